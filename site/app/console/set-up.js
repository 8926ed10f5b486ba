// The set-up wizard for the first coordinator: person, second factor, recovery codes, kit, signer.
import { html } from 'lit'
import { confirmSetUp, setUp } from './account.js'
import { Attempt } from './attempt.js'
import { submitted } from './fields.js'
import { notice } from './notice.js'
import { personFields, personOf } from './person-fields.js'
import { View } from './view.js'
import { say } from './words.js'
import './copy.js'
import './kit.js'
import './passphrase.js'
import './recovery-codes.js'
import './second-factor.js'

/** @import { Session } from './account.js' */
/** @import { Passphrase } from './passphrase.js' */
/** @typedef {Awaited<ReturnType<typeof setUp>>} Pending */
/** @typedef {'you' | 'totp' | 'codes' | 'kit' | 'done'} Step */

/** @type {Step[]} */
const STEPS = ['you', 'totp', 'codes', 'kit', 'done']

export class SetUp extends View {
  static properties = { secret: {}, step: { state: true } }

  #making = new Attempt(this)
  /** @type {Pending | null} */
  #pending = null
  /** @type {Session | null} */
  #session = null
  /** @type {string[]} */
  #codes = []

  constructor() {
    super()
    this.secret = ''
    /** @type {Step} */
    this.step = 'you'
  }

  /** @param {Event} event */
  #make(event) {
    const fields = submitted(event)
    const passphrase = /** @type {Passphrase} */ (this.querySelector('pi-passphrase')).choose()
    if (!passphrase) return
    this.#making.run(async () => {
      this.#pending = await setUp({ secret: this.secret, ...personOf(fields), passphrase })
      this.#go('totp')
    })
  }

  /** @param {string} totpCode */
  async #confirm(totpCode) {
    const { session, recoveryCodes } = await confirmSetUp(/** @type {Pending} */ (this.#pending), { totpCode })
    this.#session = session
    this.#codes = recoveryCodes
    this.#go('codes')
  }

  /** @param {Step} step */
  #go(step) {
    this.step = step
    scrollTo(0, 0)
    this.focusOn('[tabindex="-1"]')
  }

  render() {
    const at = STEPS.indexOf(this.step) + 1
    return html`<div class="gate"><h1>${say('setup.title')}</h1>
      <p class="step-number">${say('setup.step', { n: at, of: STEPS.length })}</p>
      <progress class="steps" max=${STEPS.length} .value=${at} aria-label=${say('setup.title')}></progress>
      ${this.#step()}</div>`
  }

  #step() {
    if (this.step === 'you') return this.#you()
    if (this.step === 'totp') {
      return html`<pi-second-factor .totp=${this.#pending?.totp} .action=${(/** @type {string} */ code) => this.#confirm(code)}></pi-second-factor>`
    }
    if (this.step === 'codes') return html`<pi-recovery-codes .codes=${this.#codes} @kept=${() => this.#go('kit')}></pi-recovery-codes>`
    if (this.step === 'kit') {
      return html`<pi-kit .session=${this.#session} .kit=${this.#pending?.kit} @confirmed=${() => this.#go('done')}></pi-kit>`
    }
    return this.#done()
  }

  #you() {
    return html`<form @submit=${(/** @type {Event} */ event) => this.#make(event)}>
      <h2>${say('setup.you')}</h2>
      <p class="why">${say('setup.you.why')} ${say('setup.reload')}</p>
      ${personFields()}
      <pi-passphrase></pi-passphrase>
      ${notice(this.#making.problem)}
      <div class="actions"><button class="button" ?disabled=${this.#making.busy}>
        ${say(this.#making.busy ? 'setup.making' : 'frame.next')}</button></div>
    </form>`
  }

  #done() {
    return html`<h2 tabindex="-1">${say('setup.done')}</h2>
      <p class="note">${say('kit.confirmed')} ${say('setup.done.why')}</p>
      <h3>${say('signer.title')}</h3>
      <p>${say('signer.setup')}</p>
      <pi-copy .text=${this.#pending?.signer ?? ''} .label=${say('signer.value')}></pi-copy>
      <div class="actions"><button type="button" class="button" @click=${() => this.tell('came-in', this.#session)}>
        ${say('setup.go')}</button></div>`
  }
}

customElements.define('pi-set-up', SetUp)
