// The alerts: what is still open first, then what is to be put right, what is over folded by day; and the drills.
import { html, nothing } from 'lit'
import { alertCard } from './alert-card.js'
import { inOrder } from './alert-days.js'
import { Attempt } from './attempt.js'
import { longDay, ownZone } from './format.js'
import { icon } from './icons.js'
import { notice } from './notice.js'
import { dayOf } from './roster/days.js'
import { listAlerts, testEverybody } from './telling.js'
import { View } from './view.js'
import { say } from './words.js'
import './confirm.js'
import './drills.js'
import './findings.js'

/** @import { Drills } from './drills.js' */
/** @import { Day } from './alert-days.js' */
/** @import { Alert } from './telling.js' */

export class Alerts extends View {
  static properties = { coordinates: { type: Boolean }, told: { state: true }, alerts: { state: true }, next: { state: true } }

  #loading = new Attempt(this)

  constructor() {
    super()
    /** Whether this person may try the whole path. */
    this.coordinates = false
    this.told = ''
    /** @type {Alert[] | null} */
    this.alerts = null
    /** @type {string | null} */
    this.next = null
  }

  firstUpdated() {
    this.#load()
  }

  #load() {
    return this.#loading.run(async () => {
      const { alerts, next } = await listAlerts(this.next)
      this.alerts = [...(this.alerts ?? []), ...alerts]
      this.next = next
    })
  }

  async #try() {
    await testEverybody()
    this.told = say('alerts.tested')
    this.alerts = null
    this.next = null
    this.#load()
    const drills = /** @type {Drills | null} */ (this.querySelector('pi-drills'))
    drills?.load()
  }

  #test() {
    return html`<p role="status" class=${this.told ? 'note' : 'visually-hidden'}>${this.told}</p>
      <pi-confirm sign="bell" .trigger=${say('alerts.test')} .heading=${say('alerts.test.title')} .text=${say('alerts.test.what')}
        .label=${say('alerts.test.do')} .action=${() => this.#try()}></pi-confirm>`
  }

  render() {
    const { open, days } = inOrder(this.alerts ?? [], (time) => dayOf(Date.parse(time), ownZone()))
    return html`<h1>${say('alerts.title')}</h1><p class="why">${say('alerts.why')}</p>
      ${this.alerts?.length ? this.#open(open) : nothing}
      ${this.alerts?.length === 0 ? this.#empty() : nothing}
      ${this.coordinates ? html`<pi-findings></pi-findings>` : nothing}
      ${days.length || this.next ? this.#over(days) : nothing}
      ${notice(this.#loading.problem, () => this.#load())}
      <pi-drills></pi-drills>${this.coordinates ? this.#test() : nothing}`
  }

  /** @param {Alert[]} alerts */
  #open(alerts) {
    return html`<section aria-labelledby="open-title"><h2 id="open-title">${say('alerts.open')}</h2>
      ${alerts.length ? html`<ul class="people">${alerts.map(alertCard)}</ul>` : html`<p class="marks">${icon('check')}${say('alerts.open.none')}</p>`}</section>`
  }

  /** @param {Day[]} days */
  #over(days) {
    return html`<section aria-labelledby="over-title"><h2 id="over-title">${say('alerts.over')}</h2>
      ${days.map((day, number) => this.#day(day, number === days.length - 1))}
      ${this.next ? html`<button type="button" class="button quiet wide" ?disabled=${this.#loading.busy}
        @click=${() => this.#load()}>${say('alerts.earlier')}</button>` : nothing}</section>`
  }

  /**
   * @param {Day} day
   * @param {boolean} isLast  of those that were read: there may be more of it
   */
  #day({ day, alerts }, isLast) {
    const n = isLast && this.next ? `${alerts.length}+` : alerts.length
    return html`<details class="more day"><summary><strong>${longDay(day)}</strong> <span class="muted">${say('alerts.day', { n })}</span></summary>
      <ul class="people">${alerts.map(alertCard)}</ul></details>`
  }

  #empty() {
    return html`<div class="empty">${icon('bell')}<p><strong>${say('alerts.none')}</strong></p>
      <p class="muted">${say('alerts.none.next')}</p></div>`
  }
}

customElements.define('pi-alerts', Alerts)
