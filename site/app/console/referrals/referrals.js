// What has become of referrals: a function of the record, of the thread, and of the time.
import { said } from '../meetings/appointments.js'

/** @import { Body, OpenedMessage } from '../opening.js' */
/** @import { Folded, Item } from '../record/fold.js' */

/**
 * What a client can answer to a referral, by what was asked of them.
 * @typedef {'helped' | 'not-helped' | 'waiting' | 'not-reached' | 'not-tried'} Outcome
 * @typedef {'agreed' | 'refused' | 'will' | 'not-now' | Outcome} Answer
 * @typedef {'given' | 'asked' | 'refused' | 'none'} Consent  to a summary's being passed on
 *
 * @typedef {object} Referral
 * @property {string} id
 * @property {Item} noted  its item in the record
 * @property {boolean} isNoted  whether the record has it: a page may end between sending and noting
 * @property {Record<string, any>} kept  the fields of its entry, or those that an entry would have
 * @property {string} service  the id in the directory; "in-person" for the organisation's own room
 * @property {string} name  as it was when it was chosen
 * @property {string | null} assuredDate  of the service's check at that time
 * @property {Consent} consent
 * @property {'will' | 'not-now' | null} plan  whether the client means to go
 * @property {Outcome | null} outcome
 * @property {'client' | 'counselor' | null} outcomeBy
 * @property {string} askOn  the day from which the outcome is asked for; empty without one
 * @property {boolean} isSent  whether its message stands in the thread
 * @property {boolean} isDue  whether that day has come, and nothing is known yet
 */

/** Face to face at the organisation itself: a referral like any other. */
export const IN_PERSON = 'in-person'
/** @type {readonly Outcome[]} */
export const OUTCOMES = ['helped', 'not-helped', 'waiting', 'not-reached', 'not-tried']
/** Only later is there something to tell. @type {readonly Outcome[]} */
const UNDECIDED = ['waiting', 'not-tried']
const CONSENT = 'referral'

/**
 * All referrals of a case, the newest first.
 * @param {readonly OpenedMessage[]} messages
 * @param {Folded} record
 * @param {string} today  such as 2026-11-25
 * @returns {Referral[]}
 */
export function referralsOf(messages, record, today) {
  const sent = said(messages, 'counselor', 'referral')
  const answers = said(messages, 'client', 'referral-answer')
  const noted = record.all('referral').filter(({ versions }) => versions.length > 0)
  return [...noted, ...unnoted(sent, record)].map((item) => {
    const own = sent.filter(({ fields }) => fields.referral === item.item)
    return one(item, own, answers.filter(({ fields }) => own.some(({ id }) => id === fields.request)), today)
  }).reverse()
}

/**
 * Those whose message went out while the record never heard of them.
 * @param {{fields: any}[]} sent
 * @param {Folded} record
 * @returns {Item[]}
 */
function unnoted(sent, { entries }) {
  const known = new Set(entries.map(({ item }) => item))
  const ids = new Set(sent.map(({ fields }) => fields.referral).filter((id) => !known.has(id)))
  return [...ids].map((id) => ({ item: id, kind: 'referral', versions: [], removals: [], history: [] }))
}

/**
 * What an entry has to say of a referral, as its first message says it.
 * @param {{id: string, fields: any} | undefined} message
 */
function keptOf(message) {
  if (!message) return {}
  const { service, name, contacts, asks } = message.fields
  return { service, name, contacts, consent: asks === 'consent' ? 'asked' : 'none', message: message.id }
}

/**
 * @param {Item} noted
 * @param {{id: string, fields: any}[]} sent
 * @param {{fields: any}[]} answers
 * @param {string} today
 * @returns {Referral}
 */
function one(noted, sent, answers, today) {
  const isNoted = noted.versions.length > 0
  const fields = isNoted ? Object.assign({}, ...noted.versions.map((version) => version.fields)) : keptOf(sent[0])
  const entered = OUTCOMES.find((outcome) => outcome === fields.outcome) ?? null
  const told = last(answers, OUTCOMES)
  const outcome = told && (!entered || UNDECIDED.includes(entered)) ? told : entered
  const askOn = text(fields.ask_on)
  return {
    id: noted.item, noted, isNoted, kept: fields, service: text(fields.service), name: text(fields.name) || noted.versions.map((version) => version.text.split('\n')[0]).join(' / '), assuredDate: text(fields.assured_date) || null,
    consent: consentOf(fields.consent, last(answers, ['agreed', 'refused'])), plan: last(answers, ['will', 'not-now']),
    outcome, outcomeBy: outcome && (outcome === entered ? 'counselor' : 'client'), askOn, isSent: sent.length > 0,
    isDue: askOn !== '' && askOn <= today && (!outcome || UNDECIDED.includes(outcome)),
  }
}

/**
 * The last of the answers that is one of these.
 * @template {Answer} A
 * @param {{fields: any}[]} answers
 * @param {readonly A[]} among
 * @returns {A | null}
 */
function last(answers, among) {
  return answers.map(({ fields }) => fields.answer).filter((answer) => among.includes(answer)).at(-1) ?? null
}

/**
 * @param {unknown} kept
 * @param {Answer | null} answer
 * @returns {Consent}
 */
function consentOf(kept, answer) {
  if (answer) return answer === 'agreed' ? 'given' : 'refused'
  return kept === 'given' || kept === 'asked' ? kept : 'none'
}

/**
 * When the client consented in the intake to a referral's being passed on; null when they did not.
 * @param {Body | null | undefined} intake
 * @returns {string | null}
 */
export function intakeConsent(intake) {
  return intake?.kind === 'intake' ? intake.consents?.find(({ id }) => id === CONSENT)?.at ?? null : null
}

/** @param {unknown} value */
function text(value) {
  return typeof value === 'string' ? value : ''
}
