// The roster as the server tells it, and what may be changed about it.
import { ask } from '../desk.js'
import { serverClock } from '../server-clock.js'

/** @import { Role } from '../account.js' */
/** @import { Day } from './days.js' */
/**
 * @typedef {{id: string, name: string, role: Role, active: boolean, reachable: boolean, seat: number}} Member  `seat`:
 *   a small number that nobody of the same time shares
 * @typedef {'shift' | 'week'} Handover
 * @typedef {{id: string | null, line: number, people: string[], weekdays: number[], start: string, end: string,
 *   epoch: Day, handover: Handover, until: Day | null}} Layer
 * @typedef {{id: string | null, name: string, zone: string, minimum: number, fallback: string[], layers: Layer[],
 *   version: number}} Schedule
 * @typedef {Schedule & {id: string, ended: boolean}} KeptSchedule  `ended`: no shift of it begins any more
 * @typedef {{layer: string | null, place: number | null, ends: Day | null, begins: Day | null}} Revision  what becomes
 *   of a layer: `place` is its place as it was sent, `ends` the first day without what it was
 * @typedef {{schedule: string, line: number, start: string, end: string, people: string[], gap: boolean,
 *   changed: boolean}} Span
 * @typedef {{id: string, schedule: string, line: number, start: string, end: string, removes: string | null,
 *   adds: string | null}} Override
 * @typedef {{id: string, person: string, start: string, end: string, stand_in: string | null}} Leave
 * @typedef {{schedule: string, line: number, start: string, end: string}} Affected  a shift that a leave leaves empty
 * @typedef {{id: string, schedule: string, line: number, start: string, end: string, offered_by: string,
 *   to: string | null, state: 'open' | 'taken' | 'withdrawn' | 'expired', taken_by: string | null}} Swap
 * @typedef {{schedule: string, line: number, people: string[], until: string | null, gap: boolean}} OnCall
 * @typedef {{code: 'gap' | 'below-minimum' | 'no-channel' | 'over-limit', schedule: string | null,
 *   start: string, end: string, person: string | null}} Finding
 * @typedef {{spans: Span[], findings: Finding[], changes: Revision[]}} Preview
 *
 * @typedef {object} Roster
 * @property {boolean} kept  whether anybody has made one; everybody is on call otherwise
 * @property {Day} from
 * @property {number} days
 * @property {string} zone  the viewer's
 * @property {string} now  the server's time, to the second
 * @property {Member[]} people
 * @property {KeptSchedule[]} schedules
 * @property {Span[]} spans
 * @property {Override[]} overrides
 * @property {Leave[]} leaves
 * @property {Swap[]} swaps
 * @property {OnCall[]} on_call
 */

/** How far ahead a preview and one's own list look. */
export const AHEAD = 35

/**
 * @param {Day} from
 * @param {number} days  from 1 to 70
 * @returns {Promise<Roster>}
 */
export async function readRoster(from, days) {
  const roster = await ask('GET', `/roster?from=${from}&days=${days}`)
  serverClock.set(roster.now)
  return roster
}

/**
 * What a schedule would bring; nothing is stored.
 * @param {Schedule} schedule
 * @returns {Promise<Preview>}
 */
export function previewSchedule(schedule) {
  return ask('POST', '/roster/preview', schedule)
}

/**
 * @param {Schedule} schedule  a new one has no id
 * @returns {Promise<Schedule>}
 */
export function saveSchedule(schedule) {
  return schedule.id ? ask('PUT', `/roster/schedules/${schedule.id}`, schedule) : ask('POST', '/roster/schedules', schedule)
}

/**
 * End a schedule today; what was stays.
 * @param {Schedule} schedule
 */
export function endSchedule({ id, version }) {
  return ask('DELETE', `/roster/schedules/${id}?version=${version}`)
}

/** @param {Omit<Override, 'id'>} override */
export function addOverride(override) {
  return ask('POST', '/roster/overrides', override)
}

/** @param {string} id */
export function endOverride(id) {
  return ask('DELETE', `/roster/overrides/${id}`)
}

/**
 * @param {Omit<Leave, 'id'>} leave
 * @returns {Promise<Leave & {affected: Affected[]}>}
 */
export function addLeave(leave) {
  return ask('POST', '/roster/leaves', leave)
}

/** @param {string} id */
export function endLeave(id) {
  return ask('DELETE', `/roster/leaves/${id}`)
}

/** @param {Pick<Swap, 'schedule' | 'line' | 'start' | 'end' | 'to'>} swap */
export function offerSwap(swap) {
  return ask('POST', '/roster/swaps', swap)
}

/**
 * @param {string} id
 * @param {'taking' | 'withdrawal' | 'return'} step
 */
export function moveSwap(id, step) {
  return ask('POST', `/roster/swaps/${id}/${step}`)
}
