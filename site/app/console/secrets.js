// One's own secrets: another passphrase, new recovery codes, another authenticator app.
import { html, nothing } from 'lit'
import { changePassphrase, confirmSecondFactor, newRecoveryCodes, renewSecondFactor } from './account.js'
import { Attempt } from './attempt.js'
import { codeField, field, submitted } from './fields.js'
import { notice } from './notice.js'
import { View } from './view.js'
import { say } from './words.js'
import './confirm.js'
import './passphrase.js'
import './recovery-codes.js'
import './second-factor.js'

/** @import { Session, Totp } from './account.js' */
/** @import { Consent } from './confirm.js' */
/** @import { Passphrase } from './passphrase.js' */

export class Secrets extends View {
  static properties = {
    session: { attribute: false }, codes: { state: true }, totp: { state: true }, changing: { state: true }, told: { state: true },
  }

  #changing = new Attempt(this)

  constructor() {
    super()
    this.session = /** @type {Session} */ (/** @type {unknown} */ (null))
    /** @type {string[] | null} */
    this.codes = null
    /** @type {Totp | null} */
    this.totp = null
    this.changing = false
    this.told = ''
  }

  /** @param {Event} event */
  async #change(event) {
    const { 'current-passphrase': current = '', 'change-totp': totp = '' } = submitted(event)
    const passphrase = /** @type {Passphrase} */ (this.querySelector('pi-passphrase')).choose()
    if (!passphrase) return
    const changed = await this.#changing.run(() => changePassphrase(this.session, { current, passphrase, totp }))
    if (!changed) return
    this.changing = false
    this.told = say('secrets.passphrase.done')
  }

  /** @param {string} totp */
  async #renewCodes(totp) {
    this.codes = (await newRecoveryCodes(this.session, { totp })).recoveryCodes
    this.focusOn('pi-recovery-codes h2')
  }

  /** @param {string} totp */
  async #beginFactor(totp) {
    this.totp = await renewSecondFactor(this.session, { totp })
    this.focusOn('pi-second-factor h2')
  }

  /** @param {string} totpCode */
  async #confirmFactor(totpCode) {
    this.codes = (await confirmSecondFactor(this.session, { totpCode })).recoveryCodes
    this.totp = null
    this.told = say('secrets.totp.done')
  }

  render() {
    return html`<section aria-labelledby="secrets-title"><h2 id="secrets-title">${say('secrets.title')}</h2>
      <p role="status" class=${this.told ? 'note' : 'visually-hidden'}>${this.told}</p>
      ${this.codes ? html`<div class="card"><pi-recovery-codes .codes=${this.codes} @kept=${() => { this.codes = null }}></pi-recovery-codes></div>` : nothing}
      ${this.totp ? html`<div class="card"><pi-second-factor .totp=${this.totp}
        .action=${(/** @type {string} */ code) => this.#confirmFactor(code)}></pi-second-factor></div>` : nothing}
      ${this.changing ? this.#form() : nothing}
      <p class="small">${say('secrets.codes.left', { n: this.session.recoveryCodesLeft })}</p>
      <div class="actions">
        ${this.changing ? nothing : html`<button type="button" class="button quiet" @click=${() => { this.changing = true }}>
          ${say('secrets.passphrase')}</button>`}
        <pi-confirm needsCode .trigger=${say('secrets.codes')} .heading=${say('secrets.codes.title')} .text=${say('secrets.codes.what')}
          .label=${say('secrets.codes.do')} .action=${(/** @type {Consent} */ { code }) => this.#renewCodes(code)}></pi-confirm>
        <pi-confirm needsCode .trigger=${say('secrets.totp')} .heading=${say('secrets.totp.title')} .text=${say('secrets.totp.what')}
          .label=${say('secrets.totp.do')} .action=${(/** @type {Consent} */ { code }) => this.#beginFactor(code)}></pi-confirm>
      </div></section>`
  }

  #form() {
    return html`<form class="card" @submit=${(/** @type {Event} */ event) => this.#change(event)}>
      <h3>${say('secrets.passphrase')}</h3>
      ${field({ id: 'current-passphrase', label: say('secrets.passphrase.current'), type: 'password', autocomplete: 'current-password' })}
      <pi-passphrase></pi-passphrase>
      ${codeField('change-totp', { hint: say('field.totp.fresh') })}
      ${notice(this.#changing.problem)}
      <div class="actions"><button class="button" ?disabled=${this.#changing.busy}>
        ${say(this.#changing.busy ? 'frame.working' : 'secrets.passphrase')}</button>
        <button type="button" class="button quiet" @click=${() => { this.changing = false }}>${say('frame.cancel')}</button></div>
    </form>`
  }
}

customElements.define('pi-secrets', Secrets)
