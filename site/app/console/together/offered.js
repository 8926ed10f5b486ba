// A case that is offered to the person at this page: what its counselor says of it, and yes or no.
import { html, nothing } from 'lit'
import { Attempt } from '../attempt.js'
import { Part } from '../case/part.js'
import { dayAndTime } from '../format.js'
import { icon } from '../icons.js'
import { notice } from '../notice.js'
import { isOverLimit, overLimit } from '../over-limit.js'
import { say } from '../words.js'
import { agreementTo } from './agreement.js'
import { answerOffer } from './asks.js'
import { refusal } from './refusal.js'
import { Written } from './written.js'

/** @import { Asked } from './asks.js' */

export class Offered extends Part {
  static properties = { ...Part.properties, offer: { attribute: false } }

  #doing = new Attempt(this)
  #written = new Written(this, () => `offered ${this.offer.id}`)

  constructor() {
    super()
    this.offer = /** @type {Asked} */ (/** @type {unknown} */ (null))
  }

  get #entry() {
    return this.room.record.log('hand-over').find(({ id }) => id === this.offer.id)
  }

  get #agreed() {
    return agreementTo(this.room.messages, this.offer.to?.name ?? '')
  }

  /** Whether the client said no, and the offer gives no reason to go against it. */
  get #isAgainst() {
    return this.#agreed.state === 'no' && this.#entry?.fields.against !== true
  }

  /**
   * @param {boolean} accepts
   * @param {boolean} [overLimit]
   */
  async #answer(accepts, overLimit = false) {
    await this.room.refresh() // the client may have said no meanwhile
    const isAgainst = accepts && this.#isAgainst
    const typed = isAgainst ? this.#written.taken() : this.#written.text().trim()
    if (isAgainst && !typed) return
    const said = say(accepts ? 'offer.accepted.text' : 'offer.declined.text')
    const note = { kind: 'hand-over', text: typed ? `${said}\n\n${typed}` : said, fields: { answers: this.offer.id, accepts, against: isAgainst } }
    const done = await this.#doing.run(() => this.room.entering(note, (entry) => answerOffer(this.room.id, { accepts, overLimit }, entry)))
    if (!done) return
    this.#written.forget()
    this.tell('asked')
  }

  render() {
    const { offer } = this
    const entry = this.#entry
    const { problem, busy } = this.#doing
    return html`<section class="card ask stands" aria-labelledby="offered-title">
      <h3 id="offered-title">${icon('swap')}${say('offer.to-you', { name: offer.by.name })}</h3>
      <p class="small">${dayAndTime(offer.asked_at)}</p>
      <p class="text">${entry?.text ?? say('ask.unread')}</p>
      <p>${say('offer.what', { name: offer.by.name })}</p>${refusal(this.#agreed)}
      ${this.#written.field({ id: 'offered-text', label: say(this.#isAgainst ? 'offer.against' : 'offer.word'), rows: 2 })}
      ${isOverLimit(problem) ? overLimit(problem, { busy, anyway: () => this.#answer(true, true), leave: () => this.#doing.forget() }) : notice(problem)}
      ${isOverLimit(problem) ? nothing : html`<div class="actions">
        <button type="button" class="button" ?disabled=${busy} @click=${() => this.#answer(true)}>${icon('hand')}${say('offer.accept')}</button>
        <button type="button" class="button quiet" ?disabled=${busy} @click=${() => this.#answer(false)}>${say('offer.decline')}</button></div>`}</section>`
  }
}

customElements.define('pi-offered', Offered)
