// Leave that lies ahead: one's own, or for coordinators everybody's; asking for it and ending it.
import { html, nothing } from 'lit'
import { Attempt } from '../attempt.js'
import { choiceField, field, submitted } from '../fields.js'
import { calendar } from '../format.js'
import { icon } from '../icons.js'
import { notice } from '../notice.js'
import { serverClock } from '../server-clock.js'
import { View } from '../view.js'
import { say } from '../words.js'
import { affectedShifts } from './affected.js'
import { beginOf, dayOf, later } from './days.js'
import { nameOf } from './naming.js'
import { badge } from './on-call.js'
import { addLeave, endLeave } from './rostering.js'
import '../confirm.js'

/** @import { Session } from '../account.js' */
/** @import { Left } from './affected.js' */
/** @import { Affected, Leave, Roster } from './rostering.js' */

const NOBODY = '-'

export class Leaves extends View {
  static properties = { roster: { attribute: false }, session: { attribute: false }, own: { type: Boolean }, adding: { state: true }, left: { state: true } }

  #doing = new Attempt(this)

  constructor() {
    super()
    this.roster = /** @type {Roster} */ (/** @type {unknown} */ (null))
    this.session = /** @type {Session} */ (/** @type {unknown} */ (null))
    /** Whether only this person's own leave is shown. */
    this.own = false
    this.adding = false
    /** The shifts that the leave added last leaves empty. @type {Left | null} */
    this.left = null
  }

  get #forOthers() {
    return !this.own && this.session.role === 'coordinator'
  }

  /** @param {Event} event */
  async #add(event) {
    const { person, first = '', last = '', stand_in: standIn } = submitted(event)
    const { zone } = this.roster
    const minute = (/** @type {number} */ moment) => `${new Date(moment).toISOString().slice(0, 16)}:00Z`
    const leave = {
      person: person ?? this.session.person.id, start: minute(Math.max(beginOf(first, zone), serverClock.now())), end: minute(beginOf(later(last, 1), zone)), stand_in: standIn === NOBODY ? null : standIn ?? null,
    }
    await this.#doing.run(async () => this.#take(await addLeave(leave)))
  }

  /** @param {Leave & {affected: Affected[]}} saved */
  #take({ person, affected }) {
    this.adding = false
    this.left = affected.length ? { person, shifts: affected } : null
    this.tell('roster-changed', affected.length ? say('roster.leave.affects', { n: affected.length }) : say('roster.leave.added'))
    this.focusOn(affected.length ? '#affected-title' : '.leave-add')
  }

  /** @param {string} id */
  async #end(id) {
    await endLeave(id)
    this.left = null
    this.tell('roster-changed', say('roster.leave.ended'))
  }

  async #begin() {
    this.#doing.forget()
    this.left = null
    this.adding = true
    this.focusOn('form select, form input')
  }

  #cancel() {
    this.adding = false
    this.focusOn('.leave-add')
  }

  render() {
    const me = this.session.person.id
    const now = serverClock.now()
    const shown = this.roster.leaves.filter(({ person, end }) => Date.parse(end) > now && (!this.own || person === me))
    return html`<section aria-labelledby="leaves-title"><h2 id="leaves-title">${this.own ? say('roster.leave.mine') : say('roster.leave.all')}</h2>
      ${shown.length ? html`<ul class="plain-list turns">${shown.map((leave) => this.#leave(leave))}</ul>`
        : html`<p class="muted">${this.own ? say('roster.leave.none-mine') : say('roster.leave.none')}</p>`}
      ${this.left ? affectedShifts({ roster: this.roster, left: this.left, me, now, pick: (block, step) => this.tell('shift-picked', { block, step }) }) : nothing}
      ${this.adding ? this.#form() : html`<button type="button" class="button quiet leave-add" @click=${() => this.#begin()}>
        ${icon('plus')}${this.#forOthers ? say('roster.leave.add') : say('roster.leave.add-mine')}</button>`}</section>`
  }

  /** @param {Leave} leave */
  #leave({ id, person, start, end, stand_in: standIn }) {
    const may = person === this.session.person.id || this.session.role === 'coordinator'
    const name = nameOf(this.roster, person)
    return html`<li class="turn">${badge(this.roster, person)}<span><strong>${name}</strong> <span class="when">${this.#days(start, end)}</span>${
      standIn ? html` <span class="small">${say('roster.leave.stands-in', { name: nameOf(this.roster, standIn) })}</span>` : nothing}</span>
      ${may ? html`<pi-confirm sign="trash" .trigger=${say('roster.leave.end')} .heading=${say('roster.leave.end.title')}
        .text=${say('roster.leave.end.what')} .label=${say('roster.leave.end')} .action=${() => this.#end(id)}></pi-confirm>` : nothing}</li>`
  }

  /**
   * Whole days as people say them: the last one is counted in.
   * @param {string} start
   * @param {string} end
   */
  #days(start, end) {
    const [first, last] = [dayOf(Date.parse(start), this.roster.zone), dayOf(Date.parse(end) - 1, this.roster.zone)]
    return first === last ? calendar(first) : `${calendar(first)} – ${calendar(last)}`
  }

  #form() {
    const today = dayOf(serverClock.now(), this.roster.zone)
    const people = this.roster.people.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))
    return html`<form class="card" @submit=${(/** @type {Event} */ event) => this.#add(event)}>
      <p class="why">${say('roster.leave.why')}</p>
      ${this.#forOthers ? choiceField({ id: 'person', label: say('roster.leave.who'), value: this.session.person.id, options: people }) : nothing}
      <div class="trio">${field({ id: 'first', path: 'start', label: say('roster.leave.first'), type: 'date', value: today })}
        ${field({ id: 'last', path: 'end', label: say('roster.leave.last'), type: 'date', value: today })}</div>
      ${choiceField({ id: 'stand_in', label: say('roster.leave.stand-in'), hint: say('roster.leave.stand-in.hint'), value: NOBODY,
        options: [{ value: NOBODY, label: say('roster.leave.stand-in.none') }, ...people.filter(({ value }) => this.#forOthers || value !== this.session.person.id)] })}
      ${notice(this.#doing.problem)}
      <div class="actions"><button class="button" ?disabled=${this.#doing.busy}>${say('frame.save')}</button>
        <button type="button" class="button quiet" @click=${() => this.#cancel()}>${say('frame.cancel')}</button></div></form>`
  }
}

customElements.define('pi-leaves', Leaves)
