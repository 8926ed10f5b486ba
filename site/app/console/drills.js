// The drills: who got the test and how fast they said so, as bars; who did not and why, in words.
import { html, nothing } from 'lit'
import { inOrder } from './drill-order.js'
import { dayAndTime } from './format.js'
import { icon } from './icons.js'
import { notice } from './notice.js'
import { Polling } from './polling.js'
import { reasonWord } from './reasons.js'
import { View } from './view.js'
import { listDrills } from './watching.js'
import { wayName } from './ways.js'
import { say } from './words.js'

/** @import { Drill, Told } from './watching.js' */

/** The bars are measured against this many minutes at least, so that two quick answers look quick. */
const SCALE = 15

export class Drills extends View {
  static properties = { drills: { state: true } }

  #polling = new Polling(this, () => this.#read())
  /** @type {unknown} */
  #problem = null

  constructor() {
    super()
    /** @type {Drill[] | null} */
    this.drills = null
  }

  async #read() {
    try {
      this.drills = (await listDrills()).drills
      this.#problem = null
    } catch (problem) {
      this.#problem = problem
      throw problem
    }
  }

  /** Read them again, after a drill was raised; while the page is seen that happens by itself, too. */
  load() {
    return this.#polling.now()
  }

  render() {
    const [latest, ...older] = this.drills ?? []
    return html`<section aria-labelledby="drills-title"><h2 id="drills-title">${say('drills.title')}</h2>
      ${this.drills ? nothing : notice(this.#problem, () => this.load())}
      ${this.drills && !latest ? html`<p class="muted">${say('drills.none')}</p>` : nothing}
      ${latest ? this.#drill(latest) : nothing}
      ${older.length ? html`<details class="more"><summary>${say('drills.older', { n: older.length })}</summary>${
        older.map((drill) => this.#drill(drill))}</details>` : nothing}</section>`
  }

  /** @param {Drill} drill */
  #drill({ raised_at: at, monthly, under_way: underWay, told }) {
    const reached = told.filter(({ channels }) => channels.length).length
    const answered = told.filter(({ minutes }) => minutes !== null)
    const longest = Math.max(SCALE, ...answered.map(({ minutes }) => minutes ?? 0))
    return html`<figure class="card drill"><figcaption><p class="marks"><strong>${dayAndTime(at)}</strong>
        <span class="muted">${say(monthly ? 'drills.monthly' : 'drills.asked')}</span></p>
        <p>${say('drills.sum', { n: reached, all: told.length, answered: answered.length })}${underWay ? html` ${say('drills.under-way')}` : nothing}</p></figcaption>
      <ul class="plain-list">${inOrder(told).map((one) => this.#row(one, longest, underWay))}</ul></figure>`
  }

  /**
   * @param {Told} told
   * @param {number} longest  minutes
   * @param {boolean} underWay
   */
  #row({ person, channels, failures, minutes }, longest, underWay) {
    const why = failures.map(({ channel, reason }) => `${wayName(channel)}: ${reasonWord(reason)}`).join(' · ')
    return html`<li class="drill-row"><strong>${person.name}</strong>
      ${minutes === null ? nothing : html`<progress max=${longest} value=${Math.max(minutes, longest / 40)} aria-hidden="true"></progress>`}
      ${outcome(channels, minutes, underWay)}${why ? html`<span class="small why">${why}</span>` : nothing}</li>`
  }
}

/**
 * @param {string[]} channels
 * @param {number | null} minutes
 * @param {boolean} underWay
 */
function outcome(channels, minutes, underWay) {
  if (minutes !== null) return html`<span class="mark routine">${icon('check')}${minutes ? say('drills.answered', { n: minutes }) : say('drills.at-once')}</span>`
  if (channels.length) return html`<span class="mark soon">${icon('clock')}${say('drills.unanswered')}</span>`
  return underWay ? html`<span class="mark plain">${icon('send')}${say('drills.waiting')}</span>`
    : html`<span class="mark urgent">${icon('cross')}${say('drills.unreached')}</span>`
}

customElements.define('pi-drills', Drills)
