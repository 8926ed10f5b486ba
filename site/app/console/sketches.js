// What was typed about a client and is not written yet: kept in this page through a change of part and through a lock,
// during which it is sealed to its writer. Only a reload or a closed tab would lose it, so the browser asks first.
import { LeaveWarning } from '../shared/leaving.js'
import { desk } from './desk.js'

/** @import { Session } from './account.js' */
/** @typedef {Pick<Session, 'recipient' | 'sealForMe' | 'openMine'>} Writer */

class Sketches {
  /** @type {Map<string, {writer: Writer, value: unknown}>} */
  #open = new Map()
  /** By writer and place. @type {Map<string, {recipient: string, place: string, sealed: Uint8Array}>} */
  #sealed = new Map()
  /** @type {LeaveWarning | null} */
  #warning = null

  /**
   * @param {Writer} writer
   * @param {string} place
   * @param {unknown} value  what JSON can hold
   */
  keep(writer, place, value) {
    this.#open.set(place, { writer, value })
    this.#warn()
  }

  /**
   * What was kept, once it is `opened`.
   * @param {string} place
   * @returns {any} null when there is none
   */
  of(place) {
    return this.#open.get(place)?.value ?? null
  }

  /**
   * The places under a beginning, the one written in last at the end.
   * @param {string} beginning
   */
  places(beginning) {
    return [...this.#open.keys()].filter((place) => place.startsWith(beginning))
  }

  /** @param {string} place */
  forget(place) {
    this.#open.delete(place)
    this.#warn()
  }

  /** Seal all of it, so that the console can be locked without losing it. */
  async seal() {
    const open = [...this.#open]
    this.#open.clear()
    await Promise.all(open.map(async ([place, { writer, value }]) => {
      const { recipient } = writer
      const sealed = await writer.sealForMe(new TextEncoder().encode(JSON.stringify(value)))
      this.#sealed.set(`${recipient} ${place}`, { recipient, place, sealed })
    }))
  }

  /**
   * Open what was sealed by this writer.
   * @param {Writer} writer
   */
  async open(writer) {
    for (const [name, { recipient, place, sealed }] of this.#sealed) {
      if (recipient !== writer.recipient) continue
      const value = JSON.parse(new TextDecoder().decode(await writer.openMine(sealed)))
      this.#sealed.delete(name)
      if (!this.#open.has(place)) this.#open.set(place, { writer, value })
    }
  }

  /** Whoever wrote it has signed out. */
  clear() {
    this.#open.clear()
    this.#sealed.clear()
    this.#warn()
  }

  #warn() {
    this.#warning ??= new LeaveWarning()
    this.#warning.set(this.#open.size + this.#sealed.size > 0)
  }
}

export const sketches = new Sketches()

desk.addEventListener('locking', (event) => {
  /** @type {CustomEvent<Promise<void>[]>} */ (event).detail.push(sketches.seal())
})
