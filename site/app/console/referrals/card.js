// One referral: to whom, how fresh its check was, what the client agreed to, and what came of it.
import { html, nothing } from 'lit'
import { Part } from '../case/part.js'
import { Attempt } from '../attempt.js'
import { longDay } from '../format.js'
import { icon } from '../icons.js'
import { notice } from '../notice.js'
import { say, sayIn } from '../words.js'
import { dayWords } from './directory.js'
import { IN_PERSON, OUTCOMES } from './referrals.js'

/** @import { Case } from '../casework.js' */
/** @import { Service } from './directory.js' */
/** @import { Referral } from './referrals.js' */

export class ReferralCard extends Part {
  static properties = { ...Part.properties, referral: { attribute: false }, service: { attribute: false }, known: { type: Boolean } }

  #noting = new Attempt(this)
  /** The question, once it is handed in: a second try then only notes it. @type {string | null} */
  #asked = null

  constructor() {
    super()
    this.referral = /** @type {Referral} */ (/** @type {unknown} */ (null))
    /** As the directory has it now. @type {Service | null} */
    this.service = null
    /** Whether the directory could be read. */
    this.known = false
  }

  get #checked() {
    const { assuredDate } = this.referral
    return assuredDate ? say('referral.fresh.fresh', { day: dayWords(assuredDate) }) : say('referral.fresh.never')
  }

  /**
   * @param {string} text
   * @param {object} fields
   */
  #note(text, fields) {
    const { id, noted, isNoted, kept } = this.referral
    return this.room.note({
      kind: 'referral', item: id, replaces: noted.versions.map((version) => version.id), ...(isNoted ? {} : { task: 'support.referral' }), text, fields: { ...kept, ...fields },
    })
  }

  /** @param {SubmitEvent} event */
  async #enter(event) {
    event.preventDefault()
    const form = /** @type {HTMLFormElement} */ (event.target)
    const given = new FormData(form)
    const outcome = OUTCOMES.find((each) => each === given.get('outcome'))
    if (!outcome) return
    const more = String(given.get('more') ?? '').trim()
    const text = say('referral.note.outcome', { name: this.referral.name, checked: this.#checked, outcome: say(`referral.outcome.${outcome}`), more })
    if (await this.#noting.run(() => this.#note(text.trim(), { outcome, more }))) form.reset()
  }

  /** Ask the client how it went: a message of the same referral, which takes the place of the first. */
  #ask() {
    const { id, name, service, kept: { contacts } } = this.referral
    const { language } = /** @type {Case} */ (this.room.case)
    return this.#noting.run(async () => {
      this.#asked ??= (await this.room.send({
        kind: 'referral', text: sayIn(language, 'referral.text.outcome', { name }),
        fields: { referral: id, said: null, service, name, contacts: Array.isArray(contacts) ? contacts : [], say_first: null, asks: 'outcome' },
      })).id
      await this.#note(say('referral.note.asked', { name }), { asked: this.#asked, ask_on: '' })
      this.#asked = null
    })
  }

  render() {
    const { name, service, isNoted, isSent, isDue, askOn, outcome } = this.referral
    const vanished = this.known && !this.service && service !== IN_PERSON
    return html`<article class="card referral-card">
      <h3>${name}</h3>
      <p class="marks">${this.#marks()}</p>
      ${service === IN_PERSON || !isNoted ? nothing : html`<p class="small">${say('referral.when-chosen', { checked: this.#checked })}</p>`}
      ${vanished ? html`<p class="note warn">${say('referral.vanished')}</p>` : nothing}
      ${isNoted ? nothing : this.#lost()}
      ${isSent || this.room.hasEarlier ? nothing : html`<p class="note">${say('referral.unsent')}</p>`}
      ${isDue ? html`<p class="note warn">${icon('date')} ${say('referral.outcome.due')}</p>` : askOn && !outcome ? html`<p class="small">${say('referral.outcome.on', { day: longDay(askOn) })}</p>` : nothing}
      ${this.#outcome()}
      ${notice(this.#noting.problem)}
      ${this.room.isMine ? this.#actions() : nothing}
    </article>`
  }

  #lost() {
    return html`<div class="note warn"><p>${say('referral.unnoted')}</p>
      ${this.room.isMine ? html`<button type="button" class="button quiet" ?disabled=${this.#noting.busy}
        @click=${() => this.#noting.run(() => this.#note(say('referral.note.later', { name: this.referral.name }), {}))}>${say('referral.unnoted.do')}</button>` : nothing}</div>`
  }

  #marks() {
    const { consent, plan } = this.referral
    return html`<span class="mark plain">${icon(consent === 'given' ? 'check' : 'lock')}${say(`referral.is.${consent}`)}</span>
      ${plan ? html`<span class="mark plain">${icon('person')}${say(`referral.plan.${plan}`)}</span>` : nothing}`
  }

  #outcome() {
    const { outcome, outcomeBy } = this.referral
    if (!outcome || !outcomeBy) return nothing
    return html`<p><strong>${say('referral.outcome')}:</strong> ${say(`referral.outcome.${outcome}`)} <span class="muted">(${say(`referral.outcome.by.${outcomeBy}`)})</span></p>
      ${outcome === 'not-reached' && this.service ? html`<p class="small">${say('referral.dead')} <a href=${this.service.address} target="_blank" rel="noopener">${say('referral.page')}</a></p>` : nothing}`
  }

  #actions() {
    const { id } = this.referral
    const isOpen = this.room.case?.state !== 'closed'
    return html`<div class="actions">
        <button type="button" class="button quiet" @click=${() => this.tell('letter')}>${icon('mail')}${say('letter.open')}</button>
        ${isOpen && this.room.address ? html`<button type="button" class="button quiet" ?disabled=${this.#noting.busy} @click=${() => this.#ask()}>${icon('send')}${say('referral.outcome.ask')}</button>` : nothing}</div>
      <details><summary>${say('referral.outcome.enter')}</summary><form @submit=${(/** @type {SubmitEvent} */ event) => this.#enter(event)}>
        <fieldset class="field"><legend class="visually-hidden">${say('referral.outcome')}</legend>${OUTCOMES.map((outcome) => html`<label class="option">
          <input type="radio" name="outcome" value=${outcome} required> <span>${say(`referral.outcome.${outcome}`)}</span></label>`)}</fieldset>
        <div class="field"><label for="more-${id}">${say('referral.outcome.more')}</label><textarea id="more-${id}" name="more" rows="2" maxlength="2000" spellcheck="false"></textarea></div>
        <button class="button quiet" ?disabled=${this.#noting.busy}>${say('referral.outcome.do')}</button></form></details>`
  }
}

customElements.define('pi-referral', ReferralCard)
