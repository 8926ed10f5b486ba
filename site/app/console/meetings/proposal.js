// A proposal as it is written, checked, and said to the client.
import { isTemplate } from '../../shared/room.js'
import { sayIn } from '../words.js'
import { inZones, overlap, startOf } from './times.js'

/** @import { Language } from '../words.js' */
/** @import { Appointment, Medium } from './appointments.js' */
/** @import { Time } from './times.js' */

/**
 * What stands in the form.
 * @typedef {object} Wish
 * @property {'talk' | 'weigh'} purpose
 * @property {Medium} medium
 * @property {string} place
 * @property {string} reason  why face to face already
 * @property {string} said
 * @property {number} minutes
 * @property {{day: string, time: string}[]} times  by one's own clock
 *
 * @typedef {'times' | 'past' | 'twice' | 'place' | 'reason'} Fault
 */

export const MOST_TIMES = 5
export const LENGTHS = [30, 45, 50, 60, 90]
const YEAR = 365 * 86_400_000

/** @param {'talk' | 'weigh'} [purpose] @returns {Wish} */
export function blankWish(purpose = 'talk') {
  return { purpose, medium: 'text', place: '', reason: '', said: '', minutes: 50, times: [{ day: '', time: '' }] }
}

/**
 * The times that are filled in, in their order.
 * @param {Wish} wish
 * @returns {Time[]}
 */
export function timesOf({ times, minutes }) {
  const starts = times.map(({ day, time }) => (day && time ? startOf(day, time) : null)).filter((start) => start !== null)
  return [...new Set(starts)].sort().map((start) => ({ start, minutes }))
}

/**
 * What has to be put right before it can go.
 * @param {Wish} wish
 * @param {{stage: string, now: number}} around  `now`: the server's time
 * @returns {Fault[]}
 */
export function faultsOf(wish, { stage, now }) {
  const times = timesOf(wish)
  const filled = wish.times.filter(({ day, time }) => day || time)
  return [
    ...(times.length && filled.every(({ day, time }) => day && time) ? [] : [/** @type {const} */ ('times')]),
    ...(times.some((time) => !isAhead(time, now)) ? [/** @type {const} */ ('past')] : []),
    ...(times.length < filled.filter(({ day, time }) => day && time).length ? [/** @type {const} */ ('twice')] : []),
    ...(wish.medium === 'in-person' && !wish.place.trim() ? [/** @type {const} */ ('place')] : []),
    ...(wish.medium === 'in-person' && isEarly(stage) && !wish.reason.trim() ? [/** @type {const} */ ('reason')] : []),
  ]
}

/**
 * @param {Time} time
 * @param {number} now
 */
function isAhead({ start }, now) {
  return Date.parse(start) > now && Date.parse(start) <= now + YEAR
}

/**
 * Whether meeting face to face would come before its stage.
 * @param {string} stage
 */
export function isEarly(stage) {
  return stage === 'trust' || stage === 'roles'
}

/**
 * Whether text is chosen for what text is worst at.
 * @param {Wish} wish
 */
export function isWeak({ purpose, medium }) {
  return purpose === 'weigh' && medium === 'text'
}

/**
 * Whether a means can be offered here.
 * @param {Medium} medium
 * @param {string} template  of rooms
 */
export function isOffered(medium, template) {
  return medium === 'text' || medium === 'in-person' || isTemplate(template)
}

/**
 * The fields of the message; only voice and video have a room.
 * @param {Wish} wish
 * @param {{appointment: string, room: string}} around
 */
export function fieldsOf(wish, { appointment, room }) {
  const isSpoken = wish.medium === 'voice' || wish.medium === 'video'
  return {
    appointment, said: wish.said.trim() || null, times: timesOf(wish), medium: wish.medium,
    room: isSpoken ? room : null, place: wish.medium === 'in-person' ? wish.place.trim() : null,
  }
}

/**
 * The message in words that need no buttons, in the client's language.
 * @param {Wish} wish
 * @param {Language} language
 * @param {boolean} isChange
 */
export function textOf(wish, language, isChange) {
  const say = (/** @type {import('../words.js').Key} */ key, /** @type {Record<string, string>} */ values = {}) => sayIn(language, key, values)
  const times = timesOf(wish).map((time, at) => `${at + 1}. ${inZones(time, language)}`)
  return [
    wish.said.trim(),
    isChange ? say('meeting.text.changed') : '',
    [say(`meeting.text.intro.${wish.medium}`), ...times].join('\n'),
    wish.medium === 'in-person' ? say('meeting.text.place', { place: wish.place.trim().replace(/\.$/, '') }) : '',
    wish.medium === 'voice' || wish.medium === 'video' ? say('meeting.text.spoken') : '',
    say('meeting.text.answer'),
  ].filter(Boolean).join('\n\n')
}

/**
 * What the client reads when it is off.
 * @param {Appointment} appointment
 * @param {Language} language
 */
export function cancellationOf({ time }, language) {
  return time ? sayIn(language, 'meeting.text.cancelled', { time: inZones(time, language) }) : sayIn(language, 'meeting.text.withdrawn')
}

/**
 * Other appointments of the same case that stand at one of these times.
 * @param {Time} time
 * @param {Appointment[]} appointments
 * @param {string} [except]
 */
export function clashesHere(time, appointments, except) {
  return appointments.filter(({ id, state, time: other }) => id !== except && state === 'accepted' && other && overlap(time, other))
}
