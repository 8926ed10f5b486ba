// An invented appointment in the thread: said as a console says it, at an hour of a day to come.
import { blankWish, fieldsOf, textOf } from '../console/meetings/proposal.js'
import { ownZone } from '../console/format.js'
import { wallOf } from '../console/roster/days.js'
import { inZones } from '../shared/times.js'

/** @typedef {{days?: number, hours?: number}} Ahead  from the playground's first start */
/** @typedef {{text: string, kind: string, fields: Record<string, unknown>}} Written */

const HOUR = 3_600_000

/**
 * @param {{appointment: string, said: string, ahead: Ahead[], language: 'id' | 'en', now: number}} given
 * @returns {Written}
 */
export function proposal({ appointment, said, ahead, language, now }) {
  const times = ahead.map((each) => wallOf(momentOf(each, now), ownZone())).map((wall) => ({ day: wall.slice(0, 10), time: wall.slice(11) }))
  const wish = { ...blankWish('weigh'), said, times }
  return { kind: 'appointment-proposal', text: textOf(wish, language, false), fields: fieldsOf(wish, { appointment, room: '' }) }
}

/**
 * The client takes one of the times.
 * @param {{appointment: string, request: string, ahead: Ahead, language: 'id' | 'en', now: number}} given
 * @returns {Written}
 */
export function acceptance({ appointment, request, ahead, language, now }) {
  const start = `${new Date(momentOf(ahead, now)).toISOString().slice(0, 16)}:00Z`
  const said = { id: 'Waktu ini cocok: ', en: 'This time suits me: ' }[language]
  return { kind: 'appointment-answer', text: `${said}${inZones(start, language)}.`, fields: { request, appointment, start, agreed: false } }
}

/**
 * The full hour at or before a moment to come.
 * @param {Ahead} ahead
 * @param {number} now
 */
function momentOf({ days = 0, hours = 0 }, now) {
  return Math.floor((now + (days * 24 + hours) * HOUR) / HOUR) * HOUR
}
