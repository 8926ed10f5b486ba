// The swap board: shifts that somebody offers, the ones meant for this person first.
import { html, nothing } from 'lit'
import { Problem } from '../../shared/api.js'
import { View } from '../view.js'
import { icon } from '../icons.js'
import { tellOf } from '../notice.js'
import { routeTo } from '../route.js'
import { serverClock } from '../server-clock.js'
import { say } from '../words.js'
import { boardOf } from './board.js'
import { elsewhere, fromTo, nameOf, rowName } from './naming.js'
import { badge } from './on-call.js'
import { moveSwap } from './rostering.js'
import '../confirm.js'

/** @import { Session } from '../account.js' */
/** @import { Roster, Swap } from './rostering.js' */

/** Somebody else was first: the board is read again, and the card that is over goes. */
const OVER = ['swap-taken', 'swap-over']

/**
 * @param {unknown} problem
 * @returns {string}
 */
function tooLate(problem) {
  if (!(problem instanceof Problem && OVER.includes(problem.kind))) throw problem
  const { title, detail } = tellOf(problem)
  return `${title}. ${detail}`
}

export class Swaps extends View {
  static properties = { roster: { attribute: false }, session: { attribute: false } }

  constructor() {
    super()
    this.roster = /** @type {Roster} */ (/** @type {unknown} */ (null))
    this.session = /** @type {Session} */ (/** @type {unknown} */ (null))
  }

  /**
   * @param {string} id
   * @param {'taking' | 'withdrawal' | 'return'} step
   */
  async #move(id, step) {
    const done = await moveSwap(id, step).then(() => say(`roster.swap.${step}.done`), tooLate)
    this.tell('roster-changed', done)
  }

  render() {
    const { forMe, mine, taken, open } = boardOf(this.roster.swaps, this.session.person.id, serverClock.now())
    const nothingHere = !(forMe.length || mine.length || taken.length || open.length)
    return html`${nothingHere ? this.#empty() : nothing}
      ${this.#list(say('roster.swap.for-me'), forMe)}${this.#list(say('roster.swap.mine'), mine)}
      ${this.#list(say('roster.swap.taken'), taken)}${this.#list(say('roster.swap.open'), open)}`
  }

  #empty() {
    return html`<div class="empty">${icon('swap')}<p><strong>${say('roster.swap.none')}</strong></p>
      <p class="muted">${say('roster.swap.none.next')}</p>
      <p><a class="button quiet" href=${routeTo('roster', 'mine')}>${say('roster.swap.none.go')}</a></p></div>`
  }

  /**
   * @param {string} heading
   * @param {Swap[]} swaps
   */
  #list(heading, swaps) {
    return swaps.length ? html`<section><h2>${heading}</h2><ul class="plain-list">${swaps.map((swap) => this.#card(swap))}</ul></section>` : nothing
  }

  /** @param {Swap} swap */
  #card(swap) {
    const { schedule, line, offered_by: by, to } = swap
    const [start, end] = [Date.parse(swap.start), Date.parse(swap.end)]
    const there = elsewhere({ start, end }, this.roster.schedules.find(({ id }) => id === schedule))
    return html`<li class="card swap"><p class="who">${badge(this.roster, by)}<strong>${fromTo(start, end)}</strong></p>
      ${there ? html`<p class="muted">${there}</p>` : nothing}
      <p class="muted">${rowName(this.roster, schedule, line)} · ${this.#standing(swap)}</p>
      ${to && by === this.session.person.id && swap.state === 'open' ? html`<p class="muted">${say('roster.swap.to', { name: nameOf(this.roster, to) })}</p>` : nothing}
      <div class="actions">${this.#action(swap)}</div></li>`
  }

  /** @param {Swap} swap */
  #standing({ state, offered_by: by, taken_by: taker }) {
    if (state === 'taken' && by === this.session.person.id) return say('roster.swap.taken-by', { name: nameOf(this.roster, taker) })
    return by === this.session.person.id ? say('roster.swap.waiting') : say('roster.swap.by', { name: nameOf(this.roster, by) })
  }

  /** @param {Swap} swap */
  #action({ id, state, offered_by: by, taken_by: taker }) {
    const me = this.session.person.id
    if (state === 'taken') return taker === me ? this.#confirm(id, 'return') : nothing
    return by === me ? this.#confirm(id, 'withdrawal') : this.#confirm(id, 'taking')
  }

  /**
   * @param {string} id
   * @param {'taking' | 'withdrawal' | 'return'} step
   */
  #confirm(id, step) {
    return html`<pi-confirm sign=${step === 'taking' ? 'check' : 'undo'} .trigger=${say(`roster.swap.${step}`)}
      .heading=${say(`roster.swap.${step}.title`)} .text=${say(`roster.swap.${step}.what`)} .label=${say(`roster.swap.${step}`)}
      .action=${() => this.#move(id, step)}></pi-confirm>`
  }
}

customElements.define('pi-swaps', Swaps)
