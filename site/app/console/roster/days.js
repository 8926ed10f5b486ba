// Local dates and the moments they begin at, in any zone: what turns spans of time into a calendar.

/**
 * A local date such as "2026-11-25", and a moment in milliseconds.
 * @typedef {string} Day
 * @typedef {number} Moment
 */

export const MINUTE = 60_000
export const DAY = 24 * 60 * MINUTE

/** Making a formatter costs a thousand times more than using one. @type {Map<string, Intl.DateTimeFormat>} */
const clocks = new Map()

/** @param {string} zone */
function clockOf(zone) {
  const known = clocks.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
  })
  clocks.set(zone, made)
  return made
}

/**
 * What the wall shows, such as "2026-11-25T22:00".
 * @param {Moment} moment
 * @param {string} zone
 */
export function wallOf(moment, zone) {
  const parts = Object.fromEntries(clockOf(zone).formatToParts(moment).map(({ type, value }) => [type, value]))
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`
}

/**
 * @param {Moment} moment
 * @param {string} zone
 * @returns {Day}
 */
export function dayOf(moment, zone) {
  return wallOf(moment, zone).slice(0, 10)
}

/**
 * How far a zone is ahead of UTC.
 * @param {Moment} moment
 * @param {string} zone
 */
export function offset(moment, zone) {
  return Date.parse(`${wallOf(moment, zone)}Z`) - Math.floor(moment / MINUTE) * MINUTE
}

/**
 * The moment when a zone's wall shows this: the first of two, and where the clock jumps over it as far behind the jump.
 * @param {string} wall  such as "2026-11-25T22:00"
 * @param {string} zone
 * @returns {Moment}
 */
export function momentOf(wall, zone) {
  const utc = Date.parse(`${wall}Z`)
  const [before, after] = [utc - offset(utc - DAY, zone), utc - offset(utc + DAY, zone)]
  const shown = [Math.min(before, after), Math.max(before, after)].filter((moment) => wallOf(moment, zone) === wall)
  return shown[0] ?? before
}

/**
 * @param {Day} day
 * @param {string} zone
 */
export function beginOf(day, zone) {
  return momentOf(`${day}T00:00`, zone)
}

/**
 * @param {Day} day
 * @param {number} days  may be negative
 * @returns {Day}
 */
export function later(day, days) {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10)
}

/**
 * The days from one on.
 * @param {Day} first
 * @param {number} count
 */
export function daysFrom(first, count) {
  return Array.from({ length: count }, (_, index) => later(first, index))
}

/**
 * ISO's number of the weekday, Monday first.
 * @param {Day} day
 */
export function weekdayOf(day) {
  return new Date(Date.parse(day)).getUTCDay() || 7
}

/** @param {Day} day */
export function mondayOf(day) {
  return later(day, 1 - weekdayOf(day))
}

/**
 * Whole weeks around the month that a day lies in.
 * @param {Day} day
 * @returns {{first: Day, count: number}}
 */
export function weeksOfMonth(day) {
  const first = mondayOf(`${day.slice(0, 7)}-01`)
  const after = monthLater(day, 1)
  return { first, count: Math.ceil((Date.parse(after) - Date.parse(first)) / (7 * DAY)) * 7 }
}

/**
 * The first day of another month.
 * @param {Day} day
 * @param {number} months
 * @returns {Day}
 */
export function monthLater(day, months) {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10)
}
