// What the record says of goals and questionnaires over time. Entries are read strictly: they were written by a page,
// perhaps another one than this.
import { Misshapen, flag, maybe, name, shape, time, whole, words } from '../../shared/readers.js'

/** @import { Folded, Item } from '../record/fold.js' */
/** @import { OpenedEntry } from '../record/entry.js' */

/**
 * @typedef {{at: string, value: number}} Point
 * @typedef {{id: string, name: string, points: Point[]}} Series  in the order of time
 * @typedef {{at: string, total: number | null, most: number, answered: number, asked: number}} Measured
 * @typedef {{id: string, title: string, most: number, measured: Measured[]}} Instrument
 */

const LONGEST = 200
const MOST = 10_000

const progress = shape({ goal: name, value: whole(0, 10) })
const rating = shape({ rated_at: time })
const scored = shape({
  questionnaire: shape({ id: name, version: name }), title: words(LONGEST), scored_at: maybe(time),
  total: maybe(number), most: number, answered: whole(0, MOST), asked: whole(0, MOST), alarms: whole(0, MOST), seen: maybe(flag),
})

/**
 * How near the client was to each of these goals.
 * @param {Folded} record
 * @param {readonly Item[]} goals
 * @returns {Series[]}  one a goal, in their order; a goal that was never rated has no points
 */
export function ratings(record, goals) {
  const rated = record.all('progress').flatMap((item) => item.versions.flatMap((entry) => {
    const fields = read(progress, entry)
    return fields ? [{ goal: fields.goal, at: ratedAt(item), value: fields.value }] : []
  }))
  return goals.map(({ item, versions }) => ({
    id: item, name: versions.map(({ text }) => text).join(' / '),
    points: rated.filter(({ goal }) => goal === item).map(({ at, value }) => ({ at, value })).sort(byTime),
  }))
}

/**
 * What questionnaires came to, one after the other.
 * @param {Folded} record
 * @returns {Instrument[]}
 */
export function measurements(record) {
  /** @type {Map<string, Instrument>} */
  const found = new Map()
  for (const { fields, entry } of scores(record)) {
    const { questionnaire: { id }, title, most, total, answered, asked } = fields
    const place = `${id} ${most}`
    const instrument = found.get(place) ?? { id, title, most, measured: [] }
    instrument.measured.push({ at: fields.scored_at ?? entry.at, total, most, answered, asked })
    found.set(place, instrument)
  }
  for (const { measured } of found.values()) measured.sort(byTime)
  return [...found.values()]
}

/**
 * Answers that must not wait and that nobody has said they read.
 * @param {Folded} record
 */
export function unseenAlarms(record) {
  return scores(record).filter(({ fields }) => fields.alarms > 0 && !fields.seen)
}

/** @param {Folded} record */
function scores(record) {
  return record.all('score').flatMap(({ item, versions }) => versions.flatMap((entry) => {
    const fields = read(scored, entry)
    return fields ? [{ item, entry, fields }] : []
  }))
}

/**
 * When the client said it; a value that was corrected since belongs to the same day.
 * @param {Item} item
 */
function ratedAt({ history }) {
  const first = /** @type {OpenedEntry} */ (history[0])
  return read(rating, first)?.rated_at ?? first.at
}

/** @param {unknown} value */
function number(value) {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Misshapen('not a number')
  return value
}

/**
 * @template T
 * @param {import('../../shared/readers.js').Reader<T>} reader
 * @param {OpenedEntry} entry
 * @returns {T | null}
 */
function read(reader, { fields }) {
  try {
    return reader(fields)
  } catch (error) {
    if (error instanceof Misshapen) return null
    throw error
  }
}

/**
 * @param {{at: string}} one
 * @param {{at: string}} other
 */
function byTime(one, other) {
  return Date.parse(one.at) - Date.parse(other.at)
}
