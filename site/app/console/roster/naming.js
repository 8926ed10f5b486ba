// How people, lines and lengths of duty are called in the pictures of a roster.
import { calendar, clock, ownZone, zoneName } from '../format.js'
import { say, spoken } from '../words.js'
import { dayOf, later, offset } from './days.js'

/** @import { Moment } from './days.js' */
/** @import { Block } from './picture.js' */
/** @import { Member, Roster, Schedule } from './rostering.js' */

/**
 * @param {Pick<Roster, 'people'>} roster
 * @param {string | null} person
 */
export function nameOf({ people }, person) {
  return people.find(({ id }) => id === person)?.name ?? say('roster.somebody')
}

/**
 * The first word of a name, unless two people share it.
 * @param {Pick<Roster, 'people'>} roster
 * @param {string} person
 */
export function shortName(roster, person) {
  const whole = nameOf(roster, person)
  const first = whole.split(' ')[0] ?? whole
  return roster.people.some(({ id, name }) => id !== person && name.split(' ')[0] === first) ? whole : first
}

/**
 * Several people in one sentence: "Ani, Budi dan Sari".
 * @param {Pick<Roster, 'people'>} roster
 * @param {string[]} people
 */
export function namesOf(roster, people) {
  return new Intl.ListFormat(spoken.language, { type: 'conjunction' }).format(people.map((person) => nameOf(roster, person)))
}

/** @param {number} line */
export function lineName(line) {
  return line === 1 ? say('roster.line.first') : say('roster.line.second')
}

/**
 * A line with its schedule, where there is more than one.
 * @param {Pick<Roster, 'schedules'>} roster
 * @param {string} schedule
 * @param {number} line
 */
export function rowName({ schedules }, schedule, line) {
  const name = schedules.find(({ id }) => id === schedule)?.name
  return schedules.length > 1 && name ? `${name} · ${lineName(line)}` : lineName(line)
}

/**
 * From when to when, with the days: "Sen, 30 Nov, 20.00 – Sel, 08.00".
 * @param {Moment} start
 * @param {Moment} end
 */
export function fromTo(start, end) {
  const [first, last] = [dayOf(start, ownZone()), dayOf(end - 1, ownZone())]
  if (first === last) return `${calendar(first)}, ${clock(start)}–${clock(end)}`
  const endDay = dayOf(end, ownZone())
  return `${calendar(first)}, ${clock(start)} – ${calendar(endDay, later(first, 1) === endDay ? { weekday: 'short' } : undefined)}, ${clock(end)}`
}

/**
 * When a block is, as far as it is known.
 * @param {Block} block
 */
export function timesOf({ start, end, begun, goesOn }) {
  const at = (/** @type {Moment} */ moment) => `${calendar(dayOf(moment, ownZone()))}, ${clock(moment)}`
  if (begun && goesOn) return say('roster.throughout')
  if (begun) return say('roster.until', { time: at(end) })
  return goesOn ? say('roster.since', { time: at(start) }) : fromTo(start, end)
}

/**
 * The same times as the schedule's own place has them, when its clocks differ from the viewer's: "22.00–06.00 WIB = 23.00–07.00 WITA".
 * @param {Pick<Block, 'start' | 'end'> & Partial<Block>} block
 * @param {Pick<Schedule, 'zone'> | undefined} schedule
 * @returns {string} empty where they agree, and where its edges are not known
 */
export function elsewhere({ start, end, begun, goesOn }, schedule) {
  if (begun || goesOn || !schedule || !differs(start, end, schedule.zone)) return ''
  return [schedule.zone, ownZone()].map((zone) =>
    `${clock(start, zone)}–${clock(end, zone)} ${zoneName(new Date(start), spoken.language, zone)}`).join(' = ')
}

/**
 * Whether a zone's clocks show another time than one's own.
 * @param {Moment} start
 * @param {Moment} end
 * @param {string} zone
 */
export function differs(start, end, zone) {
  return [start, end].some((moment) => offset(moment, zone) !== offset(moment, ownZone()))
}
