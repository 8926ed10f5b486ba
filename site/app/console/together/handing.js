// Offers a case to a colleague: with a summary, and with the client's agreement or the reason why it was not asked.
import { html, nothing } from 'lit'
import { Attempt } from '../attempt.js'
import { Part } from '../case/part.js'
import { dayAndTime } from '../format.js'
import { icon } from '../icons.js'
import { notice } from '../notice.js'
import { say, sayIn } from '../words.js'
import { agreementTo } from './agreement.js'
import { refusal } from './refusal.js'
import { offerCase, withdrawOffer } from './asks.js'
import { colleagueOptions } from './colleagues.js'
import { summaryOf } from './summary.js'
import { Written } from './written.js'

/** @import { Case } from '../casework.js' */
/** @import { Asked, Colleague } from './asks.js' */

/** What the record keeps of the client's agreement. */
const SAID = /** @type {const} */ ({ yes: 'hand-over.agreed', no: 'hand-over.against', asked: 'hand-over.without', unasked: 'hand-over.without' })

export class HandingOver extends Part {
  static properties = { ...Part.properties, colleagues: { attribute: false }, offer: { attribute: false }, to: { state: true }, unchosen: { state: true }, told: { state: true } }

  #doing = new Attempt(this)
  #summary = new Written(this, () => `hand-over ${this.room.id}`)
  #without = new Written(this, () => `hand-over-reason ${this.room.id}`)
  /** Why the client was not asked or did not answer is no reason to go against their "no". */
  #against = new Written(this, () => `hand-over-reason ${this.room.id} against`)

  constructor() {
    super()
    /** @type {Colleague[]} */
    this.colleagues = []
    /** The offer that stands. @type {Asked | null} */
    this.offer = null
    this.to = ''
    this.unchosen = false
    this.told = ''
  }

  get #case() {
    return /** @type {Case} */ (this.room.case)
  }

  get #colleague() {
    return this.colleagues.find(({ id }) => id === this.to) ?? null
  }

  /** What the client said of the colleague who is chosen, or of anybody before one is. */
  get #agreed() {
    return agreementTo(this.room.messages, this.#colleague?.name ?? '')
  }

  get #reason() {
    return this.#agreed.state === 'no' ? this.#against : this.#without
  }

  /** @param {Colleague} colleague */
  async #askClient({ name, title }) {
    const text = sayIn(this.#case.language, title ? 'hand-over.client.text' : 'hand-over.client.text.untitled', { name, title })
    if (await this.#doing.run(() => this.room.send({ kind: 'hand-over-question', text, fields: { said: null, name, title: title || null } }))) {
      this.told = say('hand-over.client.sent')
    }
  }

  /** @param {Event} event */
  async #offer(event) {
    event.preventDefault()
    const colleague = this.#colleague
    this.unchosen = !colleague
    if (!colleague) return this.focusOn('select')
    await this.room.refresh() // the client may have said no meanwhile
    const { state, at } = this.#agreed
    const begun = summaryOf(this.room.record, this.#case)
    const text = this.#summary.taken(begun)
    const why = state === 'yes' ? '' : this.#reason.taken()
    if (!text || (state !== 'yes' && !why)) return
    const agreed = say(SAID[state], { reason: why, time: at && dayAndTime(at) })
    const note = { kind: 'hand-over', text: `${text}\n\n${agreed}`, fields: { to: colleague.id, agreed: state === 'yes', against: state === 'no', why } }
    if (!(await this.#doing.run(() => this.room.entering(note, (entry) => offerCase(this.room.id, colleague.id, entry))))) return
    for (const written of [this.#summary, this.#without, this.#against]) written.forget()
    this.tell('asked')
  }

  async #withdraw() {
    if (await this.#doing.run(() => withdrawOffer(this.room.id))) this.tell('asked')
  }

  render() {
    return html`<section aria-labelledby="handing-title"><h3 id="handing-title">${say('hand-over.heading')}</h3>
      ${refusal(this.#agreed)}
      ${this.offer ? this.#standing(this.offer) : this.#form()}</section>`
  }

  /** @param {Asked} offer */
  #standing(offer) {
    return html`<div class="card ask stands"><p><strong>${say('offer.mine', { name: offer.to?.name ?? '' })}</strong>
        <span class="small">${dayAndTime(offer.asked_at)}</span></p>
      <p>${say('offer.until', { name: offer.to?.name ?? '' })}</p>${notice(this.#doing.problem)}
      <button type="button" class="button quiet" ?disabled=${this.#doing.busy} @click=${() => this.#withdraw()}>${icon('undo')}${say('offer.withdraw')}</button></div>`
  }

  #form() {
    const colleague = this.#colleague
    const told = ['yes', 'no'].includes(this.#agreed.state) && !this.#agreed.waits ? '' : this.told
    return html`<details class="more" ?open=${Boolean(this.to || this.#summary.text())}><summary>${say('hand-over.open')}</summary>
      <form class="card" @submit=${(/** @type {Event} */ event) => this.#offer(event)}>
      <p class="why">${say('hand-over.why')}</p>
      <div class="field"><label for="hand-to">${say('hand-over.whom')}</label>
        <select id="hand-to" data-path="to" aria-invalid=${this.unchosen ? 'true' : nothing} aria-errormessage=${this.unchosen ? 'hand-to-error' : nothing}
          @change=${(/** @type {Event} */ { target }) => { this.to = /** @type {HTMLSelectElement} */ (target).value; this.unchosen = false }}>
          <option value="" ?selected=${!this.to}>${say('field.choose')}</option>${colleagueOptions(this.colleagues, this.to)}</select>
        ${this.unchosen ? html`<p class="error" id="hand-to-error" role="alert">${say('hand-over.choose')}</p>` : nothing}</div>
      ${colleague ? this.#agreement(colleague) : nothing}
      ${this.#summary.field({ id: 'hand-summary', label: say('hand-over.summary'), hint: say('hand-over.summary.why'), rows: 6, begun: summaryOf(this.room.record, this.#case) })}
      ${notice(this.#doing.problem)}
      <p role="status" class=${told ? 'small' : 'visually-hidden'}>${told}</p>
      <button class="button" ?disabled=${this.#doing.busy}>${icon('swap')}${say('hand-over.do')}</button></form></details>`
  }

  /** @param {Colleague} colleague */
  #agreement(colleague) {
    const { state, at, waits } = this.#agreed
    const { name } = colleague
    if (state === 'yes') return html`<p class="note">${icon('check')} ${say('hand-over.client.yes', { name, time: dayAndTime(at) })}</p>`
    const isAskable = state === 'unasked' || (state === 'no' && !waits && this.#agreed.about !== name)
    return html`${isAskable ? html`<p><button type="button" class="button quiet" ?disabled=${this.#doing.busy || !this.room.address} @click=${() => this.#askClient(colleague)}>
        ${icon('mail')}${say('hand-over.client.ask')}</button></p>`
      : state === 'asked' ? html`<p class="note">${say('hand-over.client.asked', { name, time: dayAndTime(at) })}</p>` : nothing}
      ${this.#reason.field({ id: 'hand-reason', label: say(state === 'no' ? 'hand-over.reason.against' : 'hand-over.reason'), rows: 2 })}`
  }
}

customElements.define('pi-handing-over', HandingOver)
