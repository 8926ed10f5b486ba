// A score in words: the total, where it lies, what is missing for one, and the answers that must not wait.
import { html, nothing } from 'lit'
import { icon } from '../icons.js'
import { say } from '../words.js'

/** @import { Score } from './score.js' */

/** @param {Score} score */
export function scoreLine({ total, most, band, halves, asked, answered }) {
  if (!asked) return nothing
  if (total === null) return html`<p>${say('score.missing', { n: asked - answered, asked })}</p>`
  return html`<p><strong>${say('score.total', { total, most })}</strong>${
    band ? html`<br>${say('score.band', { ...band })}` : nothing}${
    halves.map(({ name, total: half, most: whole, reached }) => html`<br>${say(`score.half.${name}`, { total: half, most: whole })}${reached ? ` ${say('score.half.reached')}` : ''}`)}</p>`
}

/**
 * One line of the same, as an entry of the record keeps it.
 * @param {string} title
 * @param {Score} score
 */
export function scoreText(title, { total, most, band, asked, answered, alarms }) {
  const sum = total === null ? say('score.missing', { n: asked - answered, asked }) : say('score.total', { total, most })
  const where = band ? [say('score.band', { ...band })] : []
  const alarm = alarms.map(({ question, answer }) => `${say('score.alarm')}\n${question}\n  ${answer}`)
  return [`${title}: ${sum}`, ...where, ...alarm].join('\n')
}

/** @param {Score['alarms']} alarms */
export function alarmList(alarms) {
  return alarms.map(({ question, answer }) => html`<div class="danger-box urgent">${icon('alert')}<div>
    <p><strong>${say('score.alarm')}</strong></p><p class="text">${question}</p><p class="text"><strong>${answer}</strong></p></div></div>`)
}
