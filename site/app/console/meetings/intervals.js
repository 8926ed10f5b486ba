// Follow-ups at lengthening intervals: after each one that is done, a later one is proposed.

/** @import { Folded } from '../record/fold.js' */

/**
 * How many weeks until the next one is proposed: as many are done, so far along is the list; its last stands for all after.
 * @param {Folded} record
 * @param {readonly number[]} weeks  the team's setting
 * @param {string} today  such as 2026-11-25
 * @returns {{weeks: number, done: number, ahead: string | null}}  `ahead`: the day of one that is planned already
 */
export function nextInterval(record, weeks, today) {
  const days = record.all('interval').flatMap(({ versions }) => versions.map(({ fields }) => fields.on)).filter((on) => typeof on === 'string')
  const done = days.filter((on) => on <= today).length
  const ahead = days.filter((on) => on > today).sort()[0] ?? null
  return { weeks: weeks[Math.min(done, weeks.length - 1)] ?? 1, done, ahead }
}
