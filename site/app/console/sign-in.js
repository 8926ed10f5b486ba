// Sign-in: name, passphrase, and a second factor (the app's code, or one recovery code).
import { html, nothing } from 'lit'
import { signIn } from './account.js'
import { Attempt } from './attempt.js'
import { codeField, field, submitted } from './fields.js'
import { notice } from './notice.js'
import { View } from './view.js'
import { say } from './words.js'

export class SignIn extends View {
  static properties = { onward: { type: Boolean }, ended: { type: Boolean }, byRecovery: { state: true } }

  #signing = new Attempt(this)

  constructor() {
    super()
    /** Whether the address names a case to go on to. */
    this.onward = false
    /** Whether a session has just ended. */
    this.ended = false
    this.byRecovery = false
  }

  /** @param {Event} event */
  #submit(event) {
    const { name = '', passphrase = '', 'sign-totp': totpCode, recoveryCode } = submitted(event)
    return this.#signing.run(async () => {
      const proof = this.byRecovery ? { recoveryCode } : { totpCode }
      this.tell('came-in', await signIn({ name: name.toLowerCase(), passphrase, ...proof }))
    })
  }

  render() {
    return html`<div class="gate"><form @submit=${(/** @type {Event} */ event) => this.#submit(event)}>
      <h1>${say('signin.title')}</h1>
      ${this.ended ? html`<p class="note" role="status">${say('signin.ended')}</p>` : nothing}
      ${this.onward ? html`<p class="note">${say('signin.onward')}</p>` : nothing}
      ${field({ id: 'name', label: say('field.name'), autocomplete: 'username', autocapitalize: 'none' })}
      ${field({ id: 'passphrase', label: say('field.passphrase'), type: 'password', autocomplete: 'current-password' })}
      ${this.byRecovery
        ? field({ id: 'recoveryCode', path: 'recovery_code', label: say('signin.recovery-code'), hint: say('signin.recovery-code.hint'), autocapitalize: 'none' })
        : codeField('sign-totp')}
      ${notice(this.#signing.problem)}
      <div class="actions">
        <button class="button" ?disabled=${this.#signing.busy}>${say(this.#signing.busy ? 'signin.opening' : 'signin.do')}</button>
        <button type="button" class="plain-button" @click=${() => { this.byRecovery = !this.byRecovery }}>
          ${say(this.byRecovery ? 'signin.use-totp' : 'signin.use-recovery')}</button>
      </div>
    </form></div>`
  }
}

customElements.define('pi-sign-in', SignIn)
