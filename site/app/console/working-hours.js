// When the service works: around the clock, or hours on weekdays; and the days on which it is closed.
import { html, nothing } from 'lit'
import { calendar } from './format.js'
import { icon } from './icons.js'
import { View } from './view.js'
import { say } from './words.js'

/** @import { WorkingDay } from './working-week.js' */

/** ISO weekdays; January 2024 began on a Monday. */
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]
const OFFICE = WEEKDAYS.slice(0, 5).map((day) => ({ weekday: day, start: '08:00', end: '16:00' }))

export class WorkingHours extends View {
  static properties = { days: { attribute: false }, closed: { attribute: false }, locked: { type: Boolean } }

  constructor() {
    super()
    /** @type {WorkingDay[] | null} Null is around the clock. */
    this.days = null
    /** @type {string[]} ISO dates. */
    this.closed = []
    this.locked = false
  }

  /** @param {boolean} always */
  #choose(always) {
    this.days = always ? null : OFFICE
  }

  /**
   * @param {number} day
   * @param {Partial<WorkingDay> | null} change  null: free
   */
  #change(day, change) {
    const before = this.days ?? []
    const hours = /** @type {WorkingDay} */ ({ ...OFFICE[0], ...before.find((each) => each.weekday === day), ...change, weekday: day })
    const others = before.filter((each) => each.weekday !== day)
    this.days = (change ? [...others, hours] : others).sort((one, other) => one.weekday - other.weekday)
  }

  #close() {
    const input = /** @type {HTMLInputElement} */ (this.querySelector('#closed-day'))
    if (input.value && !this.closed.includes(input.value)) this.closed = [...this.closed, input.value].sort()
    input.value = ''
    input.focus()
  }

  /** @param {string} day */
  async #reopen(day) {
    this.closed = this.closed.filter((each) => each !== day)
    await this.focusOn('#closed-day')
  }

  render() {
    return html`<fieldset class="hours" data-path="working_days" ?disabled=${this.locked}>
      <legend><h2>${say('hours.title')}</h2></legend>
      <p class="why">${say('hours.why')}</p>
      <label class="option"><input type="radio" name="hours" .checked=${!this.days} @change=${() => this.#choose(true)}> <span>${say('hours.always')}</span></label>
      <label class="option"><input type="radio" name="hours" .checked=${Boolean(this.days)} @change=${() => this.#choose(false)}> <span>${say('hours.some')}</span></label>
      ${this.days ? html`<ul class="plain-list working-week">${WEEKDAYS.map((day) => this.#day(day))}</ul>
        ${this.days.length ? nothing : html`<p class="error" role="alert">${say('hours.empty')}</p>`}
        <p class="small">${say('hours.overnight')}</p>` : nothing}
      <h3 id="closed-title">${say('hours.closed')}</h3>
      <p class="why">${say('hours.closed.why')}</p>
      ${this.closed.length ? html`<ul class="plain-list closed-days" aria-labelledby="closed-title">${this.closed.map((day) => html`<li>${dayOfYear(day)}
        <button type="button" class="plain-button" aria-label=${say('hours.reopen.day', { day: dayOfYear(day) })} @click=${() => this.#reopen(day)}>${icon('close')}${say('hours.reopen')}</button></li>`)}</ul>` : nothing}
      ${this.locked ? nothing : html`<div class="field closing"><label for="closed-day">${say('hours.close.label')}</label>
        <input id="closed-day" data-path="closed_days" type="date" autocomplete="off">
        <button type="button" class="button quiet" @click=${() => this.#close()}>${icon('plus')}${say('hours.close')}</button></div>`}
    </fieldset>`
  }

  /** @param {number} day */
  #day(day) {
    const hours = this.days?.find((each) => each.weekday === day)
    const name = calendar(`2024-01-0${day}`, { weekday: 'long' })
    return html`<li><label class="option"><input type="checkbox" .checked=${Boolean(hours)}
        @change=${(/** @type {Event} */ event) => this.#change(day, isChecked(event) ? {} : null)}> <span>${name}</span></label>
      ${hours ? html`<span class="from-to">${this.#time(day, 'start', hours.start, say('hours.from', { day: name }))}<span aria-hidden="true">–</span>${
        this.#time(day, 'end', hours.end, say('hours.until', { day: name }))}</span>` : html`<span class="muted">${say('hours.free')}</span>`}</li>`
  }

  /**
   * @param {number} day
   * @param {'start' | 'end'} which
   * @param {string} value
   * @param {string} label
   */
  #time(day, which, value, label) {
    return html`<input type="time" required aria-label=${label} data-path="working_days.${this.days?.findIndex((each) => each.weekday === day) ?? -1}.${which}" .value=${value}
      @change=${(/** @type {Event} */ event) => this.#change(day, { [which]: /** @type {HTMLInputElement} */ (event.target).value })}>`
  }
}

/** @param {string} day */
function dayOfYear(day) {
  return calendar(day, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
}

/** @param {Event} event */
function isChecked(event) {
  return /** @type {HTMLInputElement} */ (event.target).checked
}

customElements.define('pi-working-hours', WorkingHours)
