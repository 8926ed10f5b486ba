// In the thread: how near the client is to their goals, asked and answered.
import { html, nothing } from 'lit'
import { say } from '../words.js'
import { requestOf } from './drawn.js'

/** @import { Shown } from './drawn.js' */
/** @typedef {{id: string, text: string}} Goal */

const MOST = 10

/** @param {Shown} shown */
export function ratingRequest({ fields, language }) {
  return html`<p class="kind-name">${say('sent.rating-request')}</p>
    ${fields.said ? html`<p class="text" lang=${language}>${fields.said}</p>` : nothing}
    <ul class="kind-list" lang=${language}>${fields.goals.map((/** @type {Goal} */ goal) => html`<li class="text">${goal.text}</li>`)}</ul>`
}

/**
 * The values beside their goals' words, which the request has; without it, the client's own text says all.
 * @param {Shown} shown
 */
export function rating(shown) {
  const request = requestOf(shown, 'rating-request')
  if (!request) return null
  const values = new Map(shown.fields.ratings.map((/** @type {{goal: string, value: number}} */ { goal, value }) => [goal, value]))
  return html`<p class="kind-name">${say('sent.rating')}</p>
    <dl class="kind-ratings">${request.goals.map((/** @type {Goal} */ goal) => html`<div><dt class="text" lang=${shown.language}>${goal.text}</dt>
      <dd>${values.has(goal.id) ? of(Number(values.get(goal.id))) : html`<span class="muted">${say('sent.skipped')}</span>`}</dd></div>`)}</dl>`
}

/** @param {number} value */
function of(value) {
  return html`<meter min="0" max=${MOST} .value=${value} aria-hidden="true"></meter> ${say('sent.of-ten', { n: value })}`
}
