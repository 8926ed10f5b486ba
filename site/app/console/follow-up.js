// When its counselor means to come back to a case: a date, of which they are reminded that morning.
import { html, nothing } from 'lit'
import { Attempt } from './attempt.js'
import { setFollowUp } from './casework.js'
import { dayAfter, dayAndTime, longDay } from './format.js'
import { field, submitted } from './fields.js'
import { icon } from './icons.js'
import { notice } from './notice.js'
import { View } from './view.js'
import { say } from './words.js'

/** @import { Case } from './casework.js' */

/** @type {{name: 'tomorrow' | 'three-days' | 'week', days: number}[]} */
const SOON = [{ name: 'tomorrow', days: 1 }, { name: 'three-days', days: 3 }, { name: 'week', days: 7 }]
const MOST_DAYS = 365

export class FollowUp extends View {
  static properties = { case: { attribute: false }, mine: { type: Boolean }, choosing: { state: true }, told: { state: true } }

  #saving = new Attempt(this)

  constructor() {
    super()
    this.case = /** @type {Case} */ (/** @type {unknown} */ (null))
    /** Whether this person has the case and may set its date. */
    this.mine = false
    this.choosing = false
    this.told = ''
  }

  /** @param {string | null} on */
  async #set(on) {
    this.told = ''
    if (!(await this.#saving.run(() => setFollowUp(this.case.id, on)))) return
    this.told = on ? say('follow-up.set', { day: longDay(on) }) : say('follow-up.dropped')
    this.choosing = false
    this.tell('changed')
    this.focusOn('h2')
  }

  #choose() {
    this.told = ''
    this.choosing = true
    this.focusOn('.choices button')
  }

  render() {
    const set = this.case.follow_up
    if (this.case.state !== 'open' || (!this.mine && !set)) return nothing
    return html`<section class="follow-up ${set?.due ? 'due' : ''}" aria-labelledby="follow-up-title">
      <h2 id="follow-up-title" tabindex="-1">${icon('date')}${say('follow-up.title')}</h2>
      ${set ? html`<p>${set.due ? say('follow-up.came', { day: dayOf(set) }) : html`<strong>${dayOf(set)}</strong>`}</p>` : nothing}
      ${this.mine ? this.#change() : nothing}
      ${notice(this.#saving.problem)}
      <p role="status" class=${this.told ? 'small' : 'visually-hidden'}>${this.told}</p>
    </section>`
  }

  #change() {
    const set = this.case.follow_up
    if (this.choosing || !set) return this.#choices()
    return html`<div class="actions"><button type="button" class="button quiet" @click=${() => this.#choose()}>${say('follow-up.move')}</button>
      <button type="button" class="button quiet" ?disabled=${this.#saving.busy} @click=${() => this.#set(null)}>${say('follow-up.drop')}</button></div>`
  }

  #choices() {
    const now = new Date()
    return html`<p class="why">${say('follow-up.why')}</p>
      <div class="choices">${SOON.map(({ name, days }) => html`<button type="button" class="button quiet" ?disabled=${this.#saving.busy}
        @click=${() => this.#set(dayAfter(days, now))}>${say(`follow-up.${name}`)}</button>`)}</div>
      <form @submit=${(/** @type {Event} */ event) => this.#set(submitted(event).follow_up_on ?? null)}>
        ${field({ id: 'follow_up_on', path: 'on', label: say('follow-up.other'), type: 'date', min: dayAfter(0, now), max: dayAfter(MOST_DAYS, now) })}
        <button class="button quiet" ?disabled=${this.#saving.busy}>${say('follow-up.do')}</button></form>`
  }
}

/** @param {NonNullable<Case['follow_up']>} set */
function dayOf({ on, starts_at: startsAt }) {
  return startsAt ? dayAndTime(startsAt) : longDay(on)
}

customElements.define('pi-follow-up', FollowUp)
