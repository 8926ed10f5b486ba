// Cases as the server lists them (metadata only), and what a counselor may do with one.
import { ask } from './desk.js'
import { TRAINING } from './training/place.js'

/** @import { SealedEntry } from './record/entry.js' */

/**
 * @typedef {'waiting' | 'mine' | 'asked' | 'team' | 'closed' | 'rights'} Queue
 * @typedef {'urgent' | 'soon' | 'routine'} Urgency
 * @typedef {'client' | 'counselor'} Writer
 * @typedef {'trust' | 'roles' | 'support' | 'ending'} Stage
 * @typedef {'resolved' | 'continue-in-person' | 'continue-online' | 'referred'} Outcome
 * @typedef {{id: string, name: string}} Name
 *
 * @typedef {object} CaseSummary
 * @property {string} id
 * @property {string} reference
 * @property {Urgency} urgency
 * @property {'id' | 'en'} language
 * @property {'waiting' | 'open' | 'closed'} state
 * @property {string} received_at
 * @property {string | null} reply_by
 * @property {boolean} late
 * @property {(Name & {away: {until: string, stand_in: Name | null} | null}) | null} assignee  `away` while on leave
 * @property {boolean} unread
 * @property {Writer} last_from
 * @property {string} last_at
 * @property {'hybrid' | 'x25519'} keys
 * @property {number} epoch
 * @property {boolean} junk
 * @property {string | null} right_due  until when the client's next right is to be settled
 * @property {string | null} restricted_at  since when the client has the work stopped
 * @property {boolean} danger  a colleague calls for help
 * @property {number} label  the number of the entry that names it, 0 for none
 * @property {Outcome | null} outcome  how a closed case ended
 * @property {Stage} stage
 * @property {string | null} answer_by  until when the claim waits for its first answer
 * @property {string | null} silence_asked_at  when its counselor was asked about the client's silence
 * @property {boolean} offered  whether it is offered to a colleague
 * @property {{person: Name, at: string} | null} lapsed  whose claim ended without one
 * @property {{on: string, starts_at: string | null, due: boolean} | null} follow_up  its counselor's next date, an
 *   appointment's with its time; due once they were reminded
 *
 * @typedef {{number: number, id: string, from: Writer, author: Name | null, posted_at: string,
 *   sealed: string, epoch: number, seen: boolean}} SealedMessage
 *
 * @typedef {object} CaseParts
 * @property {string} mailbox_sha256
 * @property {{id: string, version: string}} form
 * @property {SealedMessage[]} messages
 * @property {boolean} more
 * @property {number} seen_up_to  the highest number that a counselor has opened
 * @property {number} entries  the number of the record's last entry
 * @property {{sealed: string, saved_at: string} | null} draft
 * @property {{id: string, post_at: string}[]} pending
 * @property {string | null} erase_after
 * @property {{id: string, kind: string, posted_at: string, due_at: string | null}[]} requests
 *
 * @typedef {CaseSummary & CaseParts} Case
 * @typedef {{cases: CaseSummary[], next: string | null, counts: Record<Queue, number>}} Page
 */

/**
 * What the queue will come to; `promised` is what somebody who writes now is told.
 * @typedef {object} Forecast
 * @property {Record<Urgency, number>} waiting
 * @property {number} per_day
 * @property {number} measured
 * @property {string | null} last_answered_by
 * @property {number} late
 * @property {number} will_be_late
 * @property {Record<Urgency, string>} promised
 * @property {number} places
 * @property {number} places_left
 * @property {string | null} full_until
 * @property {string | null} works_again
 */

/** @returns {Promise<Forecast>} */
export const readForecast = () => ask('GET', '/forecast')

/** @type {readonly Queue[]} */
export const QUEUES = ['waiting', 'mine', 'asked', 'team', 'closed', 'rights']

/** @type {readonly Outcome[]} */
export const OUTCOMES = ['resolved', 'continue-in-person', 'continue-online', 'referred']

/**
 * One page of a queue, most pressing first.
 * @param {Queue} queue
 * @param {string | null} [after]  the cursor that the page before ended with
 * @returns {Promise<Page>}
 */
export function listCases(queue, after = null) {
  const cursor = after ? `&after=${encodeURIComponent(after)}` : ''
  return ask('GET', `/cases?queue=${queue}${cursor}`)
}

/**
 * A case with a page of its thread that ends below a number, the newest below 0; the intake stands before these.
 * `more` says that others lie before them.
 * @param {string} id
 * @param {number} [before]
 * @returns {Promise<Case>}
 */
export function readBack(id, before = 0) {
  return ask('GET', `/cases/${id}?before=${before}`)
}

/**
 * A case with its messages after the given number, all pages of them.
 * @param {string} id
 * @param {number} after
 * @returns {Promise<Case>}
 */
export async function readCase(id, after) {
  /** @type {Case} */
  const found = await ask('GET', `/cases/${id}?after=${after}`)
  const last = found.messages.at(-1)
  if (!found.more || !last) return found
  const rest = await readCase(id, last.number)
  return { ...rest, messages: [...found.messages, ...rest.messages] }
}

/**
 * The sealed entries of a case's record after the given number, all pages of them.
 * @param {string} id
 * @param {number} [after]
 * @returns {Promise<SealedEntry[]>}
 */
export async function readRecord(id, after = 0) {
  /** @type {{entries: SealedEntry[], more: boolean}} */
  const { entries, more } = await ask('GET', `/cases/${id}/record?after=${after}`)
  const last = entries.at(-1)
  return more && last ? [...entries, ...await readRecord(id, last.number)] : entries
}

/**
 * @param {string} id
 * @param {{id: string, sealed: string, epoch: number}} entry
 * @returns {Promise<{number: number, id: string, written_at: string}>}
 */
export function writeEntry(id, entry) {
  return ask('POST', `/cases/${id}/record`, entry)
}

/**
 * Say that everything up to this message was opened here.
 * @param {string} id
 * @param {number} number
 * @param {number} faced  up to which number it was looked through, with what would not open
 */
export function markSeen(id, number, faced) {
  return ask('POST', `/cases/${id}/seen`, { up_to: number, faced })
}

/**
 * Take a case; a colleague who was first is named by the problem. `over_limit`: the person was asked about one more than
 * they mean to have; `in_place_of`: out of whose hands, while they are on leave.
 * @param {string} id
 * @param {{over_limit?: boolean, in_place_of?: string | null}} [asked]
 * @returns {Promise<CaseSummary>}
 */
export function claim(id, asked = {}) {
  return ask('POST', `/cases/${id}/claim`, asked)
}

/** @param {string} id */
export function giveBack(id) {
  return ask('DELETE', `/cases/${id}/claim`)
}

/**
 * Set the date on which its counselor comes back to a case, or drop it.
 * @param {string} id
 * @param {string | null} on  such as 2026-11-25
 * @returns {Promise<CaseSummary>}
 */
export function setFollowUp(id, on) {
  return ask('PUT', `/cases/${id}/follow-up`, { on })
}

/**
 * Set an appointment as the case's next date: its counselor is reminded half an hour before.
 * @param {string} id
 * @param {string} startsAt  to the minute, such as 2026-11-25T07:00:00Z
 * @returns {Promise<CaseSummary>}
 */
export function setAppointment(id, startsAt) {
  return ask('PUT', `/cases/${id}/follow-up`, { on: null, starts_at: startsAt })
}

/**
 * Count that somebody was referred to a service: without the case, which only says whether it is practice, and the person.
 * @param {string} place  the case
 * @param {{id: string, service: string}} counted  an id made for this alone, under which it is counted once, and the
 *   service's in the directory or "in-person"
 */
export async function countReferral(place, counted) {
  if (place !== TRAINING) await ask('POST', '/referrals', counted)
}

/**
 * @param {string} id
 * @param {string} sealed  base64
 */
export function saveDraft(id, sealed) {
  return ask('PUT', `/cases/${id}/draft`, { sealed })
}

/** @param {string} id */
export function dropDraft(id) {
  return ask('DELETE', `/cases/${id}/draft`)
}

/**
 * Hand a sealed answer to the server, which posts it when its half minute is over.
 * @param {string} id
 * @param {{id: string, sealed: string, epoch: number, receipt?: boolean}} answer
 * @returns {Promise<{id: string, post_at: string}>}
 */
export function postAnswer(id, answer) {
  return ask('POST', `/cases/${id}/answers`, answer)
}

/**
 * Take back an answer that is not posted yet.
 * @param {string} id
 * @param {string} answer
 */
export function takeBack(id, answer) {
  return ask('DELETE', `/cases/${id}/answers/${answer}`)
}

/**
 * @param {string} id
 * @param {Outcome} outcome
 * @param {{id: string, sealed: string, epoch: number}} entry  that says how
 * @param {number} [faced]  up to which number something of the client's was seen not to open
 * @returns {Promise<CaseSummary>}
 */
export function close(id, outcome, entry, faced = 0) {
  return ask('POST', `/cases/${id}/closing`, { outcome, entry, faced })
}

/** @param {string} id */
export function markAsJunk(id) {
  return ask('POST', `/cases/${id}/junk`, {})
}

/**
 * Erase a case for good.
 * @param {string} id
 * @param {string} totp  a fresh second factor
 */
export function erase(id, totp) {
  return ask('POST', `/cases/${id}/erasure`, { totp })
}

/**
 * Put a case of mine into another stage, with the entry that says so.
 * @param {string} id
 * @param {Stage} stage
 * @param {{id: string, sealed: string, epoch: number}} entry
 * @returns {Promise<CaseSummary>}
 */
export function moveToStage(id, stage, entry) {
  return ask('PUT', `/cases/${id}/stage`, { stage, entry })
}
