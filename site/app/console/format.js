// Times as people say them: in the person's zone, in the language of the console or of the client.
import { say, spoken } from './words.js'

/** @import { Language } from './words.js' */

const LOCALES = { id: 'id-ID', en: 'en-GB' }
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** From here on minutes say nothing more. */
const PRECISE = 6 * HOUR

/** @type {Record<string, string>} */
const ZONE_NAMES = { 'Asia/Jakarta': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' }

let zone = 'Asia/Jakarta'

/**
 * Use this IANA zone from now on.
 * @param {string} name
 */
export function useZone(name) {
  zone = name
}

/** The zone in use. */
export function ownZone() {
  return zone
}

/**
 * A moment as sealed bodies say it: in UTC, to the minute.
 * @param {Date} time
 */
export function toMinute(time) {
  return `${time.toISOString().slice(0, 16)}:00Z`
}

/**
 * A day and time, such as "Sel, 24 Nov, 15.10".
 * @param {string | Date} time
 */
export function dayAndTime(time) {
  return new Intl.DateTimeFormat(LOCALES[spoken.language], {
    weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZone: zone,
  }).format(new Date(time))
}

/**
 * A date, such as "24 November 2026".
 * @param {string | Date} time
 */
export function date(time) {
  return new Intl.DateTimeFormat(LOCALES[spoken.language], { dateStyle: 'long', timeZone: zone }).format(new Date(time))
}

/**
 * A date below a chart, such as "24 Nov", with its year where the chart has more than one.
 * @param {string} time
 * @param {boolean} withYear
 */
export function chartDate(time, withYear) {
  return formatted(new Date(time), { day: 'numeric', month: 'short', ...(withYear ? { year: 'numeric' } : {}), timeZone: zone })
}

/**
 * A date without a time, such as "Rabu, 25 November".
 * @param {string} day  such as 2026-11-25
 */
export function longDay(day) {
  return onDay(day, { weekday: 'long', day: 'numeric', month: 'long' })
}

/**
 * The same in short, such as "25 Nov".
 * @param {string} day
 */
export function shortDay(day) {
  return onDay(day, { day: 'numeric', month: 'short' })
}

/**
 * @param {string} day
 * @param {Intl.DateTimeFormatOptions} parts
 */
function onDay(day, parts) {
  return new Intl.DateTimeFormat(LOCALES[spoken.language], { ...parts, timeZone: 'UTC' }).format(new Date(day))
}

/**
 * The time alone today, with the day otherwise.
 * @param {string | Date} time
 * @param {Date} now
 */
export function when(time, now) {
  return dayOf(new Date(time)) === dayOf(now) ? clock(time) : dayAndTime(time)
}

/**
 * A time of day, such as "22.00".
 * @param {string | number | Date} time
 * @param {string} [inZone]  one's own without it
 */
export function clock(time, inZone = zone) {
  return formatted(new Date(time), { hour: '2-digit', minute: '2-digit', timeZone: inZone })
}

/**
 * A local date, such as "Rab, 25 Nov"; other parts of it by `options`.
 * @param {string} day  such as "2026-11-25"
 * @param {Intl.DateTimeFormatOptions} [options]
 */
export function calendar(day, options = { weekday: 'short', day: 'numeric', month: 'short' }) {
  return formatted(new Date(day), { ...options, timeZone: 'UTC' })
}

/**
 * From one local date to another, such as "23–29 Nov 2026".
 * @param {string} first
 * @param {string} last
 */
export function days(first, last) {
  return new Intl.DateTimeFormat(LOCALES[spoken.language], { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
    .formatRange(new Date(first), new Date(last))
}

/**
 * @param {Date} time
 * @param {Intl.DateTimeFormatOptions} options
 */
function formatted(time, options) {
  return new Intl.DateTimeFormat(LOCALES[spoken.language], options).format(time)
}

/**
 * The date so many days from now, in the person's zone, such as 2026-11-25.
 * @param {number} days
 * @param {Date} now
 */
export function dayAfter(days, now) {
  return new Date(Date.parse(dayOf(now)) + days * DAY).toISOString().slice(0, 10)
}

/** @param {Date} time */
function dayOf(time) {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(time)
}

/**
 * A time of day as people of the language write it: "22.00" in Indonesian, "22:00" in English.
 * @param {string} time  such as "22:00"
 */
export function timeOfDay(time) {
  return spoken.language === 'id' ? time.replace(':', '.') : time
}

/**
 * A length of time in two units at most, such as "2 jam 5 menit".
 * @param {number} milliseconds  taken as nothing when negative
 */
export function span(milliseconds) {
  const length = Math.max(0, milliseconds)
  if (length < HOUR) return say('span.minutes', { n: Math.floor(length / MINUTE) })
  if (length < 2 * DAY) return hours(length)
  return say('span.days', { n: Math.floor(length / DAY) })
}

/** @param {number} length */
function hours(length) {
  const whole = say('span.hours', { n: Math.floor(length / HOUR) })
  const minutes = Math.floor((length % HOUR) / MINUTE)
  return minutes === 0 || length >= PRECISE ? whole : `${whole} ${say('span.minutes', { n: minutes })}`
}

/**
 * A promise's time in the client's language, with its zone: "Selasa, 24 November pukul 15.00 WIB".
 * @param {Date} time
 * @param {Language} language
 * @param {string} serviceZone  IANA name
 */
export function promise(time, language, serviceZone) {
  const text = new Intl.DateTimeFormat(LOCALES[language], {
    weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZone: serviceZone,
  }).format(time)
  return `${text} ${zoneName(time, language, serviceZone)}`
}

/**
 * What people call a zone, such as "WIB".
 * @param {Date} time  zones have other names in summer
 * @param {Language} language
 * @param {string} serviceZone
 */
export function zoneName(time, language, serviceZone) {
  if (serviceZone in ZONE_NAMES) return ZONE_NAMES[serviceZone]
  const parts = new Intl.DateTimeFormat(LOCALES[language], { timeZone: serviceZone, timeZoneName: 'short' })
    .formatToParts(time)
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? serviceZone
}
