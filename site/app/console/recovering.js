// Recovery with the kit: a new coordinator, made with the link of `pinternet recover`.
import { html, nothing } from 'lit'
import { confirmRecovery, recover } from './account.js'
import { Attempt } from './attempt.js'
import { field, submitted } from './fields.js'
import { notice } from './notice.js'
import { personFields, personOf } from './person-fields.js'
import { View } from './view.js'
import { say } from './words.js'
import './passphrase.js'
import './recovery-codes.js'
import './second-factor.js'

/** @import { Session } from './account.js' */
/** @import { Passphrase } from './passphrase.js' */
/** @typedef {Awaited<ReturnType<typeof recover>>} Pending */

export class Recovering extends View {
  static properties = { secret: {}, pending: { state: true }, codes: { state: true }, done: { state: true }, noFile: { state: true } }

  #recovering = new Attempt(this)
  /** @type {Session | null} */
  #session = null

  constructor() {
    super()
    this.secret = ''
    /** @type {Pending | null} */
    this.pending = null
    /** @type {string[] | null} */
    this.codes = null
    this.done = false
    this.noFile = false
  }

  /** @param {Event} event */
  #recover(event) {
    const fields = submitted(event)
    const file = /** @type {HTMLInputElement} */ (this.querySelector('#kit-file')).files?.[0]
    this.noFile = !file
    const passphrase = /** @type {Passphrase} */ (this.querySelector('pi-passphrase')).choose()
    if (!file || !passphrase) return
    this.#recovering.run(async () => {
      const kitBytes = new Uint8Array(await file.arrayBuffer())
      const kitPassphrase = (fields['kit-passphrase'] ?? '').trim()
      this.pending = await recover({ secret: this.secret, kitBytes, kitPassphrase, ...personOf(fields), passphrase })
      this.focusOn('[tabindex="-1"]')
    })
  }

  /** @param {string} totpCode */
  async #confirm(totpCode) {
    const { session, recoveryCodes } = await confirmRecovery(/** @type {Pending} */ (this.pending), { totpCode })
    this.#session = session
    this.codes = recoveryCodes
    this.focusOn('[tabindex="-1"]')
  }

  render() {
    return html`<div class="gate"><h1>${say('recovering.title')}</h1>${this.#step()}</div>`
  }

  #step() {
    if (this.done) {
      return html`<p class="note">${say('recovering.done')}</p><div class="actions"><button type="button" class="button"
        @click=${() => this.tell('came-in', this.#session)}>${say('setup.go')}</button></div>`
    }
    if (this.codes) return html`<pi-recovery-codes .codes=${this.codes} @kept=${() => { this.done = true }}></pi-recovery-codes>`
    if (this.pending) {
      return html`<pi-second-factor .totp=${this.pending.totp} .action=${(/** @type {string} */ code) => this.#confirm(code)}></pi-second-factor>`
    }
    return this.#form()
  }

  #form() {
    return html`<form @submit=${(/** @type {Event} */ event) => this.#recover(event)}>
      <p>${say('recovering.why')}</p>
      <div class="field"><label for="kit-file">${say('recovering.file')}</label>
        <input id="kit-file" type="file" aria-invalid=${this.noFile ? 'true' : nothing}
          aria-errormessage=${this.noFile ? 'kit-file-error' : nothing}>
        ${this.noFile ? html`<p class="error" id="kit-file-error" role="alert">${say('kit.no-file')}</p>` : nothing}</div>
      ${field({ id: 'kit-passphrase', label: say('recovering.passphrase'), autocapitalize: 'none' })}
      ${personFields()}
      <pi-passphrase></pi-passphrase>
      ${notice(this.#recovering.problem)}
      <div class="actions"><button class="button" ?disabled=${this.#recovering.busy}>
        ${say(this.#recovering.busy ? 'frame.working' : 'recovering.do')}</button></div>
    </form>`
  }
}

customElements.define('pi-recovering', Recovering)
