// The letter on the page: a few fields, the sheet as it will be printed, and the button that prints it.
import { html, nothing } from 'lit'
import { Part } from '../case/part.js'
import { ownZone } from '../format.js'
import { icon } from '../icons.js'
import { organisation } from '../organisation.js'
import { serverClock } from '../server-clock.js'
import { titleName } from '../titles.js'
import { say, sayIn } from '../words.js'
import { letterOf } from './letter.js'
import { printAlone } from './printing.js'

/** @import { Case } from '../casework.js' */
/** @import { Language } from '../words.js' */
/** @import { Letter } from './letter.js' */
/** @import { Referral } from './referrals.js' */

export class LetterView extends Part {
  static properties = {
    ...Part.properties, referral: { attribute: false }, language: { state: true }, why: { state: true }, summary: { state: true }, isNamed: { state: true },
  }

  constructor() {
    super()
    this.referral = /** @type {Referral} */ (/** @type {unknown} */ (null))
    /** Who reads it is in Indonesia, whatever the client writes in. @type {Language} */
    this.language = 'id'
    this.why = ''
    this.summary = ''
    /** Whether the case's reference is in it. */
    this.isNamed = false
  }

  firstUpdated() {
    this.focusOn('h3')
  }

  get #letter() {
    const { person } = this.room.session
    return letterOf({
      language: this.language, organisation: organisation.name, to: this.referral.name, why: this.why,
      summary: this.referral.consent === 'given' ? this.summary : '', reference: this.isNamed ? this.#case.reference : '',
      date: new Date(serverClock.now()), zone: ownZone(),
      signer: { name: person.displayName, title: titleName(person.title, this.language) },
    })
  }

  get #case() {
    return /** @type {Case} */ (this.room.case)
  }

  #print() {
    const sheet = this.querySelector('.letter')
    if (sheet instanceof HTMLElement) printAlone(sheet, sayIn(this.language, 'letter.file'))
  }

  render() {
    return html`<section class="letter-view" aria-label=${say('letter.title', { name: this.referral.name })}>
      <h3 tabindex="-1">${say('letter.title', { name: this.referral.name })}</h3>
      <p class="why">${say('letter.what')}</p>
      ${this.#fields()}
      <div class="letter-frame" role="group" aria-label=${say('letter.preview')}>${this.#sheet(this.#letter)}</div>
      <div class="actions"><button type="button" class="button" @click=${() => this.#print()}>${icon('down')}${say('letter.print')}</button>
        <button type="button" class="button quiet" @click=${() => this.tell('letter-closed')}>${say('letter.close')}</button></div>
    </section>`
  }

  #fields() {
    const { reference } = this.#case
    const languages = /** @type {const} */ (['id', 'en'])
    return html`<div class="field"><label for="letter-language">${say('letter.language')}</label>
        <select id="letter-language" @change=${(/** @type {Event} */ event) => { this.language = /** @type {Language} */ (valueOf(event)) }}>
          ${languages.map((language) => html`<option value=${language} ?selected=${language === this.language}>${say(`language.${language}`)}</option>`)}</select></div>
      <div class="field"><label for="letter-why">${say('letter.why')}</label><p class="why" id="letter-why-hint">${say('letter.why.hint')}</p>
        <textarea id="letter-why" rows="2" maxlength="600" spellcheck="false" aria-describedby="letter-why-hint" .value=${this.why} @input=${(/** @type {Event} */ event) => { this.why = valueOf(event) }}></textarea></div>
      ${this.referral.consent === 'given' ? html`<div class="field"><label for="letter-summary">${say('letter.summary')}</label>
        <textarea id="letter-summary" rows="4" maxlength="2000" spellcheck="false" .value=${this.summary} @input=${(/** @type {Event} */ event) => { this.summary = valueOf(event) }}></textarea></div>`
      : html`<p class="note">${say('letter.summary.none')}</p>`}
      <div class="field"><label class="option"><input type="checkbox" .checked=${this.isNamed} @change=${() => { this.isNamed = !this.isNamed }}> <span>${say('letter.reference', { reference })}</span></label></div>`
  }

  /** @param {Letter} letter */
  #sheet({ head, date, to, about, paragraphs, regards, signature }) {
    const lines = (/** @type {string[]} */ all) => all.map((line) => html`<span>${line}</span>`)
    return html`<article class="letter" lang=${this.language}>
      <p class="letter-head">${head}</p><p class="letter-date">${date}</p>
      <p class="letter-lines">${lines(to)}</p><p class="letter-lines letter-about">${lines(about)}</p>
      ${paragraphs.map((paragraph) => html`<p class="letter-text">${paragraph}</p>`)}
      <div class="letter-sign"><p>${regards}</p><p class="letter-line">${nothing}</p><p class="letter-lines">${lines(signature)}</p></div>
    </article>`
  }
}

/** @param {Event} event */
function valueOf(event) {
  return /** @type {HTMLInputElement} */ (event.target).value
}

customElements.define('pi-letter', LetterView)
