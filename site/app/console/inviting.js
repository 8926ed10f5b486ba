// Making an invitation: its link carries a secret that only this browser and the newcomer ever see.
import { html } from 'lit'
import { invite } from './account.js'
import { Attempt } from './attempt.js'
import { choiceField, field, submitted } from './fields.js'
import { dayAndTime } from './format.js'
import { icon } from './icons.js'
import { notice } from './notice.js'
import { personFields, personOf } from './person-fields.js'
import { ROLES } from './person.js'
import { qr } from './qr.js'
import { View } from './view.js'
import { say } from './words.js'
import './copy.js'

/** @import { Role, Session } from './account.js' */
/** @typedef {{name: string, link: string, expiresAt: string}} Made */

export class Inviting extends View {
  static properties = { session: { attribute: false }, opened: { state: true }, made: { state: true } }

  #making = new Attempt(this)

  constructor() {
    super()
    this.session = /** @type {Session} */ (/** @type {unknown} */ (null))
    this.opened = false
    /** @type {Made | null} */
    this.made = null
  }

  #open() {
    this.opened = true
    this.focusOn('input')
  }

  /** @param {Event} event */
  #make(event) {
    const fields = submitted(event)
    return this.#making.run(async () => {
      const person = personOf(fields)
      const email = fields.email || undefined
      const { link, expiresAt } = await invite(this.session, { ...person, role: /** @type {Role} */ (fields.role), email })
      this.made = { name: person.displayName, link, expiresAt }
      this.opened = false
      this.tell('invited')
      this.focusOn('h2')
    })
  }

  render() {
    if (this.made) return this.#link(this.made)
    if (this.opened) return this.#form()
    return html`<div class="actions"><button type="button" class="button" @click=${() => this.#open()}>
      ${icon('plus')}${say('invite.open')}</button></div>`
  }

  #form() {
    const roles = ROLES.map((value) => ({ value, label: say(`role.${value}`) }))
    return html`<form class="card" @submit=${(/** @type {Event} */ event) => this.#make(event)}>
      <h2>${say('invite.title')}</h2>
      ${personFields()}
      ${choiceField({ id: 'role', label: say('invite.role'), hint: say('invite.role.hint'), value: 'counselor', options: roles })}
      ${field({ id: 'email', label: say('invite.email'), hint: say('invite.email.hint'), type: 'email', required: false })}
      ${notice(this.#making.problem)}
      <div class="actions"><button class="button" ?disabled=${this.#making.busy}>${say('invite.make')}</button>
        <button type="button" class="button quiet" @click=${() => { this.opened = false }}>${say('frame.cancel')}</button></div>
    </form>`
  }

  /** @param {Made} made */
  #link({ name, link, expiresAt }) {
    return html`<section class="card pressing"><h2 tabindex="-1">${say('invite.made', { name })}</h2>
      <p>${say('invite.how')} <strong>${say('people.expires', { time: dayAndTime(expiresAt) })}</strong></p>
      <pi-copy .text=${link} .label=${say('invite.link')}></pi-copy>
      ${qr(link, say('invite.qr'))}
      <div class="actions"><button type="button" class="button" @click=${() => { this.made = null }}>${icon('check')}${say('invite.done')}</button></div>
    </section>`
  }
}

customElements.define('pi-inviting', Inviting)
