// Times of appointments: typed as the counselor's own clock shows them, said in the zones that a client may live in.
import { inZones as placesOf } from '../../shared/times.js'
import { ownZone, promise } from '../format.js'
import { momentOf } from '../roster/days.js'
import { sayIn, spoken } from '../words.js'

/** @import { Language } from '../words.js' */
/** @typedef {{start: string, minutes: number}} Time  `start` to the minute, such as 2026-11-25T07:00:00Z */

const MINUTE = 60_000
const LOCALES = { id: 'id', en: 'en-GB' }

/**
 * The moment at which one's own clock shows a day and a time.
 * @param {string} day  such as 2026-11-25
 * @param {string} time  such as 14:00
 * @returns {string | null}  to the minute; null when that is no day and time
 */
export function startOf(day, time) {
  const moment = Number.isNaN(Date.parse(`${day}T${time}Z`)) ? NaN : momentOf(`${day}T${time}`, ownZone())
  return Number.isNaN(moment) ? null : `${new Date(moment).toISOString().slice(0, 16)}:00Z`
}

/**
 * A time as the client reads it, in all three zones.
 * @param {Time} time
 * @param {Language} language
 */
export function inZones({ start, minutes }, language) {
  return `${placesOf(start, LOCALES[language])} (${sayIn(language, 'meeting.minutes', { n: minutes })})`
}

/**
 * A time by one's own clock, with the zone's name.
 * @param {Time} time
 */
export function inOwnZone({ start, minutes }) {
  const { language } = spoken
  return `${promise(new Date(start), language, ownZone())} (${sayIn(language, 'meeting.minutes', { n: minutes })})`
}

/**
 * When a time is over, in milliseconds.
 * @param {Time} time
 */
export function endOf({ start, minutes }) {
  return Date.parse(start) + minutes * MINUTE
}

/**
 * Whether two times overlap.
 * @param {Time} one
 * @param {Time} other
 */
export function overlap(one, other) {
  return Date.parse(one.start) < endOf(other) && Date.parse(other.start) < endOf(one)
}
