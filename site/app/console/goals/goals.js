// The goals of a case: which there are and in what order, how near the client is to them, and what questionnaires say.
import { html, nothing } from 'lit'
import { Part } from '../case/part.js'
import { icon } from '../icons.js'
import { inOrder } from '../stages/ordering.js'
import { say } from '../words.js'
import { dayAndTime } from '../format.js'
import { LOOKS } from './marks.js'
import { measurements, ratings } from './progress.js'
import '../record/entry-form.js'
import '../stages/priorities.js'
import './asking.js'
import './chart.js'
import './sending.js'

/** @import { Item } from '../record/fold.js' */
/** @import { Instrument, Series } from './progress.js' */

const GOAL = 'roles.goals'
const MONITORING = 'support.monitoring'
/** From so many points on, a chart holds fewer lines. */
const LONG = 20
const FEW = 3

export class GoalsPart extends Part {
  static properties = { ...Part.properties, changing: { state: true }, told: { state: true } }

  constructor() {
    super()
    /** The item that is being changed, "new", or nothing. */
    this.changing = ''
  }

  /** @param {string} item */
  #change(item) {
    this.changing = this.changing === item ? '' : item
    if (this.changing) this.focusOn('.changing textarea')
  }

  #saved() {
    this.changing = ''
    this.focusOn('h2')
  }

  render() {
    if (!this.room.hasRecord) return html`<p class="muted">${say('thread.opening')}</p>`
    const goals = inOrder(this.room.record.all('goal'))
    const series = ratings(this.room.record, goals)
    return html`
      <section><h2 tabindex="-1">${say('goals.title')}</h2>${this.#goals(goals, series)}</section>
      ${goals.length > 1 ? html`<details class="card more"><summary><h2>${say('goals.order')}</h2></summary><pi-priorities .room=${this.room}></pi-priorities></details>` : nothing}
      <section><h2>${say('goals.progress')}</h2>${this.#ratings(series)}</section>
      ${measurements(this.room.record).map((instrument) => this.#instrument(instrument))}
      <details class="card more"><summary><h2>${say('rating.ask')}</h2></summary><pi-ask-ratings .room=${this.room}></pi-ask-ratings></details>
      <details class="card more"><summary><h2>${say('instrument.ask')}</h2></summary><pi-send-instrument .room=${this.room}></pi-send-instrument></details>
      ${goals.length ? html`<details class="card more"><summary><h2>${say('rating.note')}</h2></summary>
        <p class="why">${say('rating.note.why')}</p>
        <pi-entry-form .room=${this.room} .kind=${'progress'} .task=${MONITORING}></pi-entry-form></details>` : nothing}`
  }

  /**
   * @param {Item[]} goals
   * @param {Series[]} series
   */
  #goals(goals, series) {
    return html`${goals.length ? html`<ol class="goals">${goals.map((goal, n) => this.#goal(goal, series[n]))}</ol>` : html`<p class="empty">${icon('flag')}<br>${say('goals.none')}</p>`}
      ${this.changing === 'new' ? this.#form(null) : html`<p><button type="button" class="button quiet" @click=${() => this.#change('new')}>${icon('plus')}${say('goals.add')}</button></p>`}`
  }

  /**
   * @param {Item} goal
   * @param {Series} [series]
   */
  #goal(goal, series) {
    const last = series?.points.at(-1)
    return html`<li class="card">
      ${goal.versions.map(({ text, fields }) => html`<p class="text">${text}</p>
        <p class="marks">${fields.own_words === true ? html`<span class="mark routine">${icon('person')}${say('goals.own-words')}</span>` : html`<span class="mark plain">${say('goals.counselors-words')}</span>`}</p>`)}
      ${goal.versions.length > 1 ? html`<p class="note warn">${say('goals.two')}</p>` : nothing}
      <p class="small">${last ? say('goals.last', { n: last.value, time: dayAndTime(last.at) }) : say('goals.unrated')}</p>
      ${this.changing === goal.item ? this.#form(goal) : html`<p><button type="button" class="plain-button" @click=${() => this.#change(goal.item)}>${say('goals.change')}<span class="visually-hidden">: ${goal.versions[0]?.text}</span></button></p>`}
    </li>`
  }

  /** @param {Item | null} item */
  #form(item) {
    return html`<div class="changing"><pi-entry-form .room=${this.room} .kind=${'goal'} .item=${item} .task=${GOAL} @saved=${() => this.#saved()}></pi-entry-form>
      <p><button type="button" class="plain-button" @click=${() => this.#change('')}>${icon('undo')}${say('goals.leave')}</button></p></div>`
  }

  /** In charts of so many lines as can be told apart. @param {Series[]} series */
  #ratings(series) {
    const numbered = series.map((one, n) => ({ ...one, number: n + 1 })).filter(({ points }) => points.length)
    if (!numbered.length) return html`<p class="why">${say('goals.no-progress')}</p>`
    const most = numbered.some(({ points }) => points.length > LONG) ? FEW : LOOKS
    const groups = Array.from({ length: Math.ceil(numbered.length / most) }, (_, n) => numbered.slice(n * most, (n + 1) * most))
    return groups.map((group) => html`<pi-chart .series=${group} .numbers=${group.map(({ number }) => number)} .label=${
      group.length > 1 ? say('goals.chart') : say('goals.chart.one', { goal: group[0]?.name ?? '' })}></pi-chart>`)
  }

  /** @param {Instrument} instrument */
  #instrument({ id, title, most, measured }) {
    const points = measured.flatMap(({ at, total }) => (total === null ? [] : [{ at, value: total }]))
    const without = measured.filter(({ total }) => total === null)
    return html`<section><h2>${title}</h2>
      ${points.length ? html`<pi-chart .series=${[{ id, name: title, points }]} .numbers=${[1]} .most=${most} .label=${say('instrument.chart', { title, most })}></pi-chart>` : nothing}
      ${without.map(({ at, asked, answered }) => html`<p class="small">${dayAndTime(at)}: ${say('score.missing', { n: asked - answered, asked })}</p>`)}</section>`
  }
}

customElements.define('pi-case-goals', GoalsPart)
