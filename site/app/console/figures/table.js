// The numbers of charts as a table that scrolls in its own frame: the latest period first.
import { html } from 'lit'
import { say } from '../words.js'
import { periodName } from './measures.js'

/** @import { Row } from './measures.js' */
/** @import { Period } from './reading.js' */

/**
 * @param {string} title
 * @param {Row[]} rows  the columns of the table
 * @param {Period[]} periods
 * @param {(value: number) => string} write
 */
export function table(title, rows, periods, write) {
  return html`<div class="figures-table" tabindex="0" role="region" aria-label=${say('figures.table.of', { title })}><table>
    <thead><tr><th scope="col">${say('figures.period')}</th>${rows.map(({ label }) => html`<th scope="col">${label}</th>`)}</tr></thead>
    <tbody>${[...periods].reverse().map((period) => html`<tr><th scope="row">${periodName(period)}</th>${
      rows.map(({ value }) => cell(value(period), write))}</tr>`)}</tbody></table></div>`
}

/**
 * @param {number | null} value
 * @param {(value: number) => string} write
 */
export function cell(value, write = String) {
  return value === null ? html`<td class="hidden">${say('figures.cell.hidden')}</td>` : html`<td>${write(value)}</td>`
}
