// One layer's fields: who takes turns, on which weekdays, from when to when, and how they hand over.
import { html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { choiceField, field } from '../fields.js'
import { calendar } from '../format.js'
import { icon } from '../icons.js'
import { View } from '../view.js'
import { say } from '../words.js'
import { later } from './days.js'
import { isOvernight, moved, toggled, WEEKDAYS } from './drafting.js'
import { lineName, nameOf } from './naming.js'
import { badge } from './on-call.js'

/** @import { DraftLayer } from './drafting.js' */
/** @import { Layer, Member } from './rostering.js' */

/** A Monday, to name the weekdays by. */
const MONDAY = '2024-01-01'

export class LayerFields extends View {
  static properties = {
    layer: { attribute: false }, people: { attribute: false }, number: { type: Number },
    removable: { type: Boolean }, told: { state: true },
  }

  constructor() {
    super()
    this.layer = /** @type {DraftLayer} */ (/** @type {unknown} */ (null))
    /** @type {Member[]} */
    this.people = []
    this.number = 1
    this.removable = false
    this.told = ''
  }

  /** @param {Partial<Layer>} changes */
  #change(changes) {
    this.tell('layer-changed', { key: this.layer.key, changes })
  }

  /**
   * @param {number} index
   * @param {-1 | 1} by
   */
  async #move(index, by) {
    const person = this.layer.people[index] ?? ''
    const people = moved(this.layer.people, index, by)
    this.#change({ people })
    const place = people.indexOf(person)
    this.told = say('roster.order.moved', { name: nameOf(this, person), n: place + 1, of: people.length })
    const up = by < 0 ? place > 0 : place === people.length - 1
    await this.#drawn()
    this.focusOn(`[data-person="${CSS.escape(person)}"] .${up ? 'raise' : 'sink'}`)
  }

  /** @param {string} person */
  async #leaveOut(person) {
    this.#change({ people: this.layer.people.filter((one) => one !== person) })
    await this.#drawn()
    this.focusOn('.add-person select')
  }

  async #add() {
    const select = /** @type {HTMLSelectElement} */ (this.querySelector('.add-person select'))
    if (!select.value) return select.focus()
    this.#change({ people: [...this.layer.people, select.value] })
    select.value = ''
    await this.#drawn()
    this.focusOn('.add-person select')
  }

  /** The change has gone up to the schedule and come down again. */
  async #drawn() {
    await new Promise((drawn) => { setTimeout(drawn) })
  }

  /** @param {string} name */
  #id(name) {
    return `layer-${this.layer.key}-${name}`
  }

  render() {
    const title = this.#id('title')
    return html`<fieldset class="card layer" aria-labelledby=${title}>
      <div class="layer-head"><h3 id=${title}>${say('roster.layer', { n: this.number })}</h3>
        ${this.removable ? html`<button type="button" class="plain-button" @click=${() => this.tell('layer-removed', this.layer.key)}>
          ${icon('trash')}${say('roster.layer.remove')}</button>` : nothing}</div>
      ${this.#people()}${this.#weekdays()}${this.#times()}${this.#turns()}</fieldset>`
  }

  /**
   * What the server calls a field of this layer.
   * @param {string} name
   */
  #path(name) {
    return `layers.${this.number - 1}.${name}`
  }

  #people() {
    const { people } = this.layer
    const left = this.people.filter(({ id, active }) => active && !people.includes(id))
    return html`<div class="field" role="group" aria-labelledby=${this.#id('people')} data-path=${this.#path('people')}>
      <p class="label" id=${this.#id('people')}>${say('roster.layer.people')}</p>
      <p class="why">${say('roster.layer.people.hint')}</p>
      <p role="status" class="visually-hidden">${this.told}</p>
      <ol class="order">${repeat(people, (person) => person, (person, index) => this.#person(person, index))}</ol>
      ${left.length ? html`<div class="add-person"><select id=${this.#id('add')} aria-label=${say('roster.order.who')}>
          <option value="">${say('field.choose')}</option>${left.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}</select>
        <button type="button" class="button quiet" @click=${() => this.#add()}>${icon('plus')}${say('roster.order.add')}</button></div>` : nothing}</div>`
  }

  /**
   * @param {string} person
   * @param {number} index
   */
  #person(person, index) {
    const name = nameOf(this, person)
    return html`<li data-person=${person}><span class="who">${badge(this, person)}<span>${name}</span></span>
      ${this.#orderButton('raise', index === 0, () => this.#move(index, -1), say('roster.order.up', { name }))}
      ${this.#orderButton('sink', index === this.layer.people.length - 1, () => this.#move(index, 1), say('roster.order.down', { name }))}
      ${this.#orderButton('out', false, () => this.#leaveOut(person), say('roster.order.remove', { name }))}</li>`
  }

  /**
   * @param {'raise' | 'sink' | 'out'} kind
   * @param {boolean} disabled
   * @param {() => void} action
   * @param {string} words
   */
  #orderButton(kind, disabled, action, words) {
    const sign = icon(kind === 'raise' ? 'upward' : kind === 'sink' ? 'downward' : 'close')
    return html`<button type="button" class="plain-button ${kind}" ?disabled=${disabled} title=${words} @click=${action}>${sign}<span
      class="visually-hidden">${words}</span></button>`
  }

  #weekdays() {
    return html`<div class="field" role="group" aria-labelledby=${this.#id('weekdays')} data-path=${this.#path('weekdays')}>
      <p class="label" id=${this.#id('weekdays')}>${say('roster.layer.weekdays')}</p>
      <div class="weekdays">${WEEKDAYS.map((weekday) => {
        const day = later(MONDAY, weekday - 1)
        return html`<button type="button" aria-pressed=${this.layer.weekdays.includes(weekday) ? 'true' : 'false'}
          @click=${() => this.#change({ weekdays: toggled(this.layer.weekdays, weekday).sort() })}><abbr title=${calendar(day, { weekday: 'long' })}>${
          calendar(day, { weekday: 'short' })}</abbr></button>`
      })}</div></div>`
  }

  #times() {
    const { start, end } = this.layer
    const input = (/** @type {'start' | 'end'} */ name) => (/** @type {Event} */ event) =>
      this.#change({ [name]: /** @type {HTMLInputElement} */ (event.target).value })
    return html`<div class="beside times">
      ${field({ id: this.#id('start'), path: this.#path('start'), label: say('roster.layer.start'), type: 'time', value: start, input: input('start') })}
      ${field({ id: this.#id('end'), path: this.#path('end'), label: say('roster.layer.end'), type: 'time', value: end, input: input('end') })}</div>
      <p class="why overnight" role="status">${isOvernight(this.layer) ? say('roster.layer.overnight') : say('roster.layer.same-day')}</p>`
  }

  #turns() {
    const { line, handover, epoch, until } = this.layer
    const value = (/** @type {Event} */ event) => /** @type {HTMLInputElement} */ (event.target).value
    return html`<div class="beside" @change=${(/** @type {Event} */ event) => this.#turned(event)}>
        ${choiceField({ id: this.#id('handover'), path: this.#path('handover'), label: say('roster.layer.handover'), value: handover,
          options: [{ value: 'shift', label: say('roster.handover.shift') }, { value: 'week', label: say('roster.handover.week') }] })}
        ${choiceField({ id: this.#id('line'), path: this.#path('line'), label: say('roster.line'), value: String(line),
          options: [1, 2].map((number) => ({ value: String(number), label: lineName(number) })) })}</div>
      ${field({ id: this.#id('epoch'), path: this.#path('epoch'), label: say('roster.layer.epoch'), hint: say('roster.layer.epoch.hint'), type: 'date', value: epoch,
        input: (event) => this.#change({ epoch: value(event) }) })}
      ${field({ id: this.#id('until'), path: this.#path('until'), label: say('roster.layer.until'), type: 'date', value: until ?? '', required: false,
        input: (event) => this.#change({ until: value(event) || null }) })}`
  }

  /** @param {Event} event */
  #turned({ target }) {
    const { id, value } = /** @type {HTMLSelectElement} */ (target)
    if (id === this.#id('handover')) this.#change({ handover: value === 'week' ? 'week' : 'shift' })
    if (id === this.#id('line')) this.#change({ line: Number(value) })
  }
}

customElements.define('pi-layer', LayerFields)
