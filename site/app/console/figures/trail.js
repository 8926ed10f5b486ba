// The audit trail of the team or of one case: what happened, in words, the latest first.
import { html, nothing } from 'lit'
import { Attempt } from '../attempt.js'
import { clock, longDay, ownZone } from '../format.js'
import { icon } from '../icons.js'
import { notice } from '../notice.js'
import { dayOf } from '../roster/days.js'
import { routeTo } from '../route.js'
import { View } from '../view.js'
import { say } from '../words.js'
import { readTrail } from './reading.js'
import { tell } from './telling.js'

/** @import { PropertyValues } from 'lit' */
/** @import { Told, Trail } from './reading.js' */

export class TrailView extends View {
  static properties = { caseId: {}, trail: { state: true } }

  #loading = new Attempt(this)

  constructor() {
    super()
    /** Whose trail: a case's id, or empty for that of people, keys and settings. */
    this.caseId = ''
    /** @type {Trail | null} */
    this.trail = null
  }

  /** @param {PropertyValues<this>} changed */
  willUpdate(changed) {
    if (!changed.has('caseId')) return
    this.trail = null
    this.#more()
  }

  #more() {
    return this.#loading.run(async () => {
      const before = this.trail?.told
      const next = await readTrail(this.caseId, before?.[before.length - 1]?.number)
      this.trail = { ...next, told: [...before ?? [], ...next.told] }
    })
  }

  render() {
    const back = this.caseId ? routeTo('case', this.caseId) : routeTo('figures')
    return html`<a class="back" href=${back}>${icon('back')}${this.caseId ? say('place.case') : say('figures.title')}</a>
      <h1>${this.caseId ? say('trail.of-case') : say('trail.title')}</h1>
      <p class="why">${say(this.caseId ? 'trail.of-case.why' : 'trail.why')}</p>
      ${this.trail ? this.#shown(this.trail) : nothing}
      ${notice(this.#loading.problem, () => this.#more())}
      ${!this.trail && !this.#loading.problem ? html`<p class="muted">${say('frame.loading')}</p>` : nothing}`
  }

  /** @param {Trail} trail */
  #shown({ told, more, head }) {
    return html`${told.length ? byDay(told).map(([day, events]) => html`<section class="trail"><h2>${longDay(day)}</h2>
        <ol class="plain-list">${events.map(line)}</ol></section>`) : html`<p class="note">${say('trail.none')}</p>`}
      ${more ? html`<div class="actions"><button type="button" class="button quiet" ?disabled=${this.#loading.busy}
        @click=${() => this.#more()}>${say('trail.earlier')}</button></div>` : nothing}
      <details class="trail-head"><summary>${say('trail.head')}</summary><p>${say('trail.head.why')}</p>
        <p><code>${head.number}:${head.hash}</code></p></details>`
  }
}

/** @param {Told} told */
function line(told) {
  return html`<li><time datetime=${told.at}>${clock(told.at)}</time><span>${tell(told)}</span><span class="muted trail-number">${told.number}</span></li>`
}

/**
 * @param {Told[]} told
 * @returns {[string, Told[]][]}
 */
function byDay(told) {
  /** @type {Map<string, Told[]>} */
  const days = new Map()
  for (const one of told) {
    const day = dayOf(Date.parse(one.at), ownZone())
    days.set(day, [...days.get(day) ?? [], one])
  }
  return [...days]
}

customElements.define('pi-trail', TrailView)
