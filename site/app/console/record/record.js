// The record: what is known and agreed about a case, by section; each thing can be changed, and nothing is lost.
import { html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { Part } from '../case/part.js'
import { icon } from '../icons.js'
import { unsaved } from '../unsaved.js'
import { say } from '../words.js'
import { editorOf } from './entry-form.js'
import { KINDS, SECTIONS, timesOf } from './kinds.js'
import { content, mistrusted, nameOf, signature } from './showing.js'
import './card.js'
import './notes.js'

/** @import { AnyEntry } from './entry.js' */
/** @import { Item } from './fold.js' */
/** @import { Section } from './kinds.js' */
/** @typedef {{kind: string, item: Item | null}} Opened  `item` as it was when its form was opened; null for something new */

export class RecordPart extends Part {
  static properties = { ...Part.properties, opened: { state: true }, told: { state: true } }

  #isReopened = false

  constructor() {
    super()
    /** The form that is open. @type {Opened | null} */
    this.opened = null
    this.told = ''
  }

  /** What was typed before a change of part or a lock is there again, once there is a record to put it in. */
  updated() {
    if (this.#isReopened || !this.room.hasRecord) return
    this.#isReopened = true
    const [, , kind = '', about] = unsaved.under(`entry ${this.room.id} `).at(-1)?.split(' ') ?? []
    if (Object.hasOwn(KINDS, kind)) this.opened = { kind, item: this.#itemOf(kind, about) }
  }

  /**
   * @param {string} kind
   * @param {string | undefined} about
   */
  #itemOf(kind, about) {
    const { items, gone } = this.room.record
    return [...items, ...gone].find((each) => each.kind === kind && each.item === about) ?? null
  }

  /**
   * @param {string} kind
   * @param {Item | null} item
   */
  #open(kind, item = null) {
    this.told = ''
    this.opened = { kind, item }
    this.focusOn('pi-entry-form :is(textarea, input)')
  }

  /** @param {string} told */
  #close(told) {
    const { kind, item } = /** @type {Opened} */ (this.opened)
    this.opened = null
    this.told = told
    this.focusOn(item ? `[data-item="${item.item}"] button` : `[data-offers="${kind}"]`)
  }

  #cancel() {
    const { kind, item } = /** @type {Opened} */ (this.opened)
    unsaved.forget(editorOf(this.room.id, kind, item?.item))
    this.#close('')
  }

  render() {
    const { record, hasRecord } = this.room
    if (!hasRecord) return html`<p class="muted">${say('thread.opening')}</p>`
    return html`<div @told=${(/** @type {CustomEvent<string>} */ event) => { this.told = event.detail }}
        @opened=${(/** @type {CustomEvent<Item>} */ event) => this.#open(event.detail.kind, event.detail)}>
      <h2>${say('record.title')}</h2>
      <p role="status" class=${this.told ? 'note' : 'visually-hidden'}>${this.told}</p>
      ${record.entries.length || record.closed.length ? nothing : html`<div class="empty">${icon('note')}
        <p><strong>${say('record.empty')}</strong></p><p>${say('record.empty.next')}</p></div>`}
      ${SECTIONS.map((section) => this.#section(section))}${this.#others()}${this.#log()}${this.#gone()}</div>`
  }

  /** @param {Section} section */
  #section(section) {
    const kinds = Object.keys(KINDS).filter((kind) => KINDS[kind]?.section === section && timesOf(kind) !== 'log')
    if (!kinds.length) return nothing
    const items = kinds.flatMap((kind) => this.room.record.all(kind))
    const offered = kinds.filter((kind) => KINDS[kind]?.form && (timesOf(kind) === 'many' || !this.room.record.one(kind)))
    return html`<section class="record-section" aria-labelledby="section-${section}"><h3 id="section-${section}">${say(`record.section.${section}`)}</h3>
      ${this.#cards(items)}${this.#isFormBelow(kinds, items) ? this.#form() : nothing}
      <div class="offers">${offered.map((kind) => html`<button type="button" class="button quiet" data-offers=${kind} @click=${() => this.#open(kind)}>
        ${icon('plus')}${nameOf(kind)}</button>`)}</div></section>`
  }

  /**
   * Whether the form stands below the cards: for something new, and for what a colleague takes away while it is changed.
   * @param {string[]} kinds
   * @param {Item[]} items
   */
  #isFormBelow(kinds, items) {
    return this.opened !== null && kinds.includes(this.opened.kind) && !items.some((item) => this.#isOpened(item))
  }

  /** @param {Item} item */
  #isOpened({ kind, item }) {
    return this.opened?.kind === kind && this.opened.item?.item === item
  }

  /** @param {readonly Item[]} items */
  #cards(items) {
    return html`<div class="record-items">${repeat(items, ({ kind, item }) => `${kind}/${item}`, (item) =>
      this.#isOpened(item) ? this.#form(item) : this.#card(item))}</div>`
  }

  /** @param {Item} item */
  #card(item) {
    const differs = item.versions.length + item.removals.length > 1
    return html`<pi-entry-card class=${differs ? 'differing' : ''} data-item=${item.item} .room=${this.room} .item=${item}></pi-entry-card>`
  }

  /** @param {Item} [item]  as it is now */
  #form(item) {
    const opened = /** @type {Opened} */ (this.opened)
    return html`<div class="card record-form"><pi-entry-form .room=${this.room} .kind=${opened.kind} .item=${item ?? opened.item}
        @saved=${() => this.#close(say('record.written'))}></pi-entry-form>
      <button type="button" class="plain-button" @click=${() => this.#cancel()}>${say('frame.cancel')}</button></div>`
  }

  /** What a newer page wrote: shown as it can be, and left alone. */
  #others() {
    const items = this.room.record.items.filter(({ kind }) => !Object.hasOwn(KINDS, kind))
    if (!items.length) return nothing
    return html`<section class="record-section" aria-labelledby="section-others"><h3 id="section-others">${say('record.others')}</h3>
      <p class="why">${say('record.others.why')}</p>${this.#cards(items)}</section>`
  }

  /** What is only ever added to, and what cannot be shown, the newest first. */
  #log() {
    const { record, me } = this.room
    /** @type {AnyEntry[]} */
    const entries = [...record.entries.filter(({ kind }) => timesOf(kind) === 'log' && kind !== 'note'), ...record.closed]
    return html`<section class="record-section" aria-labelledby="section-together"><h3 id="section-together">${say('record.section.together')}</h3>
      <pi-notes .room=${this.room}></pi-notes>
      ${entries.length ? html`<h4>${say('record.log')}</h4><ol class="plain-list entry-log">${entries.toSorted((one, other) => other.number - one.number).map((entry) => html`
        <li>${entry.state === 'opened' ? html`<p class="who"><strong>${nameOf(entry.kind)}</strong></p>${content(entry, record)}` : mistrusted(entry)}${signature(entry, me)}</li>`)}</ol>` : nothing}
    </section>`
  }

  /** What was taken away can be brought back. */
  #gone() {
    const { gone } = this.room.record
    if (!gone.length) return nothing
    return html`<details class="more"><summary>${say('record.gone', { n: gone.length })}</summary>${this.#cards(gone)}</details>`
  }
}

customElements.define('pi-case-record', RecordPart)
