// What the queue will come to: whose promise will be kept at this pace, and what a new client is promised.
import { html, nothing } from 'lit'
import { readForecast } from './casework.js'
import { when } from './format.js'
import { icon } from './icons.js'
import { Polling } from './polling.js'
import { View } from './view.js'
import { say, spoken } from './words.js'

/** @import { Forecast as Seen, Urgency } from './casework.js' */
/** @import { Key } from './words.js' */

/** @type {Urgency[]} */
const URGENCIES = ['urgent', 'soon', 'routine']

export class Forecast extends View {
  static properties = { seen: { state: true }, open: { type: Boolean } }

  #polling = new Polling(this, () => this.#read())

  constructor() {
    super()
    /** @type {Seen | null} */
    this.seen = null
    /** Whether the numbers behind the sentence are unfolded from the beginning. */
    this.open = false
  }

  /** Ask again, because what it counts on has changed. */
  again() {
    return this.#polling.now()
  }

  async #read() {
    this.seen = await readForecast()
  }

  render() {
    if (!this.seen) return nothing
    const { seen } = this
    const missed = seen.late + seen.will_be_late
    return html`<details class="forecast card ${missed ? 'pressing' : ''}" ?open=${this.open}>
      <summary>${icon(missed ? 'alert' : 'clock')}<span><strong>${say('forecast.title')}</strong> ${this.#sentence(seen)}</span></summary>
      <dl class="fact-list">
        ${this.#fact('forecast.waiting', URGENCIES.map((urgency) => `${say(`urgency.${urgency}`)} ${seen.waiting[urgency]}`).join(' · '))}
        ${this.#fact('forecast.pace', say('forecast.pace.value', { n: number(seen.per_day) }))}
        ${this.#fact('forecast.measured', seen.measured ? say('forecast.pace.value', { n: number(seen.measured) }) : say('forecast.measured.none'))}
        ${this.#fact('forecast.late', String(seen.late))}
        ${this.#fact('forecast.will-be-late', String(seen.will_be_late))}
        ${this.#fact('forecast.places', say('forecast.places.value', { n: seen.places_left, all: seen.places }))}
      </dl>
      <h3>${say('forecast.promised')}</h3>
      <dl class="fact-list">${URGENCIES.map((urgency) => html`<div><dt>${say(`urgency.${urgency}`)}</dt>
        <dd>${when(seen.promised[urgency], new Date())}</dd></div>`)}</dl>
      ${seen.works_again ? html`<p class="small">${say('forecast.works-again', { time: when(seen.works_again, new Date()) })}</p>` : nothing}
    </details>`
  }

  /** @param {Seen} seen */
  #sentence({ waiting, last_answered_by: last, late, will_be_late: coming, full_until: full }) {
    const n = waiting.urgent + waiting.soon + waiting.routine
    const sentences = [
      last ? say('forecast.last', { n, time: when(last, new Date()) }) : say('forecast.nobody'),
      late + coming ? say('forecast.missed', { n: late + coming }) : '',
      full ? say('forecast.full', { time: when(full, new Date()) }) : '',
    ]
    return sentences.filter(Boolean).join(' ')
  }

  /**
   * @param {Key} key
   * @param {string} value
   */
  #fact(key, value) {
    return html`<div><dt>${say(key)}</dt><dd>${value}</dd></div>`
  }
}

/** @param {number} value */
function number(value) {
  return new Intl.NumberFormat(spoken.language, { maximumFractionDigits: 1 }).format(value)
}

customElements.define('pi-forecast', Forecast)
