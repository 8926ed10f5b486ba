// Who practises: the person themselves, with keys that were made a moment ago and open nothing but the training case.
import { openBytes, sealBytes } from '../../shared/seal.js'
import { newPair, recipientsOf } from '../account/secrets.js'

/** @import { Session } from '../account.js' */
/** @typedef {import('../account/secrets.js').Pair} Pair */

export class TrainingSession {
  /** @type {Pair} */
  #pair
  /** @type {Pair} */
  #recipients

  /**
   * @param {Pick<Session, 'person'>} session
   * @param {Pair} pair
   * @param {Pair} recipients
   */
  constructor({ person }, pair, recipients) {
    this.person = person
    this.role = person.role
    this.locked = false
    this.recipient = recipients.hybrid
    this.#pair = pair
    this.#recipients = recipients
  }

  /** @param {Pick<Session, 'person'>} session */
  static async for(session) {
    const pair = await newPair()
    return new TrainingSession(session, pair, await recipientsOf(pair))
  }

  /** The invented team's keys. */
  async teamKeys() {
    return { epoch: 1, recipients: this.#recipients }
  }

  async teamIdentities() {
    return this.#pair
  }

  /** @param {Uint8Array} bytes */
  sealForMe(bytes) {
    return sealBytes(bytes, [this.recipient])
  }

  /** @param {Uint8Array} sealed */
  openMine(sealed) {
    return openBytes(sealed, [this.#pair.hybrid])
  }
}
