// A schedule while it is edited: each change makes a new one.

/** @import { Day } from './days.js' */
/** @import { Layer, Schedule } from './rostering.js' */
/**
 * A layer while it is edited; `key` holds its fields together when others come and go.
 * @typedef {Layer & {key: number}} DraftLayer
 * @typedef {Omit<Schedule, 'layers'> & {layers: DraftLayer[]}} Draft
 */

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]

let made = 0

/** @param {Layer} layer @returns {DraftLayer} */
const keyed = (layer) => ({ ...layer, key: (made += 1) })

/**
 * A layer to begin with: every day, from eight to eight.
 * @param {Day} today
 * @param {number} line
 * @returns {DraftLayer}
 */
export function newLayer(today, line) {
  return keyed({ id: null, line, people: [], weekdays: WEEKDAYS, start: '08:00', end: '20:00', epoch: today, handover: 'shift', until: null })
}

/**
 * @param {string} zone
 * @param {Day} today
 * @returns {Draft}
 */
export function newSchedule(zone, today) {
  return { id: null, name: '', zone, minimum: 1, fallback: [], version: 0, layers: [newLayer(today, 1)] }
}

/**
 * @param {Schedule} schedule
 * @returns {Draft}
 */
export function draftOf(schedule) {
  return { ...schedule, layers: schedule.layers.map(keyed) }
}

/**
 * The schedule as the server takes it.
 * @param {Draft} draft
 * @returns {Schedule}
 */
export function scheduleOf({ id, name, zone, minimum, fallback, version, layers }) {
  return { id, name: name.trim(), zone, minimum, fallback, version, layers: layers.map(({ key: _key, ...layer }) => layer) }
}

/**
 * @param {Draft} draft
 * @param {number} key
 * @param {Partial<Layer>} changes
 * @returns {Draft}
 */
export function withLayer(draft, key, changes) {
  return { ...draft, layers: draft.layers.map((layer) => (layer.key === key ? { ...layer, ...changes } : layer)) }
}

/**
 * @param {Draft} draft
 * @param {number} key
 * @returns {Draft}
 */
export function withoutLayer(draft, key) {
  return { ...draft, layers: draft.layers.filter((layer) => layer.key !== key) }
}

/**
 * Put a value in or take it out.
 * @template Value
 * @param {Value[]} list
 * @param {Value} value
 */
export function toggled(list, value) {
  return list.includes(value) ? list.filter((one) => one !== value) : [...list, value]
}

/**
 * Move the one at `index` by so many places; the same list where that is none.
 * @template Value
 * @param {Value[]} list
 * @param {number} index
 * @param {number} by
 */
export function moved(list, index, by) {
  const to = index + by
  if (to < 0 || to >= list.length) return list
  const others = list.filter((_, at) => at !== index)
  return [...others.slice(0, to), /** @type {Value} */ (list[index]), ...others.slice(to)]
}

/**
 * Whether a shift ends on the day after it began.
 * @param {Pick<Layer, 'start' | 'end'>} layer
 */
export function isOvernight({ start, end }) {
  return end <= start
}
