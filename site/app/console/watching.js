// Whether anybody would be told: silence, what is to be put right, and what became of the drills.
import { ask } from './desk.js'

/** @import { Name } from './casework.js' */
/**
 * @typedef {{silent: boolean, silent_since: string | null}} Worker
 * @typedef {{code: string, schedule: string | null, start: string | null, end: string | null, person: Name | null,
 *   count: number, urgency: 'urgent' | 'soon' | 'routine' | null}} Finding
 * @typedef {{worker: Worker, findings: Finding[]}} Watched
 *
 * @typedef {{person: Name, channels: string[], failures: {channel: string, reason: string}[], minutes: number | null}} Told
 * @typedef {{id: string, raised_at: string, monthly: boolean, under_way: boolean, told: Told[]}} Drill
 */

const GRAVE = new Set(['alert-exhausted', 'right-overdue', 'gap', 'disk-low', 'database-damaged', 'audit-broken', 'clock-behind', 'drill-unreached'])

/**
 * Whether something is missed now, not only later.
 * @param {Finding} found
 */
export function isGrave({ code }) {
  return GRAVE.has(code)
}

/**
 * What is wrong just now; findings are the coordinators' alone.
 * @returns {Promise<Watched>}
 */
export function readWatch() {
  return ask('GET', '/watch')
}

/**
 * The last drills, the latest first.
 * @returns {Promise<{drills: Drill[]}>}
 */
export function listDrills() {
  return ask('GET', '/drills')
}
