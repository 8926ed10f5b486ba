// A button that asks before it acts: what will be lost, a choice or a fresh second factor where one is needed.
import { html, nothing } from 'lit'
import { Attempt } from './attempt.js'
import { codeField, submitted } from './fields.js'
import { icon } from './icons.js'
import { Leaving } from './leaving.js'
import { notice } from './notice.js'
import { View } from './view.js'
import { say } from './words.js'

/** @import { Icon } from './icons.js' */
/** @typedef {{code: string, choice: string}} Consent */

let made = 0

export class Confirm extends View {
  static properties = {
    trigger: {}, sign: {}, heading: {}, text: {}, label: {}, danger: { type: Boolean },
    needsCode: { type: Boolean }, choices: { attribute: false }, action: { attribute: false },
    opened: { state: true }, unchosen: { state: true },
  }

  #id = `confirm-${(made += 1)}`
  #doing = new Attempt(this)

  constructor() {
    super()
    new Leaving(this, () => this.#dialog?.close())
    this.trigger = ''
    /** @type {Icon | ''} */
    this.sign = ''
    this.heading = ''
    this.text = ''
    this.label = ''
    this.danger = false
    this.needsCode = false
    /** @type {{value: string, label: string}[]} */
    this.choices = []
    /** @type {(consent: Consent) => Promise<unknown>} */
    this.action = async () => {}
    this.opened = false
    this.unchosen = false
  }

  get #dialog() {
    return /** @type {HTMLDialogElement} */ (this.querySelector('dialog'))
  }

  async #open() {
    this.opened = true
    this.unchosen = false
    this.#doing.forget()
    await this.updateComplete
    this.#dialog.showModal()
  }

  #close() {
    this.#dialog.close()
  }

  /** @param {Event} event */
  async #agree(event) {
    const { [`${this.#id}-totp`]: code = '', choice = '' } = submitted(event)
    this.unchosen = this.choices.length > 0 && !choice
    if (this.unchosen) return
    if (await this.#doing.run(() => this.action({ code, choice }))) this.#close()
  }

  render() {
    return html`
      <button type="button" class="button ${this.danger ? 'quiet grave' : 'quiet'}" aria-haspopup="dialog" @click=${() => this.#open()}>
        ${this.sign ? icon(this.sign) : nothing}${this.trigger}</button>
      <dialog aria-labelledby="${this.#id}-title" @close=${() => { this.opened = false }}>
        ${this.opened ? this.#form() : nothing}
      </dialog>`
  }

  #form() {
    return html`<form @submit=${(/** @type {Event} */ event) => this.#agree(event)}>
      <h2 id="${this.#id}-title">${this.heading}</h2>
      <p>${this.text}</p>
      ${this.choices.length ? this.#choices() : nothing}
      ${this.needsCode ? codeField(`${this.#id}-totp`, { hint: say('field.totp.fresh') }) : nothing}
      ${notice(this.#doing.problem)}
      <div class="actions">
        <button class="button ${this.danger ? 'danger' : ''}" ?disabled=${this.#doing.busy}>
          ${this.#doing.busy ? say('frame.working') : this.label}</button>
        <button type="button" class="button quiet" @click=${() => this.#close()}>${say('frame.cancel')}</button>
      </div>
    </form>`
  }

  #choices() {
    return html`<fieldset class="field" aria-describedby=${this.unchosen ? `${this.#id}-unchosen` : nothing}>
      <legend class="visually-hidden">${this.heading}</legend>
      ${this.choices.map(({ value, label }) => html`<label class="option">
        <input type="radio" name="choice" value=${value}> <span>${label}</span></label>`)}
      ${this.unchosen ? html`<p class="error" id="${this.#id}-unchosen" role="alert">${say('closing.choose')}</p>` : nothing}
    </fieldset>`
  }
}

customElements.define('pi-confirm', Confirm)
