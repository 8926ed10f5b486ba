// The delivery history: who was told by what, whether it arrived, and why not.
import { html, nothing } from 'lit'
import { roundsOf } from './alert-rounds.js'
import { Attempt } from './attempt.js'
import { urgencyMark } from './case-facts.js'
import { dayAndTime } from './format.js'
import { icon } from './icons.js'
import { notice } from './notice.js'
import { reasonWord } from './reasons.js'
import { routeTo } from './route.js'
import { listAlerts, testEverybody } from './telling.js'
import { View } from './view.js'
import { wayName, waySign } from './ways.js'
import { say } from './words.js'
import './confirm.js'
import './drills.js'
import './findings.js'

/** @import { Drills } from './drills.js' */
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

export class Alerts extends View {
  static properties = { coordinates: { type: Boolean }, told: { state: true }, alerts: { state: true }, next: { state: true } }

  #loading = new Attempt(this)

  constructor() {
    super()
    /** Whether this person may try the whole path. */
    this.coordinates = false
    this.told = ''
    /** @type {Alert[] | null} */
    this.alerts = null
    /** @type {string | null} */
    this.next = null
  }

  firstUpdated() {
    this.#load()
  }

  #load() {
    return this.#loading.run(async () => {
      const { alerts, next } = await listAlerts(this.next)
      this.alerts = [...(this.alerts ?? []), ...alerts]
      this.next = next
    })
  }

  async #try() {
    await testEverybody()
    this.told = say('alerts.tested')
    this.alerts = null
    this.next = null
    this.#load()
    const drills = /** @type {Drills | null} */ (this.querySelector('pi-drills'))
    drills?.load()
  }

  #test() {
    return html`<p role="status" class=${this.told ? 'note' : 'visually-hidden'}>${this.told}</p>
      <pi-confirm sign="bell" .trigger=${say('alerts.test')} .heading=${say('alerts.test.title')} .text=${say('alerts.test.what')}
        .label=${say('alerts.test.do')} .action=${() => this.#try()}></pi-confirm>`
  }

  render() {
    return html`<h1>${say('alerts.title')}</h1><p class="why">${say('alerts.why')}</p>
      ${this.coordinates ? html`<pi-findings></pi-findings>` : nothing}
      <pi-drills></pi-drills>${this.coordinates ? this.#test() : nothing}
      <h2>${say('alerts.latest')}</h2>
      ${this.alerts?.length === 0 ? html`<div class="empty">${icon('bell')}<p><strong>${say('alerts.none')}</strong></p>
        <p class="muted">${say('alerts.none.next')}</p></div>` : nothing}
      <ul class="people">${this.alerts?.map((alert) => this.#card(alert))}</ul>
      ${notice(this.#loading.problem, () => this.#load())}
      ${this.next ? html`<button type="button" class="button quiet wide" ?disabled=${this.#loading.busy}
        @click=${() => this.#load()}>${say('queue.more')}</button>` : nothing}`
  }

  /** @param {Alert} alert */
  #card(alert) {
    return html`<li class="card">
      <p class="marks">${urgencyMark(alert.urgency)}<strong>${say(`alerts.event.${alert.event}`)}</strong>
        <time class="muted" datetime=${alert.created_at}>${dayAndTime(alert.created_at)}</time></p>
      ${alert.case ? html`<p class="facts centered"><span>${stateWord(alert)}</span>
        <a class="onward" href=${routeTo('case', alert.case)}>${say('alerts.case')}</a></p>` : nothing}
      ${alert.unreached && alert.state === 'triggered' ? html`<p class="mistrusted">${icon('alert')}<span>${say('alerts.nobody')}</span></p>` : nothing}
      ${alert.exhausted ? html`<p class="mistrusted">${icon('alert')}<span>${say('alerts.exhausted')}</span></p>` : nothing}
      ${this.#rounds(roundsOf(alert.deliveries))}
    </li>`
  }

  /** @param {Round[]} rounds */
  #rounds(rounds) {
    const list = (/** @type {Round} */ { deliveries }) => html`<ul class="plain-list">${deliveries.map((delivery) => this.#delivery(delivery))}</ul>`
    const [only] = rounds
    if (!only) return nothing
    if (rounds.length === 1 && !only.isLastCall) return list(only)
    return html`<ol class="plain-list rounds">${rounds.map((round) => html`<li>
      <p class="round"><strong>${roundWord(round)}</strong> <time class="muted" datetime=${round.begun}>${dayAndTime(round.begun)}</time></p>${list(round)}</li>`)}</ol>`
  }

  /** @param {Delivery} delivery */
  #delivery({ person, channel, state, reason, tries, at, until }) {
    return html`<li class="delivery">${icon(waySign(channel))}<strong>${person.name}</strong><span class="muted">${wayName(channel)}</span>
      <span class="mark ${STATES[state].tone}">${icon(STATES[state].sign)}${say(`delivery.${state}`)}</span>
      <span class="small">${reason ? `${reasonWord(reason)} · ` : nothing}${tries > 1 ? `${say('delivery.tries', { n: tries })} · ` : nothing}${
        until ? say('delivery.until', { time: dayAndTime(until) }) : dayAndTime(at)}</span></li>`
  }
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

customElements.define('pi-alerts', Alerts)
