// The team, as signed: who is in it, who is invited; coordinators invite, admit, remove.
import { html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { TeamView } from './team-view.js'
import { say } from './words.js'
import './inviting.js'
import './pending.js'
import './person.js'
import './renewal.js'

/** @import { Removal, Team } from './account.js' */

export class People extends TeamView {
  static properties = { ...TeamView.properties, removal: { state: true } }

  constructor() {
    super()
    /** What a removal still asks for. @type {Removal | null} */
    this.removal = null
  }

  /** @param {CustomEvent<Removal>} event */
  #removed({ detail }) {
    this.removal = detail.needsKit ? detail : null
    this.told = detail.needsKit ? '' : say('remove.done')
    this.load()
  }

  render() {
    return html`<h1>${say('people.title')}</h1>
      ${this.telling()}
      ${this.removal ? html`<pi-renewal .session=${this.session} .kit=${this.removal.kit} .signer=${this.removal.signer}
        @finished=${() => { this.removal = null }}></pi-renewal>` : nothing}
      ${this.hindrance()}
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
    return html`<pi-pending .session=${this.session} @admitted=${() => this.load()}></pi-pending>
      <pi-inviting .session=${this.session} @invited=${() => this.#invited()}></pi-inviting>`
  }

  #invited() {
    const pending = /** @type {import('./pending.js').Pending | null} */ (this.querySelector('pi-pending'))
    pending?.load()
  }
}

customElements.define('pi-people', People)
