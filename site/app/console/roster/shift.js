// One block of the picture, opened: whose it is, from when to when, and what this person may do about it.
import { html, nothing } from 'lit'
import { Attempt } from '../attempt.js'
import { choiceField, field, submitted } from '../fields.js'
import { icon } from '../icons.js'
import { Leaving } from '../leaving.js'
import { notice } from '../notice.js'
import { routeTo } from '../route.js'
import { serverClock } from '../server-clock.js'
import { View } from '../view.js'
import { say } from '../words.js'
import { isOffered } from './board.js'
import { momentOf, wallOf, MINUTE } from './days.js'
import { elsewhere, nameOf, namesOf, rowName, timesOf } from './naming.js'
import { badge } from './on-call.js'
import { awayDuring, overlap } from './picture.js'
import { prospect } from './prospects.js'
import { addOverride, endLeave, endOverride, offerSwap } from './rostering.js'
import '../confirm.js'

/** @import { TemplateResult } from 'lit' */
/** @import { Session } from '../account.js' */
/** @import { Block } from './picture.js' */
/** @import { Roster } from './rostering.js' */
/** @typedef {'shown' | 'replacing' | 'offering'} Step */

/** The choice of nobody in particular; the empty value would mean that nothing is chosen. */
const ANYBODY = '-'

export class Shift extends View {
  static properties = { roster: { attribute: false }, session: { attribute: false }, block: { attribute: false }, step: { state: true } }

  #doing = new Attempt(this)
  /** The step that the dialog was opened at. @type {Step} */
  #begun = 'shown'

  constructor() {
    super()
    new Leaving(this, this.#close)
    this.roster = /** @type {Roster} */ (/** @type {unknown} */ (null))
    this.session = /** @type {Session} */ (/** @type {unknown} */ (null))
    /** @type {Block | null} */
    this.block = null
    /** @type {Step} */
    this.step = 'shown'
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('block') && this.block) this.querySelector('dialog')?.showModal()
  }

  /**
   * @param {Block} block
   * @param {Step} [step]  where to begin; there Cancel closes
   */
  open(block, step = 'shown') {
    this.#doing.forget()
    this.step = step
    this.#begun = step
    this.block = block
  }

  #close = () => this.querySelector('dialog')?.close()

  #cancel() {
    if (this.#begun === 'shown') this.#go('shown')
    else this.#close()
  }

  #closed() {
    this.block = null
  }

  /** @param {Step} step */
  #go(step) {
    this.#doing.forget()
    this.step = step
    this.focusOn('dialog select, dialog .actions .button')
  }

  /**
   * Close, and have the roster read again.
   * @param {string} told  what to say about it
   */
  #done(told) {
    this.#close()
    this.tell('roster-changed', told)
  }

  /**
   * @param {Event} event
   * @param {Block} block
   */
  async #replace(event, { schedule, line, person }) {
    const fields = submitted(event)
    const adds = fields.adds === ANYBODY ? null : (fields.adds ?? null)
    const override = { schedule, line, ...this.#times(fields), removes: person, adds }
    if (await this.#doing.run(() => addOverride(override))) this.#done(say('roster.replaced'))
  }

  /**
   * @param {Event} event
   * @param {Block} block
   */
  async #offer(event, { schedule, line }) {
    const fields = submitted(event)
    const to = fields.to === ANYBODY ? null : (fields.to ?? null)
    if (await this.#doing.run(() => offerSwap({ schedule, line, ...this.#times(fields), to }))) this.#done(say('roster.offered'))
  }

  /** @param {Record<string, string>} fields */
  #times(fields) {
    const moment = (/** @type {string | undefined} */ wall) => `${new Date(momentOf(wall ?? '', this.roster.zone)).toISOString().slice(0, 16)}:00Z`
    return { start: moment(fields.start), end: moment(fields.end) }
  }

  render() {
    return html`<dialog aria-labelledby="shift-title" @close=${() => this.#closed()}>${this.block ? this.#inside(this.block) : nothing}</dialog>`
  }

  /** @param {Block} block */
  #inside(block) {
    const { person, schedule } = block
    const there = elsewhere(block, this.roster.schedules.find(({ id }) => id === schedule))
    return html`<h2 id="shift-title" class="who">${person ? badge(this.roster, person) : icon('alert')}
        ${person ? nameOf(this.roster, person) : say('roster.gap')}</h2>
      <p>${schedule ? rowName(this.roster, schedule, block.line) : say('roster.away')}<br>${timesOf(block)}
        ${there ? html`<br><span class="muted">${there}</span>` : nothing}</p>
      ${person ? nothing : this.#why(block)}
      ${this.#step(block)}`
  }

  /**
   * Who is told instead of nobody, and whose leave may be the reason.
   * @param {Block} gap
   */
  #why(gap) {
    const schedule = this.roster.schedules.find(({ id }) => id === gap.schedule)
    const away = awayDuring(this.roster.leaves, schedule, gap)
    return html`${away.length ? html`<p>${say('roster.gap.away', { names: namesOf(this.roster, away) })}</p>` : nothing}
      <p class="mistrusted">${icon('alert')}<span>${say('roster.instead', { names: namesOf(this.roster, schedule?.fallback ?? []) })}</span></p>`
  }

  /** @param {Block} block */
  #step(block) {
    if (this.step === 'replacing') return this.#replacing(block)
    if (this.step === 'offering') return this.#offering(block)
    const { roster, session } = this
    const looked = { roster, block, me: session.person.id, coordinates: session.role === 'coordinator', now: serverClock.now() }
    return html`${this.#change(block)}${prospect(looked, this.#close)}<div class="actions">${this.#choices(block)}
      <button type="button" class="button quiet" @click=${this.#close}>${say('roster.close')}</button></div>`
  }

  /**
   * What may be done about it: the past stays as it was.
   * @param {Block} block
   * @returns {TemplateResult | typeof nothing}
   */
  #choices(block) {
    const { schedule, person, start, end } = block
    const now = serverClock.now()
    if (!schedule || end <= now) return nothing
    const mine = person === this.session.person.id && start > now
    const offered = isOffered(this.roster.swaps, block)
    return html`
      ${offered && mine ? html`<a class="onward" href=${routeTo('roster', 'swaps')} @click=${this.#close}>${
        say('roster.offered.already')}</a>` : nothing}
      ${mine && !offered ? html`<button type="button" class="button" @click=${() => this.#go('offering')}>${icon('swap')}${say('roster.offer')}</button>` : nothing}
      ${this.session.role === 'coordinator' ? html`<button type="button" class="button ${mine ? 'quiet' : ''}" @click=${() => this.#go('replacing')}>
        ${icon('person')}${person ? say('roster.replace') : say('roster.fill')}</button>` : nothing}`
  }

  /**
   * The override or leave behind the block, and its end.
   * @param {Block} block
   */
  #change(block) {
    if (block.end <= serverClock.now()) return nothing
    return block.schedule ? this.#override(block) : this.#leave(block)
  }

  /** @param {Block} block */
  #override(block) {
    const { schedule, line, person } = block
    const behind = this.roster.overrides.find((one) => one.schedule === schedule && one.line === line && overlap(one, block)
      && (person ? one.adds === person : one.removes !== null))
    if (!block.changed || !behind) return nothing
    return html`<p class="note">${icon('swap')} ${say('roster.changed.why')}</p>
      ${this.session.role === 'coordinator' ? this.#ending(say('roster.override.end'), say('roster.override.end.title'), say('roster.override.end.what'), async () => {
        await endOverride(behind.id)
        this.#done(say('roster.override.ended'))
      }) : nothing}`
  }

  /** @param {Block} block */
  #leave({ person, start, end }) {
    const behind = this.roster.leaves.find((leave) => leave.person === person && Date.parse(leave.start) === start && Date.parse(leave.end) === end)
    if (!behind || !(this.session.role === 'coordinator' || person === this.session.person.id)) return nothing
    return this.#ending(say('roster.leave.end'), say('roster.leave.end.title'), say('roster.leave.end.what'), async () => {
      await endLeave(behind.id)
      this.#done(say('roster.leave.ended'))
    })
  }

  /**
   * @param {string} label
   * @param {string} heading
   * @param {string} text
   * @param {() => Promise<void>} action
   */
  #ending(label, heading, text, action) {
    return html`<pi-confirm sign="undo" .trigger=${label} .heading=${heading} .text=${text} .label=${label} .action=${action}></pi-confirm>`
  }

  /** @param {Block} block */
  #replacing(block) {
    const { person } = block
    const options = this.#colleagues(person)
    return html`<form @submit=${(/** @type {Event} */ event) => this.#replace(event, block)}>
      ${choiceField({ id: 'adds', label: person ? say('roster.replace.by', { name: nameOf(this.roster, person) }) : say('roster.fill.by'), value: '',
        options: person ? [...options, { value: ANYBODY, label: say('roster.replace.nobody') }] : options })}
      ${this.#timeFields(block)}${this.#buttons(say('frame.save'))}</form>`
  }

  /** @param {Block} block */
  #offering(block) {
    return html`<form @submit=${(/** @type {Event} */ event) => this.#offer(event, block)}>
      <p class="why">${say('roster.offer.why')}</p>
      ${choiceField({ id: 'to', label: say('roster.offer.to'), value: ANYBODY,
        options: [{ value: ANYBODY, label: say('roster.offer.anybody') }, ...this.#colleagues(block.person)] })}
      ${this.#timeFields(block)}${this.#buttons(say('roster.offer'))}</form>`
  }

  /** @param {string | null} but */
  #colleagues(but) {
    return this.roster.people.filter(({ id, active }) => active && id !== but).map(({ id, name }) => ({ value: id, label: name }))
  }

  /** @param {Block} block */
  #timeFields({ start, end }) {
    const { zone } = this.roster
    const from = Math.max(start, Math.ceil(serverClock.now() / MINUTE) * MINUTE)
    return html`<div class="trio">
      ${field({ id: 'start', label: say('roster.from'), type: 'datetime-local', value: wallOf(from, zone) })}
      ${field({ id: 'end', label: say('roster.to'), type: 'datetime-local', value: wallOf(end, zone) })}</div>`
  }

  /** @param {string} label */
  #buttons(label) {
    return html`${notice(this.#doing.problem)}<div class="actions">
      <button class="button" ?disabled=${this.#doing.busy}>${this.#doing.busy ? say('frame.working') : label}</button>
      <button type="button" class="button quiet" @click=${() => this.#cancel()}>${say('frame.cancel')}</button></div>`
  }
}

customElements.define('pi-shift', Shift)
