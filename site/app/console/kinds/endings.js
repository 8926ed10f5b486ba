// In the thread: a farewell, how the client says it was, a change of counselor that was asked and answered, one gentle word.
import { html, nothing } from 'lit'
import { say } from '../words.js'

/** @import { Shown } from './drawn.js' */

const QUESTIONS = /** @type {const} */ (['heard', 'helped', 'again'])
const MOST = 5

/** @param {Shown} shown */
export function closing({ text, language }) {
  return named(say('sent.closing'), text, language)
}

/** @param {Shown} shown */
export function checkIn({ text, language }) {
  return named(say('sent.check-in'), text, language)
}

/** @param {Shown} shown */
export function evaluationRequest({ fields, language }) {
  return html`<p class="kind-name">${say('sent.evaluation-request')}</p>${fields.said ? html`<p class="text" lang=${language}>${fields.said}</p>` : nothing}`
}

/** @param {Shown} shown */
export function evaluation({ fields, language }) {
  return html`<p class="kind-name">${say('sent.evaluation')}</p>${evaluated(fields, language)}`
}

/**
 * What the client says of it, without its name.
 * @param {Record<string, any>} fields
 * @param {string} language
 */
export function evaluated(fields, language) {
  return html`<dl class="kind-ratings">${QUESTIONS.map((name) => html`<div><dt>${say(`evaluation.${name}`)}</dt><dd>${value(fields[name])}</dd></div>`)}</dl>
    ${fields.words ? html`<p class="text" lang=${language}>${fields.words}</p>` : nothing}`
}

/** @param {unknown} given */
function value(given) {
  if (typeof given !== 'number') return html`<span class="muted">${say('sent.skipped')}</span>`
  return html`<meter min="0" max=${MOST} .value=${given} aria-hidden="true"></meter> ${say('evaluation.of-five', { n: given })}`
}

/** @param {Shown} shown */
export function handOverQuestion({ fields, text, language }) {
  return named(say('sent.hand-over-question', { name: fields.name }), fields.said ?? text, language)
}

/** @param {Shown} shown */
export function handOverAnswer({ fields }) {
  return html`<p class="kind-name">${say(fields.agreed ? 'sent.hand-over-answer.yes' : 'sent.hand-over-answer.no')}</p>`
}

/**
 * @param {string} name
 * @param {string} text
 * @param {string} language
 */
function named(name, text, language) {
  return html`<p class="kind-name">${name}</p><p class="text" lang=${language}>${text}</p>`
}
