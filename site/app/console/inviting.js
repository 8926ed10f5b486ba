// Making an invitation: its link carries a secret that only this browser and the newcomer ever see.
import { html, nothing } from 'lit'
import { invite } from './account.js'
import { Attempt } from './attempt.js'
import { choiceField, field, fieldsOf, fill, submitted } from './fields.js'
import { dayAndTime } from './format.js'
import { icon } from './icons.js'
import { notice } from './notice.js'
import { personFields, personOf } from './person-fields.js'
import { ROLES } from './person.js'
import { qr } from './qr.js'
import { unsaved, unsavedNote } from './unsaved.js'
import { View } from './view.js'
import { say } from './words.js'
import './copy.js'

/** @import { Role, Session } from './account.js' */
/** @import { Kept } from './unsaved.js' */
/** @typedef {{name: string, link: string, expiresAt: string}} Made */

const EDITOR = 'invitation'

export class Inviting extends View {
  static properties = { session: { attribute: false }, opened: { state: true }, made: { state: true }, restored: { state: true } }

  #making = new Attempt(this)
  /** What the form holds before anybody types. @type {Record<string, string>} */
  #empty = {}

  constructor() {
    super()
    this.session = /** @type {Session} */ (/** @type {unknown} */ (null))
    this.opened = false
    /** @type {Made | null} */
    this.made = null
    /** What was typed here before, and not used. @type {Kept<Record<string, string>> | null} */
    this.restored = null
  }

  firstUpdated() {
    if (unsaved.of(EDITOR)) this.#open()
  }

  get #fields() {
    return /** @type {HTMLFormElement} */ (this.querySelector('form'))
  }

  async #open() {
    this.opened = true
    this.restored = unsaved.of(EDITOR)
    await this.updateComplete
    this.#empty = fieldsOf(this.#fields)
    if (this.restored) fill(this.#fields, this.restored.value)
    else this.focusOn('input')
  }

  #edited() {
    unsaved.keep(EDITOR, fieldsOf(this.#fields), this.#empty)
  }

  #drop() {
    unsaved.forget(EDITOR)
    this.restored = null
    fill(this.#fields, this.#empty)
    this.focusOn('input')
  }

  #cancel() {
    unsaved.forget(EDITOR)
    this.opened = false
    this.focusOn('button')
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
      unsaved.forget(EDITOR)
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
    return html`<form class="card" @submit=${(/** @type {Event} */ event) => this.#make(event)} @input=${() => this.#edited()}>
      <h2>${say('invite.title')}</h2>
      ${this.restored ? unsavedNote(this.restored, this.restored.saved, () => this.#drop()) : nothing}
      ${personFields()}
      ${choiceField({ id: 'role', label: say('invite.role'), hint: say('invite.role.hint'), value: 'counselor', options: roles })}
      ${field({ id: 'email', label: say('invite.email'), hint: say('invite.email.hint'), type: 'email', required: false })}
      ${notice(this.#making.problem)}
      <div class="actions"><button class="button" ?disabled=${this.#making.busy}>${say('invite.make')}</button>
        <button type="button" class="button quiet" @click=${() => this.#cancel()}>${say('frame.cancel')}</button></div>
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
