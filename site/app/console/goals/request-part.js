// What asking has in common: words before the request that are kept until it was posted, and what became of the last one.
import { Attempt } from '../attempt.js'
import { Part } from '../case/part.js'
import { unsaved } from '../unsaved.js'
import { Sent } from './sent.js'

/** @import { Language } from '../words.js' */

/** @template {object} Written  what the form holds */
export class RequestPart extends Part {
  sending = new Attempt(this)
  sent

  /** @param {import('../../shared/kinds.js').Kind} kind  of the request */
  constructor(kind) {
    super()
    this.kind = kind
    this.sent = new Sent(this, kind, () => unsaved.forget(this.#editor))
  }

  get #editor() {
    return `${this.kind} ${this.room.id}`
  }

  /** The client's. */
  get language() {
    return /** @type {Language} */ (this.room.case?.language ?? 'id')
  }

  /** Whether the person at this page can send anything to the client. */
  get mayAsk() {
    return this.room.isMine && this.room.address !== null
  }

  /** What the form begins with. @returns {Written} */
  get fresh() {
    throw new Error('each kind of request has its own')
  }

  /** @returns {Written} */
  get written() {
    return unsaved.of(this.#editor)?.value ?? this.fresh
  }

  /** @param {Partial<Written>} change */
  write(change) {
    unsaved.keep(this.#editor, { ...this.written, ...change }, this.fresh)
    this.requestUpdate()
  }

  /**
   * @param {string} text  self-sufficient
   * @param {object} fields
   */
  async post(text, fields) {
    this.sent.follow(await this.room.send({ kind: this.kind, text, fields }))
  }
}
