// The keys page: how long the signed statement holds, who signs, whether the recovery kit is proven.
import { html, nothing } from 'lit'
import { newKit, newSigner, resignIfDue } from './account.js'
import { Attempt } from './attempt.js'
import { date } from './format.js'
import { icon } from './icons.js'
import { notice } from './notice.js'
import { TeamView } from './team-view.js'
import { toSettings } from './way-back.js'
import { say } from './words.js'
import './confirm.js'
import './copy.js'
import './kit.js'

/** @import { Kit, Team } from './account.js' */
/** @import { Consent } from './confirm.js' */

export class KeysView extends TeamView {
  static properties = { ...TeamView.properties, kit: { state: true } }

  #signing = new Attempt(this)

  constructor() {
    super()
    /** @type {Kit | null} */
    this.kit = null
  }

  async #resign() {
    await this.#signing.run(async () => {
      const { resigned } = await resignIfDue(this.session)
      this.told = say(resigned ? 'keys.resigned' : 'keys.not-due')
    })
    await this.load()
  }

  /** @param {string} totp */
  async #newKit(totp) {
    this.kit = await newKit(this.session, { totp })
    this.focusOn('pi-kit h2')
  }

  /** @param {string} totp */
  async #newSigner(totp) {
    await newSigner(this.session, { totp })
    await this.load()
  }

  #confirmed() {
    this.kit = null
    this.told = say('kit.confirmed')
    this.load()
  }

  render() {
    return html`${toSettings()}<h1>${say('keys.title')}</h1>
      ${this.telling()}
      ${this.hindrance()}${notice(this.#signing.problem)}
      ${this.team ? [this.#statement(this.team), this.#kit(this.team), this.#signers(this.team)] : nothing}`
  }

  /** @param {Team} team */
  #statement({ statement, epoch }) {
    const words = { signed: date(statement.signedAt), until: date(statement.validUntil), n: statement.daysLeft }
    return html`<section class="card ${statement.warning ? 'pressing' : ''}"><h2>${say('keys.statement')}</h2>
      <p>${say('keys.statement.valid', words)}</p>
      <p class=${statement.warning ? 'mistrusted' : 'small'}>${statement.warning ? icon('alert') : nothing}${
        say(statement.warning ? 'keys.statement.warning' : 'keys.statement.calm')}</p>
      <p class="small">${say('keys.epoch', { n: epoch })}. ${say('keys.epoch.why')}</p>
      <button type="button" class="button quiet" ?disabled=${this.#signing.busy} @click=${() => this.#resign()}>
        ${say('keys.resign')}</button></section>`
  }

  /** @param {Team} team */
  #kit({ kit }) {
    const time = date(kit.madeAt)
    return html`<section class="card ${kit.confirmed ? '' : 'pressing'}">
      ${this.kit ? html`<pi-kit .session=${this.session} .kit=${this.kit} @confirmed=${() => this.#confirmed()}></pi-kit>`
        : html`<h2>${say('keys.kit')}</h2>
          <p>${icon(kit.confirmed ? 'check' : 'alert')} ${say(kit.confirmed ? 'keys.kit.confirmed' : 'keys.kit.unconfirmed', { time })}</p>
          <pi-confirm needsCode .trigger=${say('keys.kit.new')} .heading=${say('keys.kit.new.title')} .text=${say('keys.kit.new.what')}
            .label=${say('keys.kit.new.do')} .action=${(/** @type {Consent} */ { code }) => this.#newKit(code)}></pi-confirm>`}
    </section>`
  }

  /** @param {Team} team */
  #signers({ signers }) {
    const waiting = signers.find(({ inPages }) => !inPages)
    return html`<section class="card"><h2>${say('keys.signers')}</h2>
      <ul class="plain-list">${signers.map(({ signer, inPages, signing }) => html`<li><code class="long">${signer}</code>
        <span class="marks">${signing ? html`<span class="mark routine">${icon('check')}${say('keys.signer.signing')}</span>` : nothing}
        <span class="mark ${inPages ? 'routine' : 'soon'}">${icon(inPages ? 'check' : 'alert')}${
          say(inPages ? 'keys.signer.in-pages' : 'keys.signer.not-in-pages')}</span></span></li>`)}</ul>
      ${waiting ? html`<p>${say('signer.new')}</p><pi-copy .text=${say('remove.after.command', { signer: waiting.signer })}
        .label=${say('signer.value')}></pi-copy>` : nothing}
      <pi-confirm needsCode .trigger=${say('keys.signer.new')} .heading=${say('keys.signer.new.title')} .text=${say('keys.signer.new.what')}
        .label=${say('keys.signer.new.do')} .action=${(/** @type {Consent} */ { code }) => this.#newSigner(code)}></pi-confirm></section>`
  }
}

customElements.define('pi-keys', KeysView)
