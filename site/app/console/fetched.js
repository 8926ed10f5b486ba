// A part of a case's page, or a place of the console, whose code is fetched when it is first opened.
import { html } from 'lit'
import { Attempt } from './attempt.js'
import { notice, Unfetched } from './notice.js'
import { View } from './view.js'
import { say } from './words.js'

/** @import { PropertyValues, TemplateResult } from 'lit' */

/**
 * @typedef {object} Fetched
 * @property {string} name  as in its address
 * @property {() => Promise<unknown>} load  fetches its code
 * @property {(about: any) => TemplateResult} element  draws it about a case's room, or what its address names
 */

export class FetchedView extends View {
  static properties = { shows: { attribute: false }, about: { attribute: false }, ready: { state: true } }

  #loading = new Attempt(this)

  constructor() {
    super()
    this.shows = /** @type {Fetched} */ (/** @type {unknown} */ (null))
    /** @type {unknown} */
    this.about = null
    /** The part whose code is here. @type {Fetched | null} */
    this.ready = null
  }

  /** @param {PropertyValues<this>} changed */
  updated(changed) {
    if (changed.has('shows')) this.#load()
  }

  async #load() {
    const { shows: part } = this
    await this.#loading.run(() => part.load().catch((error) => { throw new Unfetched(part.name, { cause: error }) }))
    if (this.#loading.problem) return
    if (part === this.shows) this.ready = part
    else this.#load()
  }

  /** The button that asked goes away; the keyboard's place stays in the view. */
  #again() {
    const view = /** @type {HTMLElement | null} */ (this.closest('.view'))
    view?.focus({ preventScroll: true })
    this.#load()
  }

  render() {
    if (this.ready === this.shows) return this.shows.element(this.about)
    return this.#loading.problem ? notice(this.#loading.problem, () => this.#again()) : html`<p class="muted" role="status">${say('frame.loading')}</p>`
  }
}

customElements.define('pi-fetched', FetchedView)
