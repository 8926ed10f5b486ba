// A part of the case page, whose code is fetched when it is first opened.
import { html } from 'lit'
import { Offline } from '../../shared/api.js'
import { Attempt } from '../attempt.js'
import { notice } from '../notice.js'
import { View } from '../view.js'
import { say } from '../words.js'

/** @import { PropertyValues } from 'lit' */
/** @import { PartOf } from './parts.js' */
/** @import { CaseRoom } from './room.js' */

export class LoadedPart extends View {
  static properties = { shows: { attribute: false }, room: { attribute: false }, ready: { state: true } }

  #loading = new Attempt(this)

  constructor() {
    super()
    this.shows = /** @type {PartOf} */ (/** @type {unknown} */ (null))
    this.room = /** @type {CaseRoom} */ (/** @type {unknown} */ (null))
    /** The part whose code is here. @type {PartOf | null} */
    this.ready = null
  }

  /** @param {PropertyValues<this>} changed */
  updated(changed) {
    if (changed.has('shows')) this.#load()
  }

  async #load() {
    const { shows: part } = this
    await this.#loading.run(() => part.load().catch((error) => { throw new Offline(part.name, { cause: error }) }))
    if (this.#loading.problem) return
    if (part === this.shows) this.ready = part
    else this.#load()
  }

  render() {
    if (this.ready === this.shows) return this.shows.element(this.room)
    return this.#loading.problem ? notice(this.#loading.problem, () => this.#load()) : html`<p class="muted" role="status">${say('frame.loading')}</p>`
  }
}

customElements.define('pi-case-part', LoadedPart)
