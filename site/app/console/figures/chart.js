// Small charts: a column for each period, what is hidden as a hatched foot that says nothing of its height.
import { html, svg } from 'lit'
import { say } from '../words.js'
import { periodName, shortPeriod } from './measures.js'

/** @import { Period } from './reading.js' */
/**
 * @typedef {{title: string, periods: Period[], value: (period: Period) => number | null,
 *   beyond?: (period: Period) => number | null, write?: (value: number) => string, say?: (value: number) => string}} Chart
 *   `beyond` is drawn as a thin line above the column: what nine in ten waited at the most
 */

const WIDTH = 280, HEIGHT = 132, TOP = 18, FOOT = 22, HIDDEN = 12
const FLOOR = HEIGHT - FOOT
/** Columns that are wider than this have room for their number. */
const ROOMY = 20

/** The hatching of hidden columns: once on a page, for all its charts. */
export function hatching() {
  return html`<svg class="hatching" width="0" height="0" aria-hidden="true"><defs><pattern id="hatching" width="5" height="5"
    patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V5"></path></pattern></defs></svg>`
}

/** @param {Chart} chart */
export function chart({ title, periods, value, beyond = () => null, write = String, say: spell = write }) {
  const most = Math.max(1, ...periods.flatMap((period) => [value(period) ?? 0, beyond(period) ?? 0]))
  const step = WIDTH / periods.length
  const columns = periods.map((period, place) => column({
    x: place * step, width: step, value: value(period), beyond: beyond(period), most, write,
  }))
  return html`<figure class="column-chart"><figcaption>${title}</figcaption>
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${spokenChart(title, periods, value, spell)}>
      ${periods.some((period) => value(period) !== null) ? '' : svg`<text class="none" x=${WIDTH / 2} y=${FLOOR / 2}>${say('figures.chart.none')}</text>`}
      <line class="floor" x1="0" x2=${WIDTH} y1=${FLOOR} y2=${FLOOR}></line>${columns}
      ${periods.slice(0, 1).map((first) => svg`<text x="0" y=${HEIGHT - 6}>${shortPeriod(first)}</text>`)}
      ${periods.slice(1).slice(-1).map((last) => svg`<text class="end" x=${WIDTH} y=${HEIGHT - 6}>${shortPeriod(last)}</text>`)}
    </svg></figure>`
}

/** @param {{x: number, width: number, value: number | null, beyond: number | null, most: number, write: (value: number) => string}} column */
function column({ x, width, value, beyond, most, write }) {
  const bar = Math.min(width * 0.68, 44)
  const left = x + (width - bar) / 2, middle = x + width / 2
  if (value === null) return svg`<rect class="hidden" fill="url(#hatching)" x=${left} y=${FLOOR - HIDDEN} width=${bar} height=${HIDDEN}></rect>`
  const height = tall(value, most)
  const top = FLOOR - Math.max(height, beyond === null ? 0 : tall(beyond, most))
  return svg`<rect class="bar" x=${left} y=${FLOOR - height} width=${bar} height=${height}></rect>
    ${beyond === null ? '' : svg`<path class="beyond" d="M${middle} ${FLOOR - height}V${top}m-4 0h8"></path>`}
    ${width >= ROOMY ? svg`<text class="number" x=${middle} y=${top - 5}>${write(value)}</text>` : ''}`
}

/**
 * @param {number} value
 * @param {number} most
 */
function tall(value, most) {
  return Math.max(1.5, (value / most) * (FLOOR - TOP))
}

/**
 * What the picture says, for who hears it: the last period, the highest, and that a table follows.
 * @param {string} title
 * @param {Period[]} periods
 * @param {(period: Period) => number | null} value
 * @param {(value: number) => string} write
 */
function spokenChart(title, periods, value, write) {
  const shown = periods.filter((period) => value(period) !== null)
  if (!shown.length) return say('figures.chart.hidden', { title })
  const highest = shown.reduce((best, period) => Number(value(period)) > Number(value(best)) ? period : best)
  return say('figures.chart.spoken', { title, value: write(Number(value(highest))), period: periodName(highest) })
}
