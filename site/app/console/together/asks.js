// What colleagues ask each other in a case, and how the server is told.
import { ask } from '../desk.js'

/** @import { CaseSummary, Name } from '../casework.js' */

/**
 * @typedef {{id: string, sealed: string, epoch: number}} Sealed
 *
 * A question or an offer; its id is that of the entry which says what is asked. `to` is null for whoever supervises.
 * @typedef {object} Asked
 * @property {string} id
 * @property {'question' | 'hand-over'} about
 * @property {Name} by
 * @property {Name | null} to
 * @property {string} asked_at
 * @property {'answered' | 'accepted' | 'declined' | 'withdrawn' | 'over' | 'left' | null} outcome  null while it stands
 * @property {string | null} settled_at
 * @property {Name | null} settled_by
 *
 * @typedef {Name & {title: string, role: string, away_until: string | null}} Colleague
 * @typedef {{asks: Asked[], colleagues: Colleague[]}} Together
 */

/**
 * @param {string} id  of the case
 * @returns {Promise<Together>}
 */
export function readAsks(id) {
  return ask('GET', `/cases/${id}/asks`)
}

/**
 * @param {string} id
 * @param {string | null} to  null for whoever supervises
 * @param {Sealed} entry
 * @returns {Promise<Asked>}
 */
export function askColleague(id, to, entry) {
  return ask('POST', `/cases/${id}/questions`, { to, entry })
}

/**
 * @param {string} id
 * @param {string} question
 * @param {Sealed} entry
 * @returns {Promise<Asked>}
 */
export function answerColleague(id, question, entry) {
  return ask('POST', `/cases/${id}/questions/${question}/answers`, { entry })
}

/**
 * @param {string} id
 * @param {string} question
 */
export function withdrawQuestion(id, question) {
  return ask('DELETE', `/cases/${id}/questions/${question}`)
}

/**
 * @param {string} id
 * @param {string} to
 * @param {Sealed} entry
 * @returns {Promise<CaseSummary>}
 */
export function offerCase(id, to, entry) {
  return ask('POST', `/cases/${id}/hand-over`, { to, entry })
}

/** @param {string} id */
export function withdrawOffer(id) {
  return ask('DELETE', `/cases/${id}/hand-over`)
}

/**
 * @param {string} id
 * @param {{accepts: boolean, overLimit: boolean}} answer
 * @param {Sealed} entry
 * @returns {Promise<CaseSummary>}
 */
export function answerOffer(id, { accepts, overLimit }, entry) {
  return ask('POST', `/cases/${id}/hand-over/answer`, { accepts, over_limit: overLimit, entry })
}
