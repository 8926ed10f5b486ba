/** @file Times as the reader's own clock shows them, with the zone named. */

/** What people in Indonesia call their zones in any language; browsers say GMT+7 in English. @type {Record<string, string>} */
const ZONES = { "Asia/Jakarta": "WIB", "Asia/Pontianak": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT" }

/** @param {string} iso @param {string} language such as "id" @returns {string} */
export function inWords(iso, language) {
  const format = new Intl.DateTimeFormat(language, {
    weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short",
  })
  const zone = ZONES[format.resolvedOptions().timeZone]
  return format.formatToParts(new Date(iso)).map(({ type, value }) => (type === "timeZoneName" && zone) || value).join("")
}

/** Indonesia's three, from west to east. */
const HOME_ZONES = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]

/**
 * The same moment by the clocks of Indonesia's three zones: where somebody is, is asked of nobody and told to nobody.
 * The day is said again where it is another one.
 * @param {string} iso
 * @param {string} language
 */
export function inZones(iso, language) {
  const shown = HOME_ZONES.map(zone => ({ day: dayIn(iso, language, zone), clock: `${clockIn(iso, language, zone)} ${ZONES[zone]}` }))
  return shown.map(({ day, clock }, at) => day === shown[at - 1]?.day ? clock : `${day}, ${clock}`).join(" · ")
}

/** @param {string} iso @param {string} language @param {string} [zone] the device's without it */
function dayIn(iso, language, zone) {
  return new Intl.DateTimeFormat(language, { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: zone }).format(new Date(iso))
}

/** @param {string} iso @param {string} language @param {string} [zone] */
function clockIn(iso, language, zone) {
  return new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone }).format(new Date(iso))
}

/** @param {string} iso @param {string} language @returns {string} the day alone, with its year */
export function dayInWords(iso, language) {
  return new Intl.DateTimeFormat(language, { day: "numeric", month: "long", year: "numeric" }).format(new Date(iso))
}

/** @param {Date} date @param {string} language @returns {string} hours and minutes */
export function clockInWords(date, language) {
  return new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" }).format(date)
}

/** Cut to the minute, as everything here is told. @param {Date} date */
export function toMinute(date) {
  return `${date.toISOString().slice(0, 16)}:00Z`
}
