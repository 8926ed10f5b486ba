// One thing in the record: what it says now, or what several wrote at the same time, side by side, until somebody decides.
import { html, nothing } from 'lit'
import { Attempt } from '../attempt.js'
import { Part } from '../case/part.js'
import { icon } from '../icons.js'
import { notice } from '../notice.js'
import { say } from '../words.js'
import { KINDS, timesOf } from './kinds.js'
import { content, history, nameOf, signature } from './showing.js'
import { bringBack, keep, keepAll, lastOf, remove } from './writing.js'

/** @import { Key } from '../words.js' */
/** @import { OpenedEntry } from './entry.js' */
/** @import { Item } from './fold.js' */

export class Card extends Part {
  static properties = { ...Part.properties, item: { attribute: false } }

  #changing = new Attempt(this)

  constructor() {
    super()
    this.item = /** @type {Item} */ (/** @type {unknown} */ (null))
  }

  /**
   * @param {() => Promise<unknown>} change
   * @param {Key} told
   */
  async #change(change, told) {
    if (await this.#changing.run(change)) this.tell('told', say(told))
  }

  render() {
    const { versions, removals, kind } = this.item
    const inside = versions.length ? versions.length + removals.length > 1 ? this.#differing() : this.#single() : this.#gone()
    return html`<article class="card entry"><h4>${nameOf(kind)}</h4>${inside}${notice(this.#changing.problem)}</article>`
  }

  #single() {
    const { item, room: { record, me } } = this
    const version = /** @type {OpenedEntry} */ (item.versions[0])
    return html`${content(version, record)}${signature(version, me)}
      ${KINDS[item.kind]?.form ? html`<div class="entry-actions">${this.#opener('record.change')}
        ${this.#button('record.remove', () => remove(this.room, item), 'record.removed')}</div>` : nothing}
      ${history(item, record, me)}`
  }

  #differing() {
    const { item, room: { record, me } } = this
    const { kind, versions, removals } = item
    const several = versions.length > 1
    return html`<p class="note warn">${say(removals.length ? 'record.removed-meanwhile' : 'record.differ')}</p>
      <div class="versions">${versions.map((version) => html`<div class="version">${content(version, record)}${signature(version, me)}
        ${this.#button('record.keep', () => keep(this.room, item, version), 'record.decided')}</div>`)}
        ${removals.map((removal) => html`<div class="version"><p class="muted">${say('record.was-removed')}</p>${signature(removal, me)}
        ${this.#button('record.remove', () => remove(this.room, item), 'record.decided')}</div>`)}</div>
      <div class="entry-actions">${several && timesOf(kind) === 'many' ? this.#button('record.keep-all', () => keepAll(this.room, item), 'record.decided') : nothing}
        ${several && KINDS[kind]?.form ? this.#opener('record.join') : nothing}</div>
      ${history(item, record, me)}`
  }

  #gone() {
    const { item, room: { record, me } } = this
    return html`${content({ kind: item.kind, ...lastOf(item) }, record)}${item.removals.map((removal) => signature(removal, me))}
      <div class="entry-actions">${this.#button('record.bring-back', () => bringBack(this.room, item), 'record.back')}</div>`
  }

  /** @param {Key} word */
  #opener(word) {
    return html`<button type="button" class="plain-button" @click=${() => this.tell('opened', this.item)}>${icon('note')}${say(word)}${this.#about()}</button>`
  }

  /**
   * @param {Key} word
   * @param {() => Promise<unknown>} change
   * @param {Key} told
   */
  #button(word, change, told) {
    return html`<button type="button" class="plain-button" ?disabled=${this.#changing.busy} @click=${() => this.#change(change, told)}>${say(word)}${this.#about()}</button>`
  }

  /** What a button is about, for who hears it alone. */
  #about() {
    return html`<span class="visually-hidden"> ${nameOf(this.item.kind)}</span>`
  }
}

customElements.define('pi-entry-card', Card)
