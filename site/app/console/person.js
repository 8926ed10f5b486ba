// One member of the team, and what a coordinator may change about them.
import { html, nothing } from 'lit'
import { changeRole, removePerson, resetSecondFactor } from './account.js'
import { dayAndTime } from './format.js'
import { standing } from './titles.js'
import { View } from './view.js'
import { say, spoken } from './words.js'
import './case-limit.js'
import './confirm.js'
import './copy.js'

/** @import { Person, Role, Session } from './account.js' */
/** @import { Consent } from './confirm.js' */

/** @type {Role[]} */
export const ROLES = ['counselor', 'supervisor', 'coordinator']

export class PersonCard extends View {
  static properties = { session: { attribute: false }, person: { attribute: false }, reset: { state: true }, unfolded: { state: true } }

  constructor() {
    super()
    this.session = /** @type {Session} */ (/** @type {unknown} */ (null))
    this.person = /** @type {Person} */ (/** @type {unknown} */ (null))
    /** @type {{code: string, expiresAt: string} | null} */
    this.reset = null
    /** Whether more was looked at: only then is it read. */
    this.unfolded = false
  }

  /** @param {string} totp */
  async #remove(totp) {
    this.tell('removed', await removePerson(this.session, this.person.id, { totp }))
  }

  /** @param {Consent} consent */
  async #changeRole({ code, choice }) {
    this.tell('removed', await changeRole(this.session, this.person.id, /** @type {Role} */ (choice), { totp: code }))
  }

  /** @param {string} totp */
  async #reset(totp) {
    this.reset = await resetSecondFactor(this.session, this.person.id, { totp })
  }

  render() {
    const { displayName, name, title, role } = this.person
    const me = this.person.id === this.session.person.id
    return html`<div class="person">
      <p class="who"><strong>${displayName}</strong> <span class="muted">${name}</span>
        ${me ? html`<span class="mark plain">${say('people.you')}</span>` : nothing}</p>
      <p class="muted">${standing({ role, title })}</p>
      ${this.reset ? this.#code(this.reset) : nothing}
      ${me || this.session.role !== 'coordinator' ? nothing : this.#changes()}
    </div>`
  }

  /** @param {{code: string, expiresAt: string}} reset */
  #code({ code, expiresAt }) {
    const label = say('reset.code', { name: this.person.displayName, time: dayAndTime(expiresAt) })
    return html`<div class="note" role="status"><p><strong>${label}</strong></p>
      <pi-copy .text=${code} .label=${label}></pi-copy><p>${say('reset.code.how', { name: this.person.displayName })}</p></div>`
  }

  #changes() {
    return html`<details class="more" @toggle=${() => { this.unfolded = true }}><summary>${say('people.more')}</summary>
      ${this.unfolded ? html`<pi-case-limit .person=${this.person.id}></pi-case-limit>` : nothing}
      <div class="actions">${this.#role()}${this.#resetting()}${this.#removing()}</div></details>`
  }

  #role() {
    const name = this.person.displayName
    const choices = ROLES.filter((role) => role !== this.person.role).map((value) => ({ value, label: say(`role.${value}`) }))
    return html`<pi-confirm needsCode .trigger=${say('role.change.open')} .heading=${say('role.change.title', { name })}
      .text=${say('role.change.what')} .label=${say('role.change.do')} .choices=${choices}
      .action=${(/** @type {Consent} */ consent) => this.#changeRole(consent)}></pi-confirm>`
  }

  #resetting() {
    const name = this.person.displayName
    return html`<pi-confirm needsCode sign="phone" .trigger=${say('reset.open')} .heading=${say('reset.title', { name })}
      .text=${say('reset.what', { name })} .label=${say('reset.do')}
      .action=${(/** @type {Consent} */ { code }) => this.#reset(code)}></pi-confirm>`
  }

  #removing() {
    const name = this.person.displayName
    const more = this.person.role === 'coordinator' ? `\n\n${say('remove.coordinator', { name })}` : ''
    return html`<pi-confirm danger needsCode sign="cross" .trigger=${say('remove.open')} .heading=${say('remove.title', { name })}
      .text=${say('remove.counselor', { name }) + more} .label=${say('remove.do')}
      .action=${(/** @type {Consent} */ { code }) => this.#remove(code)}></pi-confirm>`
  }
}

customElements.define('pi-person', PersonCard)
