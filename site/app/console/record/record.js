// The record: what is known and agreed about a case, by section; each thing can be changed, and nothing is lost.
import { html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { Attempt } from '../attempt.js'
import { Part } from '../case/part.js'
import { icon } from '../icons.js'
import { notice } from '../notice.js'
import { say } from '../words.js'
import { nameOf } from './inputs.js'
import { KINDS, SECTIONS, timesOf } from './kinds.js'
import { content, history, mistrusted, signature } from './showing.js'
import { bringBack, keep, keepAll, lastOf, remove, together } from './writing.js'
import './form.js'
import './notes.js'

/** @import { Note } from '../case/room.js' */
/** @import { AnyEntry } from './entry.js' */
/** @import { Item } from './fold.js' */
/** @import { Values } from './inputs.js' */
/** @import { Section } from './kinds.js' */

const FORM = 'form/'

export class RecordPart extends Part {
  static properties = { ...Part.properties, opened: { state: true }, told: { state: true } }

  #changing = new Attempt(this)
  #reopened = false
  /** What the open form began with. @type {Values} */
  #start = { text: '', fields: {} }
  /** What the open form changes, as it was then: what a colleague writes meanwhile is not replaced unseen. @type {Item | null} */
  #item = null

  constructor() {
    super()
    /** Which form is open: "worry" for something new, "worry/ID" for a change; '' for none. */
    this.opened = ''
    this.told = ''
  }

  /** What was typed before a change of part or a lock is there again, once there is a record to put it in. */
  updated() {
    if (this.#reopened || !this.room.hasRecord) return
    this.#reopened = true
    const place = this.room.places(FORM).at(-1)
    if (place) this.#reopen(place)
  }

  /** @param {string} place */
  #reopen(place) {
    const [kind = '', about] = place.slice(FORM.length).split('/')
    const item = this.room.record.items.find((each) => each.kind === kind && each.item === about) ?? null
    if (about && !item) this.#move(place, `${FORM}${kind}`)
    this.#open(kind, item)
  }

  /**
   * What was typed about a thing that is gone becomes something new.
   * @param {string} from
   * @param {string} to
   */
  #move(from, to) {
    this.room.keep(to, this.room.kept(from))
    this.room.forget(from)
  }

  /**
   * @param {string} kind
   * @param {Item | null} [item]
   * @param {Values} [start]
   */
  #open(kind, item = null, start = item ? together(item) : { text: '', fields: {} }) {
    this.#item = item
    this.#start = start
    this.told = ''
    this.opened = item ? `${kind}/${item.item}` : kind
  }

  /** @param {boolean} isWritten */
  #closed(isWritten) {
    const opener = this.opened
    this.opened = ''
    this.told = isWritten ? say('record.written') : ''
    this.focusOn(`[data-opens="${opener}"]`)
  }

  /**
   * @param {() => Promise<unknown>} change
   * @param {string} told
   */
  async #change(change, told) {
    this.told = ''
    if (await this.#changing.run(change)) this.told = told
  }

  render() {
    const { record, hasRecord } = this.room
    if (!hasRecord) return html`<p class="muted">${say('thread.opening')}</p>`
    const isEmpty = !record.items.length && !record.closed.length
    return html`<h2>${say('record.title')}</h2>
      ${isEmpty ? html`<div class="empty">${icon('note')}<p><strong>${say('record.empty')}</strong></p><p>${say('record.empty.next')}</p></div>` : nothing}
      ${notice(this.#changing.problem)}
      <p role="status" class=${this.told ? 'note' : 'visually-hidden'}>${this.told}</p>
      ${SECTIONS.map((section) => this.#section(section))}${this.#others()}${this.#log()}${this.#gone()}`
  }

  /** @param {Section} section */
  #section(section) {
    const kinds = Object.keys(KINDS).filter((kind) => KINDS[kind]?.section === section && timesOf(kind) !== 'log')
    if (!kinds.length) return nothing
    const items = kinds.flatMap((kind) => this.room.record.all(kind))
    const offered = kinds.filter((kind) => KINDS[kind]?.form && (timesOf(kind) === 'many' || !this.room.record.one(kind)))
    return html`<section class="record-section" aria-labelledby="section-${section}"><h3 id="section-${section}">${say(`record.section.${section}`)}</h3>
      ${this.#cards(items)}
      ${this.#isFormBelow(kinds, items) ? this.#form(kindOf(this.opened)) : nothing}
      <div class="offers">${offered.map((kind) => html`<button type="button" class="button quiet" data-opens=${kind} @click=${() => this.#open(kind)}>
        ${icon('plus')}${nameOf(kind)}</button>`)}</div></section>`
  }

  /**
   * Whether the form stands below the cards: for something new, and for what a colleague takes away while it is changed.
   * @param {string[]} kinds
   * @param {Item[]} items
   */
  #isFormBelow(kinds, items) {
    return kinds.includes(kindOf(this.opened)) && !items.some(({ kind, item }) => `${kind}/${item}` === this.opened)
  }

  /** @param {readonly Item[]} items */
  #cards(items) {
    return html`<div class="record-items">${repeat(items, ({ kind, item }) => `${kind}/${item}`, (item) => this.#card(item))}</div>`
  }

  /** @param {Item} item */
  #card(item) {
    const { kind, versions, removals } = item
    const place = `${kind}/${item.item}`
    if (this.opened === place) return this.#form(kind)
    if (versions.length + removals.length > 1) return this.#differing(item)
    const [version] = versions
    if (!version) return nothing
    return html`<article class="card entry"><h4>${nameOf(kind)}</h4>${content(version)}${signature(version, this.room.me)}
      ${KINDS[kind]?.form ? html`<div class="entry-actions">
        <button type="button" class="plain-button" data-opens=${place} @click=${() => this.#open(kind, item)}>${say('record.change')}<span class="visually-hidden"> ${nameOf(kind)}</span></button>
        <button type="button" class="plain-button" ?disabled=${this.#changing.busy} @click=${() => this.#change(() => remove(this.room, item), say('record.removed'))}>
          ${say('record.remove')}<span class="visually-hidden"> ${nameOf(kind)}</span></button></div>` : nothing}
      ${history(item, this.room.me)}</article>`
  }

  /**
   * What several wrote at the same time, side by side, until somebody decides.
   * @param {Item} item
   */
  #differing(item) {
    const { kind, versions, removals } = item
    const busy = this.#changing.busy
    const isMany = timesOf(kind) !== 'once' && versions.length > 1
    return html`<article class="card entry differing"><h4>${nameOf(kind)}</h4>
      <p class="note warn">${icon('people')} ${say(removals.length ? 'record.removed-meanwhile' : 'record.differ')}</p>
      <div class="versions">${versions.map((version) => html`<div class="version">${content(version)}${signature(version, this.room.me)}
        <button type="button" class="button quiet" ?disabled=${busy} @click=${() => this.#change(() => keep(this.room, item, version), say('record.decided'))}>
          ${icon('check')}${say('record.keep')}</button></div>`)}
        ${removals.map((removal) => html`<div class="version"><p class="muted">${say('record.was-removed')}</p>${signature(removal, this.room.me)}
        <button type="button" class="button quiet" ?disabled=${busy} @click=${() => this.#change(() => remove(this.room, item), say('record.decided'))}>
          ${icon('trash')}${say('record.remove')}</button></div>`)}</div>
      <div class="entry-actions">${isMany ? html`<button type="button" class="plain-button" ?disabled=${busy}
          @click=${() => this.#change(() => keepAll(this.room, item), say('record.decided'))}>${say('record.keep-all')}</button>` : nothing}
        ${versions.length > 1 ? html`<button type="button" class="plain-button" data-opens="${kind}/${item.item}" @click=${() => this.#open(kind, item)}>${say('record.join')}</button>` : nothing}</div>
    </article>`
  }

  /** @param {string} kind */
  #form(kind) {
    return html`<pi-entry-form .room=${this.room} .kind=${kind} .item=${this.#item} .start=${this.#start} .place="${FORM}${this.opened}"
      @left=${(/** @type {CustomEvent<boolean>} */ event) => this.#closed(event.detail)}></pi-entry-form>`
  }

  /** What a newer page wrote: shown as it can be, and left alone. */
  #others() {
    const items = this.room.record.items.filter(({ kind }) => !Object.hasOwn(KINDS, kind))
    if (!items.length) return nothing
    return html`<section class="record-section" aria-labelledby="section-others"><h3 id="section-others">${say('record.others')}</h3>
      <p class="why">${say('record.others.why')}</p>${this.#cards(items)}</section>`
  }

  /** What is only ever added to, and what cannot be shown, in the order in which it came. */
  #log() {
    const { record, me } = this.room
    /** @type {AnyEntry[]} */
    const entries = [...record.entries.filter(({ kind }) => timesOf(kind) === 'log' && kind !== 'note'), ...record.closed]
    return html`<section class="record-section" aria-labelledby="section-together"><h3 id="section-together">${say('record.section.together')}</h3>
      <pi-notes .room=${this.room}></pi-notes>
      ${entries.length ? html`<h4>${say('record.log')}</h4><ol class="plain-list entry-log">${entries.toSorted((one, other) => other.number - one.number).map((entry) => html`
        <li>${entry.state === 'opened' ? html`<p class="who"><strong>${nameOf(entry.kind)}</strong></p>${content(entry)}` : mistrusted(entry)}${signature(entry, me)}</li>`)}</ol>` : nothing}
    </section>`
  }

  /** What was taken away can be brought back. */
  #gone() {
    const { record: { gone }, me } = this.room
    if (!gone.length) return nothing
    return html`<details class="more"><summary>${say('record.gone', { n: gone.length })}</summary>
      <ul class="plain-list">${gone.map((item) => html`<li class="card entry"><h4>${nameOf(item.kind)}</h4>${content({ kind: item.kind, ...lastOf(item) })}
        ${item.removals.map((removal) => signature(removal, me))}
        <button type="button" class="button quiet" ?disabled=${this.#changing.busy} @click=${() => this.#change(() => bringBack(this.room, item), say('record.back'))}>
          ${icon('undo')}${say('record.bring-back')}</button></li>`)}</ul></details>`
  }
}

/** @param {string} opened */
function kindOf(opened) {
  return opened.split('/')[0] ?? ''
}

customElements.define('pi-case-record', RecordPart)
