// The team, as signed: who is in it, who is invited; coordinators invite, admit, remove.
import { html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { team } from './account.js'
import { Attempt } from './attempt.js'
import { isDoubt } from './doubt.js'
import { notice } from './notice.js'
import { View } from './view.js'
import { say } from './words.js'
import './inviting.js'
import './pending.js'
import './person.js'
import './renewal.js'

/** @import { Removal, Session, Team } from './account.js' */

export class People extends View {
  static properties = { session: { attribute: false }, team: { state: true }, removal: { state: true }, told: { state: true } }

  #loading = new Attempt(this)

  constructor() {
    super()
    this.session = /** @type {Session} */ (/** @type {unknown} */ (null))
    /** @type {Team | null} */
    this.team = null
    /** What a removal still asks for. @type {Removal | null} */
    this.removal = null
    this.told = ''
  }

  firstUpdated() {
    this.#load()
  }

  #load() {
    return this.#loading.run(async () => {
      this.team = await team(this.session)
    })
  }

  /** @param {CustomEvent<Removal>} event */
  #removed({ detail }) {
    this.removal = detail.needsKit ? detail : null
    this.told = detail.needsKit ? '' : say('remove.done')
    this.#load()
  }

  #doubt() {
    return isDoubt(this.#loading.problem)
      ? html`<pi-doubt .session=${this.session} @accepted=${() => this.#load()}></pi-doubt>` : nothing
  }

  render() {
    return html`<h1>${say('people.title')}</h1>
      <p role="status" class=${this.told ? 'note' : 'visually-hidden'}>${this.told}</p>
      ${this.removal ? html`<pi-renewal .session=${this.session} .kit=${this.removal.kit} .signer=${this.removal.signer}
        @finished=${() => { this.removal = null }}></pi-renewal>` : nothing}
      ${notice(this.#loading.problem, () => this.#load())}${this.#doubt()}
      ${this.team ? this.#list(this.team) : nothing}
      ${this.session.role === 'coordinator' ? this.#coordinating() : nothing}`
  }

  /** @param {Team} team */
  #list({ people }) {
    return html`<ul class="people">${repeat(people, ({ id }) => id, (person) => html`<li class="card">
      <pi-person .session=${this.session} .person=${person}
        @removed=${(/** @type {CustomEvent<Removal>} */ event) => this.#removed(event)}></pi-person></li>`)}</ul>
      ${people.length === 1 && this.session.role === 'coordinator' ? html`<p class="muted">${say('people.none')}</p>` : nothing}`
  }

  #coordinating() {
    return html`<pi-pending .session=${this.session} @admitted=${() => this.#load()}></pi-pending>
      <pi-inviting .session=${this.session} @invited=${() => this.#invited()}></pi-inviting>`
  }

  #invited() {
    const pending = /** @type {import('./pending.js').Pending | null} */ (this.querySelector('pi-pending'))
    pending?.load()
  }
}

customElements.define('pi-people', People)
