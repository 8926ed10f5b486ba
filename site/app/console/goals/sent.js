// What became of a request that a part of the case page sent: waiting out its half minute, posted, answered or not.
import { html, nothing } from 'lit'
import { dayAndTime } from '../format.js'
import { say } from '../words.js'
import { REPLIES } from '../../shared/kinds.js'

/** @import { Part } from '../case/part.js' */
/** @import { CaseRoom } from '../case/room.js' */

export class Sent {
  #part
  #kind
  #arrived
  #id = ''
  /** @type {CaseRoom | null} */
  #room = null

  #posted = (/** @type {Event} */ event) => {
    if (/** @type {CustomEvent<string>} */ (event).detail === this.#id) this.#arrived()
  }

  /**
   * @param {Part} part
   * @param {string} kind  of the request
   * @param {() => void} arrived  called when it was posted: what was written need not be kept any more
   */
  constructor(part, kind, arrived) {
    this.#part = part
    this.#kind = kind
    this.#arrived = arrived
  }

  /** Whether it can still be taken back. */
  get isWaiting() {
    return this.#part.room.pending.some(({ id }) => id === this.#id)
  }

  /**
   * Follow what was handed in; taken back, it is as if it had not been sent.
   * @param {{id: string}} message
   */
  follow({ id }) {
    const { room } = this.#part
    if (this.#room !== room) room.addEventListener('posted', this.#posted)
    this.#room = room
    this.#id = id
  }

  /** Says that the last request is on its way, or not answered yet. */
  note() {
    if (this.isWaiting) return html`<p class="note" role="status">${say('ask.waiting')}</p>`
    const last = this.#part.room.messages.filter(({ from, body }) => from === 'counselor' && body?.kind === this.#kind).at(-1)
    if (!last || this.#isAnswered(last.id)) return nothing
    return html`<p class="note" role="status">${say('ask.open', { time: dayAndTime(last.postedAt) })}</p>`
  }

  /** @param {string} request */
  #isAnswered(request) {
    return this.#part.room.messages.some(({ from, body }) => from === 'client' && body?.kind === REPLIES[this.#kind] && body?.fields?.request === request)
  }
}
