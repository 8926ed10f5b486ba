// The figures and the audit trail, as the server tells coordinators.
import { ask } from '../desk.js'

/** @import { Name } from '../casework.js' */
/**
 * @typedef {'intakes' | 'claims' | 'returns' | 'lapses' | 'first-answers' | 'later-answers'
 *   | 'stage/roles' | 'stage/support' | 'stage/ending'
 *   | 'outcome/resolved' | 'outcome/continue-in-person' | 'outcome/continue-online' | 'outcome/referred'
 *   | 'drop-outs' | 'left-unanswered' | 'reopened' | 'junk' | 'handed-over' | 'referrals'} Measure
 * @typedef {'claim' | 'first-answer' | 'urgent-first-answer' | 'later-answer'} Waiting
 * @typedef {{median: number | null, ninth_in_ten: number | null}} Wait  minutes; null where it is hidden
 * @typedef {{name: string, begins: string, weeks: number, counts: Record<Measure, number | null>,
 *   waits: Record<Waiting, Wait>}} Period
 * @typedef {{person: Name, claims: number | null, answers: number | null}} Load
 * @typedef {Period & {people: Load[], services: {service: string, count: number}[]}} Month
 * @typedef {{least: number, error_percent: number, first_due: string, weeks: Period[], months: Month[]}} Figures
 *
 * @typedef {{number: number, at: string, kind: string, by: Name | null, other: Name | null,
 *   fields: Record<string, string | number | null>}} Told
 * @typedef {{told: Told[], more: boolean, head: {number: number, hash: string}}} Trail
 */

/** @returns {Promise<Figures>} */
export function readFigures() {
  return ask('GET', '/figures')
}

/**
 * A page of the trail of a case, or of the team without one.
 * @param {string} id  of a case; empty: the team's
 * @param {number} [before]
 * @returns {Promise<Trail>}
 */
export function readTrail(id, before) {
  const asked = new URLSearchParams({ ...(id ? { case: id } : {}), ...(before ? { before: String(before) } : {}) })
  return ask('GET', `/audit?${asked}`)
}
