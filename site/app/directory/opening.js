/** @file Whether a service is open at a moment, by the hours that it states in its own offset. */

/** @typedef {"open" | "closed" | "unknown" | "holiday"} Opening "holiday": open by its hours, on a day that many keep */

const DAYS = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"]
const DAY = 24 * 60
/** Holidays of the whole country on the same date each year; those that move with the moon are not known here. */
const HOLIDAYS = ["01-01", "05-01", "06-01", "08-17", "12-25"]

/**
 * Tell whether it is open.
 * @param {string} hours entries parted by ";", each "MO,TU|08:00|16:00|+07:00", an empty one is not known
 * @param {Date} moment
 * @returns {Opening}
 */
export function openingAt(hours, moment) {
  const found = hours.split(";").map(entry => entry ? entryAt(entry, moment) : "unknown")
  return /** @type {Opening[]} */ (["open", "holiday", "unknown"]).find(state => found.includes(state)) ?? "closed"
}

/** @param {string} entry @param {Date} moment @returns {Opening} */
function entryAt(entry, moment) {
  const [days = "", opens = "", closes = "", offset = ""] = entry.split("|")
  const local = new Date(moment.getTime() + minutesOf(offset.slice(1)) * 60_000)
  const minute = local.getUTCHours() * 60 + local.getUTCMinutes()
  const from = minutesOf(opens)
  const to = closes === "23:59" ? DAY : minutesOf(closes)
  const begins = /** @param {number} back */ back => days.split(",").includes(DAYS[(local.getUTCDay() + 7 - back) % 7] ?? "")
  const isOpen = from < to
    ? begins(0) && minute >= from && minute < to
    : (begins(0) && minute >= from) || (begins(1) && minute < to)
  if (!isOpen) return "closed"
  const isAlways = days.split(",").length === 7 && from === 0 && to === DAY
  return !isAlways && HOLIDAYS.includes(local.toISOString().slice(5, 10)) ? "holiday" : "open"
}

/** @param {string} time "08:30" */
function minutesOf(time) {
  const [hours = 0, minutes = 0] = time.split(":").map(Number)
  return hours * 60 + minutes
}
