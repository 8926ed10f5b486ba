// What a counselor does to one thing in the record: each is an entry, so nothing that was written is ever gone.

/** @import { CaseRoom } from '../case/room.js' */
/** @import { Note } from './book.js' */
/** @import { OpenedEntry } from './entry.js' */
/** @import { Item } from './fold.js' */
/** @typedef {Pick<OpenedEntry, 'text' | 'fields'>} Values */

/**
 * The note that puts values in the place of all that is current about an item.
 * @param {Item} item
 * @param {Values} values
 * @returns {Note}
 */
export function inPlaceOf({ kind, item, versions, removals }, { text, fields }) {
  return { kind, item, replaces: [...versions, ...removals].map(({ id }) => id), text, fields }
}

/**
 * Keep one of the versions that were written at the same time; it is said again as it was.
 * @param {CaseRoom} room
 * @param {Item} item
 * @param {OpenedEntry} version
 */
export function keep(room, item, version) {
  return room.note(inPlaceOf(item, version))
}

/**
 * Keep every version: the first in its place, the others each as a thing of its own. These are written first, so
 * that a failure in between loses nothing.
 * @param {CaseRoom} room
 * @param {Item} item
 */
export async function keepAll(room, item) {
  const [first, ...others] = item.versions
  for (const { text, fields } of others) await room.note({ kind: item.kind, text, fields })
  if (first) await keep(room, item, first)
}

/**
 * @param {CaseRoom} room
 * @param {Item} item
 */
export function remove(room, item) {
  const text = item.versions.map((version) => version.text).join('\n\n')
  return room.note(inPlaceOf(item, { text, fields: { removed: true } }))
}

/**
 * Bring back what was taken away, as it last was.
 * @param {CaseRoom} room
 * @param {Item} item
 */
export function bringBack(room, item) {
  return room.note(inPlaceOf(item, lastOf(item)))
}

/**
 * What an item said last before it was taken away.
 * @param {Item} item
 * @returns {Values}
 */
export function lastOf({ history }) {
  return history.findLast(({ fields }) => fields.removed !== true) ?? { text: '', fields: {} }
}
