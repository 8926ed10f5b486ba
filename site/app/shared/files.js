/** @file Files that a page hands to the person, made in the page and sent nowhere. */

/**
 * Offer a file for saving.
 * @param {string} name neutral: it stands in a download list that others may see
 * @param {string} text
 * @param {string} type
 */
export function save(name, text, type) {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement("a")
  link.href = url
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/**
 * Write a calendar file (RFC 5545) with one reminder.
 * @param {{at: Date, minutes?: number, summary: string, now: Date, uid: string}} reminder
 */
export function calendarFile({ at, minutes = 15, summary, now, uid }) {
  const later = new Date(at.getTime() + minutes * 60_000)
  return [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//calendar//EN", "BEGIN:VEVENT",
    `UID:${uid}`, `DTSTAMP:${stampOf(now)}`, `DTSTART:${stampOf(at)}`, `DTEND:${stampOf(later)}`,
    `SUMMARY:${summary.replace(/[\\;,]/g, "\\$&")}`, "CLASS:PRIVATE", "TRANSP:TRANSPARENT",
    "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:PT0S", `DESCRIPTION:${summary.replace(/[\\;,]/g, "\\$&")}`, "END:VALARM",
    "END:VEVENT", "END:VCALENDAR", "",
  ].join("\r\n")
}

/** @param {Date} date */
function stampOf(date) {
  return `${date.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`
}
