// One alert as a card: what it is about, who has it, and for each round who was told by what, whether it arrived, and why not.
import { html, nothing } from 'lit'
import { isNotice } from './alert-days.js'
import { roundsOf } from './alert-rounds.js'
import { urgencyMark } from './case-facts.js'
import { dayAndTime } from './format.js'
import { icon } from './icons.js'
import { reasonWord } from './reasons.js'
import { routeTo } from './route.js'
import { wayName, waySign } from './ways.js'
import { say } from './words.js'

/** @import { Icon } from './icons.js' */
/** @import { Round } from './alert-rounds.js' */
/** @import { Alert, Delivery, DeliveryState } from './telling.js' */

/** @type {Record<DeliveryState, {sign: Icon, tone: string}>} */
const STATES = {
  pending: { sign: 'clock', tone: 'plain' }, sending: { sign: 'send', tone: 'plain' },
  accepted: { sign: 'check', tone: 'routine' }, delivered: { sign: 'check', tone: 'routine' },
  'failed-for-now': { sign: 'undo', tone: 'soon' }, 'failed-for-good': { sign: 'cross', tone: 'urgent' },
  cancelled: { sign: 'close', tone: 'plain' },
}

/**
 * An alert: whose turn it is, and round by round who was told.
 * @param {Alert} alert
 */
export function alertCard(alert) {
  return html`<li class="card">
    <p class="marks">${isNotice(alert) ? icon('bell') : urgencyMark(alert.urgency)}<strong>${say(`alerts.event.${alert.event}`)}</strong>
      <time class="muted" datetime=${alert.created_at}>${dayAndTime(alert.created_at)}</time></p>
    ${alert.case ? html`<p class="facts centered"><span>${stateWord(alert)}</span>
      <a class="onward" href=${routeTo('case', alert.case)}>${say('alerts.case')}</a></p>` : nothing}
    ${alert.unreached && alert.state === 'triggered' ? html`<p class="mistrusted">${icon('alert')}<span>${say('alerts.nobody')}</span></p>` : nothing}
    ${alert.exhausted ? html`<p class="mistrusted">${icon('alert')}<span>${say('alerts.exhausted')}</span></p>` : nothing}
    ${roundList(roundsOf(alert.deliveries))}
  </li>`
}

/** @param {Round[]} rounds */
function roundList(rounds) {
  const list = (/** @type {Round} */ { deliveries }) => html`<ul class="plain-list">${deliveries.map((delivery) => deliveryRow(delivery))}</ul>`
  const [only] = rounds
  if (!only) return nothing
  if (rounds.length === 1 && !only.isLastCall) return list(only)
  return html`<ol class="plain-list rounds">${rounds.map((round) => html`<li>
    <p class="round"><strong>${roundWord(round)}</strong> <time class="muted" datetime=${round.begun}>${dayAndTime(round.begun)}</time></p>${list(round)}</li>`)}</ol>`
}

/** @param {Delivery} delivery */
function deliveryRow({ person, channel, state, reason, tries, at, until }) {
  return html`<li class="delivery">${icon(waySign(channel))}<strong>${person.name}</strong><span class="muted">${wayName(channel)}</span>
    <span class="mark ${STATES[state].tone}">${icon(STATES[state].sign)}${say(`delivery.${state}`)}</span>
    <span class="small">${reason ? `${reasonWord(reason)} · ` : nothing}${tries > 1 ? `${say('delivery.tries', { n: tries })} · ` : nothing}${
      until ? say('delivery.until', { time: dayAndTime(until) }) : dayAndTime(at)}</span></li>`
}

/**
 * What became of it; a message's alert waits for its reader, the others for somebody who takes the case.
 * @param {Alert} alert
 */
function stateWord({ event, state, claimed_by: taker }) {
  if (event !== 'intake' && state === 'triggered') return say('alerts.state.unread')
  return say(`alerts.state.${state}`, { name: taker?.name ?? '' })
}

/** @param {Round} round */
function roundWord({ loop, step, isLastCall }) {
  if (isLastCall) return say('alerts.round.last')
  return loop ? say('alerts.round.again', { n: step + 1, loop }) : say('alerts.round', { n: step + 1 })
}
