// A chart over time, drawn as plain SVG, and the same as a table: for screen readers always, for everybody on a press.
import { html, nothing, svg } from 'lit'
import { chartDate, dayAndTime } from '../format.js'
import { icon } from '../icons.js'
import { View } from '../view.js'
import { say } from '../words.js'
import { markShape } from './marks.js'
import { MARK, picture } from './picture.js'

/** @import { Picture } from './picture.js' */
/** @import { Series } from './progress.js' */

/** Before the page has told how wide it is. */
const USUAL = 560

export class Chart extends View {
  static properties = {
    series: { attribute: false }, numbers: { attribute: false }, most: { type: Number }, label: {}, withTable: { state: true }, width: { state: true },
  }

  #watching = new ResizeObserver(([entry]) => {
    const width = Math.floor(entry?.contentRect.width ?? 0)
    if (width > 0) this.width = width
  })

  constructor() {
    super()
    /** @type {Series[]} */
    this.series = []
    /** What each series is called beside its line. @type {number[]} */
    this.numbers = []
    this.most = 10
    this.label = ''
    this.withTable = false
    this.width = USUAL
  }

  connectedCallback() {
    super.connectedCallback()
    this.#watching.observe(this)
  }

  disconnectedCallback() {
    super.disconnectedCallback()
    this.#watching.disconnect()
  }

  render() {
    const drawn = picture(this.series, { width: this.width, most: this.most })
    return html`<figure class="chart">
      <figcaption class="visually-hidden">${this.label}</figcaption>
      ${this.#svg(drawn)}
      ${this.series.length > 1 ? this.#legend() : nothing}
      <p class="actions"><button type="button" class="button quiet" aria-expanded=${this.withTable} @click=${() => { this.withTable = !this.withTable }}>
        ${icon('eye')}${say(this.withTable ? 'chart.table.hide' : 'chart.table.show')}</button></p>
      <div class=${this.withTable ? 'wide' : 'visually-hidden'} role="region" aria-label=${this.label} tabindex=${this.withTable ? 0 : nothing}>${this.#table()}</div>
    </figure>`
  }

  /** @param {Picture} drawn */
  #svg({ width, height, inside, levels, dates, lines, manyYears }) {
    return html`<svg class="chart-picture" viewBox="0 0 ${width} ${height}" width=${width} height=${height} aria-hidden="true">
      ${levels.map(({ y, value }) => svg`<line class="level" x1=${inside.left} x2=${inside.right} y1=${y} y2=${y} /><text x=${inside.left - 6} y=${y} text-anchor="end" dominant-baseline="central">${value}</text>`)}
      ${dates.map(({ x, at }) => svg`<text x=${x} y=${height - 8} text-anchor="middle">${chartDate(at, manyYears)}</text>`)}
      ${lines.map(({ placed, label }, n) => svg`<g class="series look-${n}">
        <polyline points=${placed.map(({ x, y }) => `${x},${y}`).join(' ')} />
        ${placed.filter((point) => point.marked).map(({ x, y, at, value }) => svg`<g class="point">${markShape(n, x, y, MARK)}<title>${dayAndTime(at)}: ${value}</title></g>`)}
        ${label && this.series.length > 1 ? svg`<text class="end" x=${label.x} y=${label.y} dominant-baseline="central">${this.numbers[n]}</text>` : nothing}</g>`)}
    </svg>`
  }

  #legend() {
    return html`<ol class="chart-legend">${this.series.map(({ name }, n) => html`<li>
      <svg width="44" height="18" viewBox="0 0 44 18" aria-hidden="true"><g class="series look-${n}"><polyline points="2,9 42,9" />${markShape(n, 22, 9, MARK)}</g></svg>
      <span class="text"><strong>${this.numbers[n]}</strong> ${name}</span></li>`)}</ol>`
  }

  #table() {
    const times = [...new Set(this.series.flatMap(({ points }) => points.map(({ at }) => at)))].sort()
    return html`<table><caption>${this.label}</caption>
      <thead><tr><th scope="col">${say('chart.when')}</th>${this.series.map(({ name }, n) => html`<th scope="col">${this.series.length > 1 ? `${this.numbers[n]} ` : ''}${name}</th>`)}</tr></thead>
      <tbody>${times.map((at) => html`<tr><th scope="row">${dayAndTime(at)}</th>${this.series.map(({ points }) => html`<td>${
        points.filter((point) => point.at === at).map(({ value }) => value).join(', ') || html`<span class="muted">${say('chart.none')}</span>`}</td>`)}</tr>`)}</tbody></table>`
  }
}

customElements.define('pi-chart', Chart)
