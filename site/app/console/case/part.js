// The base of the case page's parts: each looks at the room, and again whenever that has changed.
import { View } from '../view.js'

/** @import { CaseRoom } from './room.js' */

export class Part extends View {
  static properties = { room: { attribute: false } }

  /** @type {CaseRoom | null} */
  #watched = null

  #changed = () => this.requestUpdate()

  constructor() {
    super()
    this.room = /** @type {CaseRoom} */ (/** @type {unknown} */ (null))
  }

  connectedCallback() {
    super.connectedCallback()
    this.requestUpdate()
  }

  disconnectedCallback() {
    super.disconnectedCallback()
    this.#watched?.removeEventListener('changed', this.#changed)
    this.#watched = null
  }

  /** Watch the room that is shown: by the time it is drawn there is one. */
  willUpdate() {
    if (this.#watched === this.room || !this.isConnected) return
    this.#watched?.removeEventListener('changed', this.#changed)
    this.#watched = this.room
    this.#watched.addEventListener('changed', this.#changed)
  }
}
