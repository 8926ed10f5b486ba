// After coming in by a recovery code: a new second factor before anything else.
import { html } from 'lit'
import { confirmSecondFactor, renewSecondFactor } from './account.js'
import { Attempt } from './attempt.js'
import { notice } from './notice.js'
import { View } from './view.js'
import { say } from './words.js'
import './recovery-codes.js'
import './second-factor.js'

/** @import { Session, Totp } from './account.js' */

export class FactorDue extends View {
  static properties = { session: { attribute: false }, totp: { state: true }, codes: { state: true } }

  #beginning = new Attempt(this)

  constructor() {
    super()
    this.session = /** @type {Session} */ (/** @type {unknown} */ (null))
    /** @type {Totp | null} */
    this.totp = null
    /** @type {string[] | null} */
    this.codes = null
  }

  #begin() {
    return this.#beginning.run(async () => {
      this.totp = await renewSecondFactor(this.session)
      this.focusOn('h2')
    })
  }

  /** @param {string} totpCode */
  async #confirm(totpCode) {
    this.codes = (await confirmSecondFactor(this.session, { totpCode })).recoveryCodes
    this.focusOn('h2')
  }

  render() {
    return html`<div class="gate"><h1>${say('totp.title')}</h1>
      ${this.codes ? html`<pi-recovery-codes .codes=${this.codes} @kept=${() => this.tell('done')}></pi-recovery-codes>` : this.#factor()}</div>`
  }

  #factor() {
    if (this.totp) {
      return html`<pi-second-factor .totp=${this.totp} .action=${(/** @type {string} */ code) => this.#confirm(code)}></pi-second-factor>`
    }
    return html`<p>${say('totp.due')}</p>${notice(this.#beginning.problem)}
      <div class="actions"><button type="button" class="button" ?disabled=${this.#beginning.busy} @click=${() => this.#begin()}>
        ${this.#beginning.busy ? say('frame.working') : say('totp.begin')}</button></div>`
  }
}

customElements.define('pi-factor-due', FactorDue)
