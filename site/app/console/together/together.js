// The tab in which colleagues work together on a case: who is there, what they ask each other, and the hand-over.
import { html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { Attempt } from '../attempt.js'
import { Part } from '../case/part.js'
import { notice } from '../notice.js'
import { say } from '../words.js'
import { readAsks } from './asks.js'
import './asking.js'
import './handing.js'
import './offered.js'
import './question.js'

/** @import { Case } from '../casework.js' */
/** @import { Asked, Together } from './asks.js' */

export class CaseTogether extends Part {
  static properties = { ...Part.properties, found: { state: true } }

  #reading = new Attempt(this)
  #entries = -1

  constructor() {
    super()
    /** @type {Together | null} */
    this.found = null
  }

  /** What is asked comes with an entry: so it is read again whenever the record has grown. */
  willUpdate() {
    super.willUpdate()
    const { length } = this.room.record.entries
    if (length === this.#entries) return
    this.#entries = length
    this.#read()
  }

  #read() {
    return this.#reading.run(async () => { this.found = await readAsks(this.room.id) })
  }

  async #again() {
    await this.room.refresh()
    await this.#read()
  }

  render() {
    const { found } = this
    return html`<div @asked=${() => this.#again()}><h2 tabindex="-1">${say('together.title')}</h2>
      ${notice(this.#reading.problem, () => this.#read())}
      ${found ? this.#parts(found) : this.#reading.problem ? nothing : html`<p class="muted">${say('frame.loading')}</p>`}</div>`
  }

  /** @param {Together} found */
  #parts({ asks, colleagues }) {
    const { isMine, me } = this.room
    const { state } = /** @type {Case} */ (this.room.case)
    const offer = asks.find(({ about, outcome }) => about === 'hand-over' && !outcome) ?? null
    return html`
      ${offer && offer.to?.id === me ? html`<pi-offered .room=${this.room} .offer=${offer}></pi-offered>` : nothing}
      ${this.#questions(asks.filter(({ about }) => about === 'question'))}
      ${isMine ? html`<section aria-labelledby="ask-title"><h3 id="ask-title">${say('ask.heading')}</h3>
        <pi-asking .room=${this.room} .colleagues=${colleagues}></pi-asking></section>` : nothing}
      ${isMine && state === 'open' ? html`<pi-handing-over .room=${this.room} .colleagues=${colleagues} .offer=${offer}></pi-handing-over>` : nothing}
      ${!isMine && offer && offer.to?.id !== me ? html`<p class="note">${say('offer.stands', { by: offer.by.name, name: offer.to?.name ?? '' })}</p>` : nothing}
      ${this.#past(asks)}`
  }

  /** @param {Asked[]} questions */
  #questions(questions) {
    if (!questions.length) return this.room.isMine ? nothing : html`<p class="muted">${say('together.none')}</p>`
    const order = [...questions.filter(({ outcome }) => !outcome), ...questions.filter(({ outcome }) => outcome).reverse()]
    return html`<section aria-labelledby="questions-title"><h3 id="questions-title">${say('questions.title')}</h3>
      ${repeat(order, ({ id }) => id, (asked) => html`<pi-question .room=${this.room} .asked=${asked}></pi-question>`)}</section>`
  }

  /** @param {Asked[]} asks */
  #past(asks) {
    const over = asks.filter(({ about, outcome }) => about === 'hand-over' && outcome)
    if (!over.length) return nothing
    return html`<details class="more"><summary>${say('offer.past', { n: over.length })}</summary><ul class="plain-list">${over.map((each) => html`<li>
      ${say(`offer.was.${/** @type {'accepted'} */ (each.outcome)}`, { by: each.by.name, name: each.to?.name ?? '' })}</li>`)}</ul></details>`
  }
}

customElements.define('pi-case-together', CaseTogether)
