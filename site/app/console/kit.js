// The recovery kit: downloaded, its passphrase written apart, and both proven by opening it again.
import { html, nothing } from 'lit'
import { confirmKit } from './account.js'
import { Attempt } from './attempt.js'
import { download } from './download.js'
import { field, submitted } from './fields.js'
import { icon } from './icons.js'
import { notice } from './notice.js'
import { View } from './view.js'
import { say } from './words.js'

/** @import { Kit, Session } from './account.js' */

export class KitSteps extends View {
  static properties = { session: { attribute: false }, kit: { attribute: false }, hiding: { state: true }, noFile: { state: true } }

  #confirming = new Attempt(this)

  constructor() {
    super()
    this.session = /** @type {Session} */ (/** @type {unknown} */ (null))
    this.kit = /** @type {Kit} */ (/** @type {unknown} */ (null))
    this.hiding = false
    this.noFile = false
  }

  /** @param {Event} event */
  async #confirm(event) {
    const { 'kit-passphrase': kitPassphrase = '' } = submitted(event)
    const file = /** @type {HTMLInputElement} */ (this.querySelector('#kit-file')).files?.[0]
    this.noFile = !file
    if (!file) return
    const done = await this.#confirming.run(async () => {
      const kitBytes = new Uint8Array(await file.arrayBuffer())
      await confirmKit(this.session, { kitBytes, kitPassphrase: kitPassphrase.trim() })
    })
    if (done) this.tell('confirmed')
  }

  render() {
    return html`<h2 tabindex="-1">${say('kit.title')}</h2>
      <p>${say('kit.why')}</p>
      <h3>${say('kit.step.file')}</h3>
      <button type="button" class="button" @click=${() => download(this.kit.filename, this.kit.bytes)}>
        ${icon('down')}${say('kit.download')}</button>
      <h3>${say('kit.step.passphrase')}</h3>
      ${this.hiding ? html`<p class="note">${say('kit.hidden')}</p>` : html`<p class="written"><code>${this.kit.passphrase}</code></p>`}
      <button type="button" class="button quiet" @click=${() => { this.hiding = !this.hiding }}>
        ${icon('eye')}${say(this.hiding ? 'kit.show' : 'kit.hide')}</button>
      <h3>${say('kit.step.confirm')}</h3>
      ${this.#proof()}`
  }

  #proof() {
    return html`<form @submit=${(/** @type {Event} */ event) => this.#confirm(event)}>
      <div class="field"><label for="kit-file">${say('kit.file')}</label>
        <input id="kit-file" type="file" aria-invalid=${this.noFile ? 'true' : nothing}
          aria-errormessage=${this.noFile ? 'kit-file-error' : nothing}>
        ${this.noFile ? html`<p class="error" id="kit-file-error" role="alert">${say('kit.no-file')}</p>` : nothing}</div>
      ${field({ id: 'kit-passphrase', label: say('kit.passphrase'), type: 'text', autocapitalize: 'none' })}
      ${notice(this.#confirming.problem)}
      <div class="actions"><button class="button" ?disabled=${this.#confirming.busy}>
        ${say(this.#confirming.busy ? 'kit.checking' : 'kit.confirm')}</button></div>
    </form>`
  }
}

customElements.define('pi-kit', KitSteps)
