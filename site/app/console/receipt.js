// "Read, you will have an answer by …": the time that can be promised, and the words for it.
import { promise } from './format.js'
import { sayIn } from './words.js'

/** @import { CaseSummary } from './casework.js' */
/** @import { Settings } from './account.js' */

const HOUR = 3_600_000
const ENOUGH = HOUR / 2

/**
 * The promise that stands if it is still half an hour off, else a new one of the same length, on the hour.
 * @param {Pick<CaseSummary, 'reply_by' | 'urgency'>} summary
 * @param {Pick<Settings, 'reply_hours'>} settings
 * @param {Date} now
 */
export function promisedTime(summary, settings, now) {
  const standing = summary.reply_by ? new Date(summary.reply_by) : now
  if (standing.getTime() - now.getTime() >= ENOUGH) return standing
  const hours = settings.reply_hours[summary.urgency]
  return new Date(Math.ceil((now.getTime() + hours * HOUR) / HOUR) * HOUR)
}

/**
 * The receipt in the client's language.
 * @param {Pick<CaseSummary, 'language'>} summary
 * @param {Pick<Settings, 'zone'>} settings
 * @param {Date} time
 */
export function receiptText({ language }, { zone }, time) {
  return sayIn(language, 'receipt.text', { time: promise(time, language, zone) })
}
