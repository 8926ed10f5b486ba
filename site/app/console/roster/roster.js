// The roster's pages: who is on call now on top, then a week, a month, one's own shifts, swaps, or the schedules.
import { html, nothing } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { Attempt } from '../attempt.js'
import { calendar, days, ownZone, span } from '../format.js'
import { icon } from '../icons.js'
import { notice } from '../notice.js'
import { routeTo } from '../route.js'
import { serverClock } from '../server-clock.js'
import { unsaved } from '../unsaved.js'
import { View } from '../view.js'
import { say } from '../words.js'
import { boardOf } from './board.js'
import { dayOf, later, mondayOf, monthLater, weeksOfMonth } from './days.js'
import { monthPicture } from './month.js'
import { myShifts } from './mine.js'
import { onCallCard } from './on-call.js'
import { AHEAD, readRoster } from './rostering.js'
import { weekPicture } from './week.js'
import './leaves.js'
import './schedule.js'
import './shift.js'
import './swaps.js'

/** @import { Session } from '../account.js' */
/** @import { Day } from './days.js' */
/** @import { Block } from './picture.js' */
/** @import { Roster } from './rostering.js' */
/** @import { Shift, Step } from './shift.js' */

const TABS = /** @type {const} */ (['week', 'month', 'mine', 'swaps', 'edit'])
/** How often "now" moves on, in milliseconds. */
const TICK = 30_000

export class RosterPages extends View {
  static properties = {
    session: { attribute: false }, page: {}, roster: { state: true }, day: { state: true }, chosen: { state: true }, now: { state: true }, told: { state: true },
  }

  #loading = new Attempt(this)
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer
  /** What was asked for last: an answer to something older is passed over. */
  #asked = 0
  /** The page and day that the roster was read for. */
  #readFor = ''

  constructor() {
    super()
    this.session = /** @type {Session} */ (/** @type {unknown} */ (null))
    this.page = 'week'
    /** @type {Roster | null} */
    this.roster = null
    this.now = serverClock.now()
    /** A day of the week or month that is shown. */
    this.day = dayOf(this.now, ownZone())
    /** The day of the month that is shown in full. */
    this.chosen = this.day
    this.told = ''
  }

  connectedCallback() {
    super.connectedCallback()
    this.#timer = setInterval(() => this.#tick(), TICK)
    document.addEventListener('visibilitychange', this.#seen)
  }

  disconnectedCallback() {
    super.disconnectedCallback()
    clearInterval(this.#timer)
    document.removeEventListener('visibilitychange', this.#seen)
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('page')) {
      const before = changed.get('page')
      if (before !== undefined) this.told = this.#kept
      this.#kept = ''
      const loaded = this.#load()
      if (before !== undefined) loaded.then(() => this.#settle())
    }
  }

  /** What is to be said on the page that comes next. */
  #kept = ''

  #tick() {
    this.now = serverClock.now()
    const over = this.roster?.on_call.some(({ until }) => until !== null && Date.parse(until) <= this.now)
    if (over || serverClock.isStale) this.#refresh()
  }

  /** Who comes back to the page sees what colleagues did meanwhile. */
  #seen = () => {
    if (!document.hidden) this.#refresh()
  }

  /** Read again, but not under the hands of who edits a schedule. */
  #refresh() {
    if (!this.page.startsWith('edit/')) this.#load()
  }

  /** The days that a page needs, one more at either end so that shifts over midnight are whole. @returns {[Day, number]} */
  #range() {
    const today = dayOf(this.now, ownZone())
    if (this.page === 'week') return [later(mondayOf(this.day), -1), 9]
    if (this.page === 'month') {
      const { first, count } = weeksOfMonth(this.day)
      return [later(first, -1), count + 2]
    }
    return [later(today, -1), AHEAD + 1]
  }

  async #load() {
    const turn = (this.#asked += 1)
    const wanted = this.#wanted
    await this.#loading.run(async () => {
      const roster = await readRoster(...this.#range())
      if (turn !== this.#asked) return
      this.roster = roster
      this.now = serverClock.now()
      this.#readFor = wanted
    })
    if (turn !== this.#asked) this.#load()
  }

  get #wanted() {
    return `${this.page} ${this.day}`
  }

  /** @param {Day} day */
  #show(day) {
    this.day = day
    this.chosen = day
    this.#load()
  }

  /** @param {CustomEvent<string>} event */
  async #changed({ detail }) {
    this.told = detail
    await this.#load()
    this.#settle()
  }

  /** Whatever held the keyboard's place may have gone: it goes on where the news is, or where the page begins. */
  async #settle() {
    await this.updateComplete
    if (document.activeElement === document.body) this.focusOn(this.told ? '[role=status]' : 'h1')
  }

  /** @param {CustomEvent<string>} event */
  #saved({ detail }) {
    this.#kept = detail
    location.hash = routeTo('roster', 'week')
  }

  /** @param {Block} block */
  #pick = (block) => this.#open(block)

  /**
   * @param {Block} block
   * @param {Step} [step]
   */
  #open(block, step) {
    const dialog = /** @type {Shift} */ (this.querySelector('pi-shift'))
    dialog.open(block, step)
  }

  render() {
    const { roster } = this
    return html`<h1 tabindex="-1">${say('roster.title')}</h1>
      <div @roster-changed=${(/** @type {CustomEvent<string>} */ event) => this.#changed(event)}
        @roster-saved=${(/** @type {CustomEvent<string>} */ event) => this.#saved(event)}
        @shift-picked=${(/** @type {CustomEvent<{block: Block, step: Step}>} */ { detail }) => this.#open(detail.block, detail.step)}>
      <p role="status" tabindex="-1" class=${this.told ? 'note' : 'visually-hidden'}>${this.told}</p>
      ${notice(this.#loading.problem, () => this.#load())}
      ${serverClock.ahead ? html`<p class="note warn">${icon('clock')} ${clockWords(serverClock.ahead)}</p>` : nothing}
      ${roster ? this.#inside(roster) : html`<p class="muted">${this.#loading.problem ? nothing : say('frame.loading')}</p>`}
      ${roster ? html`<pi-shift .roster=${roster} .session=${this.session}></pi-shift>` : nothing}</div>`
  }

  /** @param {Roster} roster */
  #inside(roster) {
    if (this.page.startsWith('edit/')) return keyed(this.page, this.#editor(roster, this.page.slice('edit/'.length)))
    if (!roster.kept && this.page !== 'edit') return this.#unkept(roster)
    return html`${onCallCard(roster, new Date(this.now))}${this.#tabs(roster)}${this.#page(roster)}`
  }

  /**
   * @param {Roster} roster
   * @param {string} schedule
   */
  #editor(roster, schedule) {
    if (this.#coordinates && this.#readFor !== this.#wanted) return this.#coming()
    return this.#coordinates ? html`<pi-schedule .roster=${roster} .schedule=${schedule}></pi-schedule>`
      : html`<p class="note">${say('roster.coordinators-only')}</p>`
  }

  get #coordinates() {
    return this.session.role === 'coordinator'
  }

  /** A team without a roster works: everybody is on call. @param {Roster} roster */
  #unkept(roster) {
    return html`<div class="empty">${icon('people')}<p><strong>${say('roster.unkept')}</strong></p>
        <p>${say('roster.unkept.why', { n: roster.people.filter(({ active }) => active).length })}</p>
        <p class="muted">${say('roster.unkept.when')}</p>
        ${this.#coordinates ? html`<p><a class="button" href=${routeTo('roster', 'edit/new')}>${icon('plus')}${say('roster.make')}</a></p>` : nothing}</div>
      <pi-leaves .roster=${roster} .session=${this.session}></pi-leaves>`
  }

  /** @param {Roster} roster */
  #tabs(roster) {
    const offered = boardOf(roster.swaps, this.session.person.id, this.now).forMe.length
    return html`<nav class="tabs roster-tabs" aria-label=${say('roster.pages')}>${TABS.filter((tab) => tab !== 'edit' || this.#coordinates).map((tab) => html`
      <a href=${routeTo('roster', tab)} aria-current=${tab === this.page ? 'page' : nothing}>${say(`roster.tab.${tab}`)}${
        tab === 'swaps' && offered ? html` <span class="count">${offered}<span class="visually-hidden"> ${say('roster.swap.for-me')}</span></span>` : nothing}</a>`)}</nav>`
  }

  /** @param {Roster} roster */
  #page(roster) {
    switch (this.page) {
      case 'month': return this.#month(roster)
      case 'mine': return html`${myShifts({ roster, me: this.session.person.id, now: this.now, offer: (block) => this.#open(block, 'offering') })}
        <pi-leaves own .roster=${roster} .session=${this.session}></pi-leaves>`
      case 'swaps': return html`<pi-swaps .roster=${roster} .session=${this.session}></pi-swaps>`
      case 'edit': return this.#schedules(roster)
      default: return this.#week(roster)
    }
  }

  /** @param {Roster} roster */
  #week(roster) {
    const first = mondayOf(this.day)
    return html`${this.#moving(days(first, later(first, 6)), later(first, -7), later(first, 7))}
      ${this.#readFor === this.#wanted ? weekPicture({ roster, first, count: 7, now: this.now, pick: this.#pick }) : this.#coming()}
      <p class="why">${say('roster.tap')}</p>
      <pi-leaves .roster=${roster} .session=${this.session}></pi-leaves>`
  }

  /** @param {Roster} roster */
  #month(roster) {
    const month = monthLater(this.day, 0)
    return html`${this.#moving(calendar(month, { month: 'long', year: 'numeric' }), monthLater(month, -1), monthLater(month, 1))}
      ${this.#readFor === this.#wanted ? monthPicture({
        roster, month, chosen: this.chosen, now: this.now, choose: (day) => { this.chosen = day }, pick: this.#pick,
      }) : this.#coming()}`
  }

  #coming() {
    return html`<p class="muted coming">${this.#loading.problem ? nothing : say('frame.loading')}</p>`
  }

  /**
   * @param {string} title
   * @param {Day} before
   * @param {Day} after
   */
  #moving(title, before, after) {
    return html`<div class="moving"><h2 aria-live="polite">${title}</h2>
      <button type="button" class="plain-button" @click=${() => this.#show(before)}>${icon('back')}<span class="visually-hidden">${say('roster.before')}</span></button>
      <button type="button" class="plain-button" @click=${() => this.#show(dayOf(this.now, ownZone()))}>${say('roster.today')}</button>
      <button type="button" class="plain-button" @click=${() => this.#show(after)}>${icon('onward')}<span class="visually-hidden">${say('roster.after')}</span></button></div>`
  }

  /** @param {Roster} roster */
  #schedules({ schedules }) {
    const kept = schedules.filter(({ ended }) => !ended)
    return html`<h2>${say('roster.schedules')}</h2>
      <ul class="plain-list">${kept.map(({ id, name, layers }) => html`<li class="card who"><strong>${name}</strong>
        <span class="muted">${say('roster.layers.count', { n: layers.length })}</span>${unsavedMark(id)}
        <a class="onward" href=${routeTo('roster', `edit/${id}`)}>${say('roster.edit.open')}<span class="visually-hidden"> ${name}</span></a></li>`)}</ul>
      <p><a class="button" href=${routeTo('roster', 'edit/new')}>${icon('plus')}${say('roster.make')}</a>${unsavedMark('new')}</p>`
  }
}

/** @param {string} schedule */
function unsavedMark(schedule) {
  return unsaved.of(`schedule/${schedule}`) ? html` <span class="mark soon">${say('unsaved.mark')}</span>` : nothing
}

/** @param {number} ahead  milliseconds */
function clockWords(ahead) {
  return say(ahead > 0 ? 'roster.clock.ahead' : 'roster.clock.behind', { span: span(Math.abs(ahead)) })
}

customElements.define('pi-roster', RosterPages)
