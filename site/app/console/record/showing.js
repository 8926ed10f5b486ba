// What the record's entries look like: what one says, who wrote it and when, and what it said before.
import { html, nothing } from 'lit'
import { dayAndTime } from '../format.js'
import { icon } from '../icons.js'
import { say } from '../words.js'
import { isRemoval } from './fold.js'
import { KINDS, readFields } from './kinds.js'
import { saidOf } from './said.js'

/** @import { Key } from '../words.js' */
/** @import { ClosedEntry, OpenedEntry, Standing } from './entry.js' */
/** @import { Folded, Item } from './fold.js' */

/**
 * What a kind is called; one that only a newer page knows by its own name.
 * @param {string} kind
 */
export function nameOf(kind) {
  return Object.hasOwn(KINDS, kind) ? say(/** @type {Key} */ (`kind.${kind}`)) : kind
}

/**
 * An entry's words, and what its fields add to them.
 * @param {Pick<OpenedEntry, 'kind' | 'text' | 'fields'>} entry
 * @param {Folded} record
 */
export function content({ kind, text, fields }, record) {
  const more = Object.hasOwn(KINDS, kind) ? saidOf(kind, readFields(kind, fields), record) : plainly(fields)
  return html`<p class="text">${text}</p>${more && more !== text ? html`<p class="text entry-fields">${more}</p>` : nothing}`
}

/**
 * The fields of a kind that is not known here: whatever can be read as it is.
 * @param {Record<string, unknown>} fields
 */
function plainly(fields) {
  return Object.entries(fields).slice(0, 30)
    .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
    .map(([name, value]) => `${name}: ${value}`).join('\n')
}

/**
 * Who wrote an entry, and when.
 * @param {Standing} entry
 * @param {string} me  person id
 */
export function signature({ author, writtenAt }, me) {
  return html`<p class="small muted signature">${author.id === me ? say('thread.you') : author.name} · <time datetime=${writtenAt}>${dayAndTime(writtenAt)}</time></p>`
}

/** @param {ClosedEntry} entry */
export function mistrusted({ state }) {
  return html`<p class="mistrusted">${icon('cross')}<span>${say(`record.${state}`)}</span></p>`
}

/**
 * What an item said before, the newest first.
 * @param {Item} item
 * @param {Folded} record
 * @param {string} me
 */
export function history({ history: all }, record, me) {
  if (all.length < 2) return nothing
  return html`<details class="more"><summary>${say('record.history', { n: all.length })}</summary>
    <ol class="plain-list entry-history" reversed>${all.toReversed().map((entry) => html`<li>
      ${isRemoval(entry) ? html`<p class="muted">${say('record.was-removed')}</p>` : content(entry, record)}${signature(entry, me)}</li>`)}</ol></details>`
}
