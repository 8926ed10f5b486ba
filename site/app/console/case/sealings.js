// What was sealed and is not known to have arrived: a retry sends the same bytes, so that nothing is there twice.
import { Problem } from '../../shared/api.js'

/** @template Sealed */
export class Sealings {
  /** @type {Map<string, Sealed>} */
  #waiting = new Map()

  /**
   * Seal and hand over; once more when the team's keys changed in between.
   * @template Answer
   * @param {object} content  what is sealed: the same content is the same bytes until they have arrived
   * @param {() => Promise<Sealed>} seal
   * @param {(sealed: Sealed) => Promise<Answer>} hand
   * @returns {Promise<Answer>}
   */
  async send(content, seal, hand) {
    const known = JSON.stringify(content)
    try {
      return await this.#once(known, seal, hand)
    } catch (problem) {
      if (!isEpochOver(problem)) throw problem
      this.#waiting.delete(known)
      return this.#once(known, seal, hand)
    }
  }

  /**
   * @template Answer
   * @param {string} known
   * @param {() => Promise<Sealed>} seal
   * @param {(sealed: Sealed) => Promise<Answer>} hand
   */
  async #once(known, seal, hand) {
    const sealed = this.#waiting.get(known) ?? await seal()
    this.#waiting.set(known, sealed)
    const answer = await hand(sealed)
    this.#waiting.delete(known)
    return answer
  }
}

/** @param {unknown} problem */
function isEpochOver(problem) {
  return problem instanceof Problem && problem.kind === 'epoch'
}
