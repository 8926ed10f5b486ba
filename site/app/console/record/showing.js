// What the record's entries look like: what one says, who wrote it and when, and what it said before.
import { html, nothing } from 'lit'
import { dayAndTime, longDay } from '../format.js'
import { icon } from '../icons.js'
import { say } from '../words.js'
import { isRemoval } from './fold.js'
import { fieldName } from './inputs.js'
import { KINDS, readFields } from './kinds.js'

/** @import { ClosedEntry, OpenedEntry, Standing } from './entry.js' */
/** @import { Item } from './fold.js' */
/** @import { FieldOf } from './kinds.js' */

/**
 * An entry's words and fields.
 * @param {Pick<OpenedEntry, 'kind' | 'text' | 'fields'>} entry
 */
export function content(entry) {
  const fields = Object.hasOwn(KINDS, entry.kind) ? knownFields(entry) : plainFields(entry)
  return html`<p class="text">${entry.text}</p>
    ${fields.length ? html`<dl class="entry-fields">${fields.map(({ name, value }) => html`<div><dt>${name}</dt><dd class="text">${value}</dd></div>`)}</dl>` : nothing}`
}

/** @param {Pick<OpenedEntry, 'kind' | 'fields'>} entry */
function knownFields({ kind, fields }) {
  const known = KINDS[kind]?.fields ?? {}
  return Object.entries(readFields(kind, fields)).flatMap(([name, value]) => {
    const said = sentence(kind, name, /** @type {FieldOf} */ (known[name]), value)
    return said ? [{ name: fieldName(kind, name), value: said }] : []
  })
}

/**
 * The fields of a kind that only a newer page knows: whatever can be read as it is.
 * @param {Pick<OpenedEntry, 'fields'>} entry
 */
function plainFields({ fields }) {
  return Object.entries(fields).slice(0, 30)
    .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
    .map(([name, value]) => ({ name, value: String(value) }))
}

/**
 * @param {string} kind
 * @param {string} name
 * @param {FieldOf} of
 * @param {any} value
 */
function sentence(kind, name, { type }, value) {
  switch (type) {
    case 'yes': return value ? say('answer.yes') : ''
    case 'day': return longDay(value)
    case 'scale': return say('record.of-ten', { n: value })
    case 'choice': return fieldName(kind, name, value)
    case 'choices': return value.map((/** @type {string} */ each) => fieldName(kind, name, each)).join(' · ')
    case 'reference': case 'answers': return ''
    default: return String(value)
  }
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
 * @param {string} me
 */
export function history({ history: all }, me) {
  if (all.length < 2) return nothing
  return html`<details class="more"><summary>${say('record.history', { n: all.length })}</summary>
    <ol class="plain-list entry-history" reversed>${all.toReversed().map((entry) => html`<li>
      ${isRemoval(entry) ? html`<p class="muted">${say('record.was-removed')}</p>` : content(entry)}${signature(entry, me)}</li>`)}</ol></details>`
}
