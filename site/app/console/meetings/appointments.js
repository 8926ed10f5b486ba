// What has become of appointments: a function of the thread, of what counselors noted, and of the time.
import { readFields } from '../../shared/kinds.js'
import { endOf, overlap } from './times.js'

/** @import { CaseSummary } from '../casework.js' */
/** @import { OpenedMessage } from '../opening.js' */
/** @import { Folded, Item } from '../record/fold.js' */
/** @import { Time } from './times.js' */

/**
 * @typedef {'text' | 'voice' | 'video' | 'in-person'} Medium
 *
 * Where an appointment stands: "asked" waits for the client, "lapsed" was not answered before its last time, "passed" is
 * over and nobody noted yet how it was. "sending" has its half minute; "unsent" stands in the record alone: its message
 * was taken back.
 * @typedef {'sending' | 'unsent' | 'asked' | 'lapsed' | 'accepted' | 'refused' | 'passed' | 'held' | 'missed' | 'cancelled'} State
 *
 * @typedef {object} Appointment
 * @property {string} id
 * @property {State} state
 * @property {Medium} wished  the means that was proposed
 * @property {Medium} medium  as it is to be: voice and video become text where the client chose a time without them
 * @property {Time[]} times  as proposed last
 * @property {Time | null} time  the one that the client chose
 * @property {string} room  an address, not yet trusted; empty without one
 * @property {string} place
 * @property {boolean} isStale  whether the client answered an earlier proposal than the last, or chose a time that was over
 * @property {Item | null} noted  its item in the record
 */

/** @type {readonly Medium[]} */
export const MEDIA = ['text', 'voice', 'video', 'in-person']
const SPOKEN = /** @type {readonly string[]} */ (['voice', 'video'])
/** What is assumed of a colleague's or another case's appointment, whose length the server does not know. */
const USUAL_MINUTES = 50
/** A message is posted at the latest so long after it was noted. */
const LATEST = 10 * 60_000

/**
 * All appointments of a case, the newest first.
 * @param {readonly OpenedMessage[]} messages
 * @param {Folded} record
 * @param {number} now  the server's time, in milliseconds
 * @param {readonly string[]} [pending]  ids of messages in their half minute
 * @returns {Appointment[]}
 */
export function appointmentsOf(messages, record, now, pending = []) {
  const proposed = new Map(said(messages, 'counselor', 'appointment-proposal').map((proposal) => [proposal.fields.appointment, proposal]))
  const answers = said(messages, 'client', 'appointment-answer')
  const noted = new Map(record.all('appointment').filter(({ versions }) => versions.length > 0).map((item) => [item.item, item]))
  const ids = [...new Set([...noted.keys(), ...proposed.keys()])]
  const around = { pending, now, messages: new Set(messages.map(({ id }) => id)), since: sinceOf(messages) }
  return ids.map((id) => one(id, proposed.get(id) ?? null, answers.filter(({ fields }) => fields.appointment === id), noted.get(id) ?? null, around)).reverse()
}

/** @typedef {{id: string, number: number, postedAt: string, fields: any}} Said */
/** @typedef {{pending: readonly string[], now: number, messages: Set<string>, since: number}} Around  `since`: see `sinceOf` */

/**
 * From when on the thread is opened here; what is older than its first messages may not have been read yet.
 * @param {readonly OpenedMessage[]} messages
 */
function sinceOf(messages) {
  return Date.parse(messages.find(({ number }) => number > 1)?.postedAt ?? '')
}

/**
 * @param {string} id
 * @param {Said | null} proposal  the last one
 * @param {Said[]} answers
 * @param {Item | null} noted
 * @param {Around} around
 * @returns {Appointment}
 */
function one(id, proposal, answers, noted, around) {
  const handed = handedOf(noted, around)
  const fields = /** @type {any} */ ((handed ? null : proposal?.fields) ?? readFields('appointment-proposal', noted?.versions.at(-1)?.fields) ?? EMPTY)
  const answer = answers.filter((each) => each.fields.request === proposal?.id && isInTime(each, fields.times)).at(-1) ?? null
  const time = chosen(fields, answer, noted)
  return {
    id, noted, times: fields.times, time, room: fields.room ?? '', place: fields.place ?? '', wished: fields.medium,
    medium: SPOKEN.includes(fields.medium) && time && !agreed(answer, noted) ? 'text' : fields.medium,
    isStale: !answer && answers.some(({ number }) => number > (proposal?.number ?? 0)),
    state: outcomeOf(noted) ?? handed ?? stateOf({ proposal, fields, answer, time, noted, now: around.now }),
  }
}

/**
 * Whether an answer came before what it chose was over.
 * @param {Said} answer
 * @param {Time[]} times
 */
function isInTime({ postedAt, fields: { start } }, times) {
  const time = times.find((each) => each.start === start)
  return !time || Date.parse(postedAt) < endOf(time)
}

const EMPTY = { times: [], medium: 'text', room: null, place: null }

/**
 * What has become of the message that the record's last proposal names, as long as the thread does not have it.
 * @param {Item | null} noted
 * @param {Around} around
 * @returns {'sending' | 'unsent' | null}
 */
function handedOf(noted, { pending, messages, since }) {
  const message = noted?.versions.at(-1)?.fields.message
  if (typeof message !== 'string' || messages.has(message)) return null
  if (Date.parse(noted?.versions.at(-1)?.writtenAt ?? '') < since - LATEST) return null
  return pending.includes(message) ? 'sending' : 'unsent'
}

/**
 * @param {{proposal: Said | null, fields: any, answer: Said | null, time: Time | null, noted: Item | null, now: number}} known
 * @returns {State}
 */
function stateOf({ proposal, fields, answer, time, noted, now }) {
  if (!fields.times.length) return proposal ? 'cancelled' : 'unsent'
  if (time) return endOf(time) <= now ? 'passed' : 'accepted'
  if (answer || noted?.versions.some((version) => version.fields.answered === true)) return 'refused'
  return fields.times.every((/** @type {Time} */ each) => Date.parse(each.start) <= now) ? 'lapsed' : 'asked'
}

/**
 * What a counselor noted of it last, where that ends it.
 * @param {Item | null} noted
 * @returns {'held' | 'missed' | 'cancelled' | null}
 */
function outcomeOf(noted) {
  const outcomes = (noted?.versions ?? []).map(({ fields }) => fields.outcome)
  return /** @type {const} */ (['held', 'missed', 'cancelled']).find((outcome) => outcomes.includes(outcome)) ?? null
}

/**
 * The time that the client chose: in an answer of the mailbox, or in their own words as a counselor noted.
 * @param {any} fields
 * @param {Said | null} answer
 * @param {Item | null} noted
 * @returns {Time | null}
 */
function chosen({ times }, answer, noted) {
  const starts = [answer?.fields.start, ...(noted?.versions ?? []).map(({ fields }) => fields.start)]
  return times.find((/** @type {Time} */ { start }) => starts.includes(start)) ?? null
}

/**
 * Whether the client agreed to be heard, or seen.
 * @param {Said | null} answer
 * @param {Item | null} noted
 */
function agreed(answer, noted) {
  return answer?.fields.agreed === true || Boolean(noted?.versions.some(({ fields }) => fields.agreed === true))
}

/**
 * Messages of a kind from one side, in the thread's order.
 * @param {readonly OpenedMessage[]} messages
 * @param {'client' | 'counselor'} from
 * @param {string} kind
 * @returns {Said[]}
 */
export function said(messages, from, kind) {
  return messages.flatMap((message) => {
    const fields = message.from === from && message.body?.kind === kind ? message.body.fields : null
    return fields ? [{ id: message.id, number: message.number, postedAt: message.postedAt, fields }] : []
  })
}

/**
 * Those of one's own cases that have an appointment at the same time.
 * @param {Time} time
 * @param {CaseSummary[]} mine
 * @param {string} except  the case at hand
 */
export function clashes(time, mine, except) {
  return mine.filter(({ id, follow_up: set }) => id !== except && set?.starts_at
    && overlap(time, { start: set.starts_at, minutes: USUAL_MINUTES }))
}

/**
 * Which appointment its counselor is to be reminded of next: the first that was accepted and lies ahead.
 * @param {Appointment[]} appointments
 * @returns {Time | null}
 */
export function nextOf(appointments) {
  const ahead = appointments.flatMap(({ state, time }) => (state === 'accepted' && time ? [time] : []))
  return ahead.sort((one, other) => Date.parse(one.start) - Date.parse(other.start))[0] ?? null
}

/**
 * Whether an appointment's reminder may take the place of the case's next date: of none, of one that has come, of a later
 * one, and of an appointment's that is no longer to be.
 * @param {Time} time
 * @param {CaseSummary['follow_up']} set
 * @param {Appointment[] | null} appointments  null while the thread is not read to its beginning
 */
export function isFreeFor({ start }, set, appointments) {
  if (!set || set.due) return true
  if (set.starts_at && appointments && !appointments.some((each) => isRemindedBy(each, set))) return true
  if (set.starts_at) return Date.parse(set.starts_at) > Date.parse(start)
  return set.on > start.slice(0, 10)
}

/**
 * Whether the case's next date stands for this appointment.
 * @param {Appointment} appointment
 * @param {CaseSummary['follow_up']} set
 */
export function isRemindedBy({ state, time }, set) {
  return state === 'accepted' && time !== null && Boolean(set?.starts_at) && Date.parse(set?.starts_at ?? '') === Date.parse(time.start)
}
