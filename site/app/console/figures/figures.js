// Figures without content: small charts and a table of each group, by week or by month, and as a file.
import { html, nothing } from 'lit'
import { Attempt } from '../attempt.js'
import { download } from '../download.js'
import { date } from '../format.js'
import { icon } from '../icons.js'
import { notice } from '../notice.js'
import { routeTo } from '../route.js'
import { View } from '../view.js'
import { toSettings } from '../way-back.js'
import { say } from '../words.js'
import { chart, hatching } from './chart.js'
import { csvOf } from './csv.js'
import { GROUPS, WAITS, countRow, duration, inUnit, unitOf, waitRows } from './measures.js'
import { readFigures } from './reading.js'
import { table } from './table.js'
import './load.js'

/** @import { Key } from '../words.js' */
/** @import { Row } from './measures.js' */
/** @import { Figures, Measure, Period, Waiting } from './reading.js' */

/** So many periods are drawn; the table and the file have all. */
const DRAWN = 13

export class FiguresView extends View {
  static properties = { page: {}, figures: { state: true } }

  #loading = new Attempt(this)

  constructor() {
    super()
    /** "weeks" or "months" */
    this.page = 'weeks'
    /** @type {Figures | null} */
    this.figures = null
  }

  firstUpdated() {
    this.#load()
  }

  #load() {
    return this.#loading.run(async () => { this.figures = await readFigures() })
  }

  /** @returns {Period[]} */
  get #periods() {
    if (!this.figures) return []
    return this.page === 'months' ? this.figures.months : this.figures.weeks
  }

  #save() {
    const rows = [...GROUPS.flatMap(({ measures }) => measures.map(countRow)), ...WAITS.flatMap(waitRows)]
    const head = [say('figures.period'), say('figures.begins'), ...rows.map(({ key, label }) => / (median|p90)$/.test(key) ? say('figures.in.minutes', { what: label }) : label)]
    const lines = this.#periods.map((period) => [period.name, period.begins, ...rows.map(({ value }) => value(period))])
    download(`pinternet-${this.page}.csv`, csvOf([head, ...lines]))
  }

  render() {
    return html`${toSettings()}<h1>${say('figures.title')}</h1><p class="why">${say('figures.why')}</p>
      ${notice(this.#loading.problem, () => this.#load())}
      ${this.figures ? this.#shown(this.figures) : this.#loading.problem ? nothing : html`<p class="muted">${say('frame.loading')}</p>`}`
  }

  /** @param {Figures} figures */
  #shown(figures) {
    const periods = this.#periods
    return html`<nav class="tabs" aria-label=${say('figures.by')}>${['weeks', 'months'].map((page) => html`
        <a href=${routeTo('figures', page)} aria-current=${page === this.page ? 'page' : nothing}>${say(/** @type {Key} */ (`figures.by.${page}`))}</a>`)}</nav>
      ${periods.length ? this.#all(figures, periods) : this.#empty(figures)}`
  }

  /** @param {Figures} figures */
  #empty({ first_due: first, weeks }) {
    return html`<div class="note"><p><strong>${say('figures.none')}</strong></p>
      <p>${weeks.length ? say('figures.none.month') : say('figures.none.week', { date: date(first) })}</p></div>`
  }

  /**
   * @param {Figures} figures
   * @param {Period[]} periods
   */
  #all(figures, periods) {
    return html`${hatching()}<p class="note figures-hidden"><span class="hatched" aria-hidden="true"></span><span>${say('figures.hidden', { n: figures.least })}${
      this.page === 'months' ? ` ${say('figures.whole-weeks')}` : ''}</span></p>
      <div class="actions"><button type="button" class="button quiet" @click=${() => this.#save()}>${icon('down')}${say('figures.csv')}</button></div>
      ${GROUPS.slice(0, 1).map((group) => this.#group(group, periods))}
      ${this.#waits(figures, periods)}
      ${GROUPS.slice(1).map((group) => this.#group(group, periods))}
      ${this.page === 'months' ? html`<pi-load .months=${figures.months}></pi-load>` : nothing}
      <p class="onwards"><a class="onward" href=${routeTo('trail')}>${icon('eye')}${say('trail.title')}</a></p>`
  }

  /**
   * @param {{name: string, measures: Measure[]}} group
   * @param {Period[]} periods
   */
  #group({ name, measures }, periods) {
    const rows = measures.map(countRow)
    const drawn = periods.slice(-DRAWN)
    return this.#section(name, rows, periods, String, html`${rows.map(({ label, value }) => chart({ title: label, periods: drawn, value }))}`)
  }

  /**
   * @param {Figures} figures
   * @param {Period[]} periods
   */
  #waits({ error_percent: n }, periods) {
    const drawn = periods.slice(-DRAWN)
    const charts = WAITS.map((name) => waitChart(name, drawn))
    return this.#section('waits', WAITS.flatMap(waitRows), periods, duration, html`${charts}`, say('figures.waits.why', { n }))
  }

  /**
   * @param {string} name
   * @param {Row[]} rows
   * @param {Period[]} periods
   * @param {(value: number) => string} write
   * @param {unknown} charts
   * @param {string} [why]
   */
  #section(name, rows, periods, write, charts, why = say(/** @type {Key} */ (`figures.group.${name}.why`))) {
    const title = say(/** @type {Key} */ (`figures.group.${name}`))
    return html`<section class="figures" aria-labelledby="figures-${name}"><h2 id="figures-${name}">${title}</h2>
      <p class="why">${why}</p><div class="charts">${charts}</div>
      <details><summary>${say('figures.table')}</summary>${table(title, rows, periods, write)}</details></section>`
  }
}

/**
 * @param {Waiting} name
 * @param {Period[]} periods
 */
function waitChart(name, periods) {
  const [half, ninth] = waitRows(name)
  const { unit, minutes } = unitOf(periods.map((period) => half.value(period) ?? 0))
  const what = say(/** @type {Key} */ (`figures.wait.${name}`))
  return chart({
    title: say(/** @type {Key} */ (`figures.in.${unit}`), { what }), periods, value: half.value, beyond: ninth.value,
    write: (value) => inUnit(value / minutes), say: duration,
  })
}

customElements.define('pi-figures', FiguresView)
