// Brings the roster's pages when somebody goes there: most visits to the console are to the cases alone.
import { html, nothing } from 'lit'
import { Attempt } from './attempt.js'
import { notice } from './notice.js'
import { View } from './view.js'
import { say } from './words.js'

/** @import { Session } from './account.js' */

export class RosterPlace extends View {
  static properties = { session: { attribute: false }, page: {}, here: { state: true } }

  #bringing = new Attempt(this)

  constructor() {
    super()
    this.session = /** @type {Session} */ (/** @type {unknown} */ (null))
    this.page = 'week'
    this.here = false
  }

  firstUpdated() {
    this.#bring()
  }

  #bring() {
    return this.#bringing.run(async () => {
      await import('./roster/roster.js')
      this.here = true
    })
  }

  render() {
    if (this.here) return html`<pi-roster .session=${this.session} .page=${this.page}></pi-roster>`
    return html`<h1>${say('roster.title')}</h1>${notice(this.#bringing.problem, () => this.#bring())}
      ${this.#bringing.problem ? nothing : html`<p class="muted">${say('frame.loading')}</p>`}`
  }
}

customElements.define('pi-roster-place', RosterPlace)
