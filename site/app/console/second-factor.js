// Setting up the authenticator app: the QR code, the secret as text, the first code.
import { html } from 'lit'
import { Attempt } from './attempt.js'
import { codeField, submitted } from './fields.js'
import { notice } from './notice.js'
import { qr } from './qr.js'
import { View } from './view.js'
import { say } from './words.js'
import './copy.js'

/** @import { Totp } from './account.js' */

export class SecondFactor extends View {
  static properties = { totp: { attribute: false }, action: { attribute: false } }

  #confirming = new Attempt(this)

  constructor() {
    super()
    this.totp = /** @type {Totp} */ ({ secret: '', uri: '' })
    /** @type {(code: string) => Promise<unknown>} */
    this.action = async () => {}
  }

  /** @param {Event} event */
  #confirm(event) {
    const { 'first-totp': code = '' } = submitted(event)
    this.#confirming.run(() => this.action(code))
  }

  render() {
    const groups = this.totp.secret.match(/.{1,4}/g)?.join(' ') ?? ''
    return html`<form @submit=${(/** @type {Event} */ event) => this.#confirm(event)}>
      <h2 tabindex="-1">${say('totp.title')}</h2>
      <p>${say('totp.why')}</p>
      ${qr(this.totp.uri, say('totp.qr'))}
      <p class="why">${say('totp.by-hand')}</p>
      <pi-copy .text=${groups} .label=${say('totp.by-hand')}></pi-copy>
      ${codeField('first-totp')}
      ${notice(this.#confirming.problem)}
      <div class="actions"><button class="button" ?disabled=${this.#confirming.busy}>
        ${this.#confirming.busy ? say('frame.working') : say('totp.confirm')}</button></div>
    </form>`
  }
}

customElements.define('pi-second-factor', SecondFactor)
