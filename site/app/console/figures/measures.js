// What stands together on the page of figures, and how its numbers are written.
import { calendar, days } from '../format.js'
import { say, spoken } from '../words.js'

/** @import { Key } from '../words.js' */
/** @import { Measure, Period, Waiting } from './reading.js' */
/** @typedef {{key: string, label: string, value: (period: Period) => number | null}} Row  a line of numbers, one a period */
/** @typedef {{name: 'coming' | 'taking' | 'answering' | 'stages' | 'endings' | 'others', measures: Measure[]}} Group */

const DAY = 86_400_000
const HOUR = 60

/** @type {Group[]} */
export const GROUPS = [
  { name: 'coming', measures: ['intakes', 'reopened', 'junk'] },
  { name: 'taking', measures: ['claims', 'returns', 'lapses'] },
  { name: 'answering', measures: ['first-answers', 'later-answers'] },
  { name: 'stages', measures: ['stage/roles', 'stage/support', 'stage/ending'] },
  { name: 'endings', measures: ['outcome/resolved', 'outcome/continue-in-person', 'outcome/continue-online', 'outcome/referred', 'drop-outs', 'left-unanswered'] },
  { name: 'others', measures: ['referrals', 'handed-over'] },
]

/** @type {Waiting[]} */
export const WAITS = ['claim', 'first-answer', 'urgent-first-answer', 'later-answer']

/**
 * @param {Measure} measure
 * @returns {Row}
 */
export function countRow(measure) {
  return { key: measure, label: say(/** @type {Key} */ (`figures.${measure}`)), value: ({ counts }) => counts[measure] }
}

/**
 * Both lines of a wait: what half waited at the most, and nine in ten.
 * @param {Waiting} name
 * @returns {[Row, Row]}
 */
export function waitRows(name) {
  const label = say(/** @type {Key} */ (`figures.wait.${name}`))
  return [
    { key: `${name} median`, label: say('figures.half', { what: label }), value: ({ waits }) => waits[name].median },
    { key: `${name} p90`, label: say('figures.ninth', { what: label }), value: ({ waits }) => waits[name].ninth_in_ten },
  ]
}

/**
 * A week by its days, a month by its name.
 * @param {Period} period
 */
export function periodName({ name, begins, weeks }) {
  if (name.includes('W')) return days(begins, new Date(Date.parse(begins) + (7 * weeks - 1) * DAY).toISOString().slice(0, 10))
  return calendar(`${name}-15`, { month: 'long', year: 'numeric' })
}

/**
 * The same as short as the foot of a chart wants it.
 * @param {Period} period
 */
export function shortPeriod({ name, begins }) {
  return name.includes('W') ? calendar(begins, { day: 'numeric', month: 'short' }) : calendar(`${name}-15`, { month: 'short', year: '2-digit' })
}

/**
 * Minutes as people say them, rounded as coarsely as they are known.
 * @param {number} minutes
 */
export function duration(minutes) {
  if (minutes < 2 * HOUR) return say('span.minutes', { n: minutes })
  if (minutes < 48 * HOUR) return say('span.hours', { n: Math.round(minutes / HOUR) })
  return say('span.days', { n: Math.round(minutes / HOUR / 24) })
}

/**
 * In what the columns of a chart are written: the unit in which the longest has few digits.
 * @param {number[]} durations  minutes
 * @returns {{unit: 'minutes' | 'hours' | 'days', minutes: number}}
 */
export function unitOf(durations) {
  const longest = Math.max(0, ...durations)
  if (longest < 2 * HOUR) return { unit: 'minutes', minutes: 1 }
  return longest < 48 * HOUR ? { unit: 'hours', minutes: HOUR } : { unit: 'days', minutes: 24 * HOUR }
}

/**
 * A number for the top of a column, with one decimal where it is small.
 * @param {number} value
 */
export function inUnit(value) {
  return new Intl.NumberFormat(spoken.language, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)
}
