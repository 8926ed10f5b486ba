// The order of goals: by their place, and those without one after the others, as they came.

/** @import { Item } from '../record/fold.js' */

/**
 * @param {readonly Item[]} items
 * @param {readonly string[]} [chosen]  an order that is not saved yet
 * @returns {Item[]}
 */
export function inOrder(items, chosen = []) {
  const present = items.filter(({ versions }) => versions.length)
  const rank = (/** @type {Item} */ { item }) => (chosen.includes(item) ? chosen.indexOf(item) : Infinity)
  const byPlace = [...present].sort((one, other) => compare(placeOf(one), placeOf(other)))
  return byPlace.sort((one, other) => compare(rank(one), rank(other)))
}

/**
 * The same with one item a place further up.
 * @param {readonly Item[]} items
 * @param {number} place
 */
export function movedUp(items, place) {
  const [before, moved] = [items[place - 1], items[place]]
  if (!before || !moved) return [...items]
  return items.map((item, n) => (n === place - 1 ? moved : n === place ? before : item))
}

/**
 * The entries that write this order down: of each goal that stood elsewhere. What two people wrote of one at once
 * is kept, every word of it.
 * @param {readonly Item[]} items
 */
export function placed(items) {
  return items.flatMap((item, n) => {
    const [first] = item.versions
    if (!first || (item.versions.length === 1 && placeOf(item) === n + 1)) return []
    const text = [...new Set(item.versions.map((version) => version.text))].join('\n\n')
    const replaces = [...item.versions, ...item.removals].map(({ id }) => id)
    return [{ kind: 'goal', item: item.item, replaces, text, fields: { ...first.fields, place: n + 1 } }]
  })
}

/** @param {Item} item */
function placeOf({ versions: [first] }) {
  return typeof first?.fields.place === 'number' ? first.fields.place : Infinity
}

/**
 * @param {number} one
 * @param {number} other
 */
function compare(one, other) {
  return one === other ? 0 : one - other
}
