// The session still stands but the keys are out of memory: the passphrase brings them back.
import { html } from 'lit'
import { Attempt } from './attempt.js'
import { field, submitted } from './fields.js'
import { icon } from './icons.js'
import { notice } from './notice.js'
import { View } from './view.js'
import { say } from './words.js'

/** @import { Session } from './account.js' */

export class Unlock extends View {
  static properties = { session: { attribute: false } }

  #opening = new Attempt(this)

  constructor() {
    super()
    this.session = /** @type {Session} */ (/** @type {unknown} */ (null))
  }

  firstUpdated() {
    this.focusOn('#unlock-passphrase')
  }

  /** @param {Event} event */
  async #submit(event) {
    const { 'unlock-passphrase': passphrase = '' } = submitted(event)
    if (await this.#opening.run(() => this.session.unlock(passphrase))) this.tell('unlocked')
  }

  #leave() {
    return this.#opening.run(async () => {
      await this.session.signOut()
      this.tell('left')
    })
  }

  render() {
    return html`<div class="gate"><form @submit=${(/** @type {Event} */ event) => this.#submit(event)}>
      <h1>${icon('lock')} ${say('unlock.title')}</h1>
      <p><strong>${this.session.person.displayName}</strong></p>
      <p class="why">${say('unlock.why')}</p>
      ${field({ id: 'unlock-passphrase', label: say('field.passphrase'), type: 'password', autocomplete: 'current-password' })}
      ${notice(this.#opening.problem)}
      <div class="actions">
        <button class="button" ?disabled=${this.#opening.busy}>${say(this.#opening.busy ? 'signin.opening' : 'unlock.do')}</button>
        <button type="button" class="plain-button" @click=${() => this.#leave()}>${say('unlock.other')}</button>
      </div>
    </form></div>`
  }
}

customElements.define('pi-unlock', Unlock)
