// Accepting an invitation: read it, choose a passphrase, prove the second factor, keep the recovery codes.
import { html, nothing } from 'lit'
import { acceptInvitation, confirmInvitation, readInvitation } from './account.js'
import { Attempt } from './attempt.js'
import { dayAndTime } from './format.js'
import { notice } from './notice.js'
import { standing } from './titles.js'
import { View } from './view.js'
import { say, spoken } from './words.js'
import './passphrase.js'
import './recovery-codes.js'
import './second-factor.js'

/** @import { Passphrase } from './passphrase.js' */
/** @typedef {Awaited<ReturnType<typeof readInvitation>>} Read */
/** @typedef {Awaited<ReturnType<typeof acceptInvitation>>} Pending */

export class Joining extends View {
  static properties = { fragment: {}, invitation: { state: true }, pending: { state: true }, codes: { state: true }, done: { state: true } }

  #reading = new Attempt(this)
  #accepting = new Attempt(this)

  constructor() {
    super()
    this.fragment = ''
    /** @type {Read | null} */
    this.invitation = null
    /** @type {Pending | null} */
    this.pending = null
    /** @type {string[] | null} */
    this.codes = null
    this.done = false
  }

  firstUpdated() {
    this.#read()
  }

  async #read() {
    await this.#reading.run(async () => {
      this.invitation = await readInvitation(this.fragment)
      spoken.speak(this.invitation.language)
    })
  }

  /** @param {Event} event */
  #accept(event) {
    event.preventDefault()
    const passphrase = /** @type {Passphrase} */ (this.querySelector('pi-passphrase')).choose()
    if (!passphrase) return
    this.#accepting.run(async () => {
      this.pending = await acceptInvitation({ fragment: this.fragment, passphrase })
      this.focusOn('[tabindex="-1"]')
    })
  }

  /** @param {string} totpCode */
  async #confirm(totpCode) {
    const { recoveryCodes } = await confirmInvitation(/** @type {Pending} */ (this.pending), { totpCode })
    this.codes = recoveryCodes
    this.focusOn('[tabindex="-1"]')
  }

  render() {
    return html`<div class="gate"><h1>${say('joining.title')}</h1>
      ${notice(this.#reading.problem, () => this.#read())}${this.#step()}</div>`
  }

  #step() {
    if (this.done) return this.#end()
    if (this.codes) return html`<pi-recovery-codes .codes=${this.codes} @kept=${() => { this.done = true }}></pi-recovery-codes>`
    if (this.pending) {
      return html`<pi-second-factor .totp=${this.pending.totp} .action=${(/** @type {string} */ code) => this.#confirm(code)}></pi-second-factor>`
    }
    return this.invitation ? this.#offer(this.invitation) : nothing
  }

  /** @param {Read} invitation */
  #offer({ name, displayName, title, role, expiresAt }) {
    const words = { name: displayName, standing: standing({ role, title }) }
    return html`<form @submit=${(/** @type {Event} */ event) => this.#accept(event)}>
      <p class="lead">${say('joining.greeting', words)}</p>
      <p><strong>${say('joining.name', { name })}</strong></p>
      <p class="small">${say('people.expires', { time: dayAndTime(expiresAt) })}</p>
      <pi-passphrase></pi-passphrase>
      ${notice(this.#accepting.problem)}
      <div class="actions"><button class="button" ?disabled=${this.#accepting.busy}>
        ${say(this.#accepting.busy ? 'setup.making' : 'joining.do')}</button></div>
    </form>`
  }

  #end() {
    return html`<h2>${say('joining.done')}</h2><p>${say('joining.done.why')}</p>
      <div class="actions"><button type="button" class="button" @click=${() => this.tell('left')}>${say('joining.to-signin')}</button></div>`
  }
}

customElements.define('pi-joining', Joining)
