// Choosing a passphrase: six random words are offered; an own one is judged honestly.
import { html, nothing } from 'lit'
import { passphraseProblem, suggestPassphrase } from './account.js'
import { icon } from './icons.js'
import { View } from './view.js'
import { say } from './words.js'
import './copy.js'

const LEAST = 14

export class Passphrase extends View {
  static properties = { own: { state: true }, typed: { state: true }, refused: { state: true }, suggested: { state: true } }

  constructor() {
    super()
    this.own = false
    this.typed = ''
    this.refused = ''
    this.suggested = suggestPassphrase()
  }

  /**
   * The chosen passphrase; null after saying what is missing.
   * @returns {string | null}
   */
  choose() {
    this.refused = this.own ? this.#judgeOwn() : this.#judgeOffered()
    if (this.refused) this.focusOn('[aria-invalid=true]')
    return this.refused ? null : this.own ? this.typed : this.suggested
  }

  #judgeOffered() {
    return this.#input('noted').checked ? '' : say('passphrase.noted.missing')
  }

  #judgeOwn() {
    return this.#strength(true) || (this.#input('again').value === this.typed ? '' : say('passphrase.differs'))
  }

  /** @param {string} part */
  #input(part) {
    return /** @type {HTMLInputElement} */ (this.querySelector(`#passphrase-${part}`))
  }

  /**
   * What is wrong with the typed passphrase, or (when asked for more than faults) what can be said for it.
   * @param {boolean} faultsOnly
   */
  #strength(faultsOnly) {
    const problem = passphraseProblem(this.typed)
    if (problem === 'short') return say('passphrase.short', { n: Math.max(1, LEAST - this.typed.length) })
    if (problem === 'repeating') return say('passphrase.repeating')
    return faultsOnly ? '' : say('passphrase.long-enough')
  }

  #switch() {
    this.own = !this.own
    this.refused = ''
    this.focusOn(this.own ? '#passphrase-own' : '#passphrase-noted')
  }

  render() {
    return html`<fieldset class="field passphrase"><legend>${say('field.passphrase')}</legend>
      ${this.own ? this.#ownFields() : this.#offer()}
      ${this.refused ? html`<p class="error" id="passphrase-refused" role="alert">${this.refused}</p>` : nothing}
      <button type="button" class="plain-button" @click=${() => this.#switch()}>
        ${say(this.own ? 'passphrase.offered' : 'passphrase.own')}</button>
    </fieldset>`
  }

  #offer() {
    return html`<p class="why">${say('passphrase.suggested')}</p>
      <pi-copy .text=${this.suggested} .label=${say('field.passphrase')}></pi-copy>
      <button type="button" class="plain-button" @click=${() => { this.suggested = suggestPassphrase() }}>
        ${icon('again')}${say('passphrase.another')}</button>
      <label class="option"><input type="checkbox" id="passphrase-noted" aria-invalid=${this.refused ? 'true' : nothing}
        aria-errormessage=${this.refused ? 'passphrase-refused' : nothing}> <span>${say('passphrase.noted')}</span></label>`
  }

  #ownFields() {
    const differs = this.refused === say('passphrase.differs')
    const refused = this.refused && !differs
    return html`<label for="passphrase-own">${say('passphrase.own.label')}</label>
      <p class="why" id="passphrase-own-hint">${say('passphrase.own.hint')}</p>
      <input id="passphrase-own" type="password" autocomplete="new-password" aria-describedby="passphrase-own-hint passphrase-strength"
        aria-invalid=${refused ? 'true' : nothing} aria-errormessage=${refused ? 'passphrase-refused' : nothing} .value=${this.typed}
        @input=${(/** @type {Event} */ event) => { this.typed = /** @type {HTMLInputElement} */ (event.target).value }}>
      <p class="small" id="passphrase-strength" aria-live="polite">${this.typed ? this.#strength(false) : nothing}</p>
      <label for="passphrase-again">${say('passphrase.again')}</label>
      <input id="passphrase-again" type="password" autocomplete="new-password" aria-invalid=${differs ? 'true' : nothing}
        aria-errormessage=${differs ? 'passphrase-refused' : nothing}>`
  }
}

customElements.define('pi-passphrase', Passphrase)
