// A referral as it is written, checked, and said to the client.
import { isEarly } from '../meetings/proposal.js'
import { sayIn } from '../words.js'
import { dayWords, freshness } from './directory.js'
import { IN_PERSON } from './referrals.js'

/** @import { Language } from '../words.js' */
/** @import { Service } from './directory.js' */

/**
 * What stands in the form.
 * @typedef {object} Wish
 * @property {string} service  its id
 * @property {string} place  of meeting face to face, and how to reach it
 * @property {string} reason  why face to face already
 * @property {string} why  for the record alone
 * @property {string} said
 * @property {string} first
 * @property {'none' | 'asked' | 'given'} consent
 * @property {string} askOn  a day; empty for never
 * @property {boolean} isSure  of a service whose check is old, or never was
 *
 * @typedef {'sure' | 'said' | 'place' | 'reason'} Fault
 */

/**
 * @param {string} service
 * @param {{first: string, askOn: string}} usual
 * @returns {Wish}
 */
export function blankWish(service, { first, askOn }) {
  return { service, place: '', reason: '', why: '', said: '', first, consent: 'none', askOn, isSure: false }
}

/**
 * Whether a service asks for a second thought before somebody is sent there.
 * @param {Service} service
 * @param {Date} now
 */
export function isDoubtful(service, now) {
  return freshness(service, now) === 'old' || freshness(service, now) === 'never'
}

/**
 * What has to be put right before it can go.
 * @param {Wish} wish
 * @param {Service | null} service  null for meeting face to face
 * @param {{stage: string, now: Date}} around
 * @returns {Fault[]}
 */
export function faultsOf(wish, service, { stage, now }) {
  return [
    ...(service && isDoubtful(service, now) && !wish.isSure ? [/** @type {const} */ ('sure')] : []),
    ...(service || wish.place.trim() ? [] : [/** @type {const} */ ('place')]),
    ...(service || !isEarly(stage) || wish.reason.trim() ? [] : [/** @type {const} */ ('reason')]),
    ...(wish.said.trim() ? [] : [/** @type {const} */ ('said')]),
  ]
}

/**
 * The fields of the message.
 * @param {Wish} wish
 * @param {Service | null} service  in the client's language
 * @param {{referral: string, name: string}} around
 */
export function fieldsOf(wish, service, { referral, name }) {
  return {
    referral, said: wish.said.trim(), service: service?.id ?? IN_PERSON, name, contacts: service ? service.ways.map(({ text }) => text) : [wish.place.trim()],
    say_first: wish.first.trim() || null, asks: wish.consent === 'asked' ? 'consent' : null,
  }
}

/**
 * The message in words that need no buttons, in the client's language.
 * @param {Wish} wish
 * @param {Service | null} service  in that language
 * @param {{language: Language, name: string}} around
 */
export function textOf(wish, service, { language, name }) {
  const say = (/** @type {import('../words.js').Key} */ key, /** @type {Record<string, string>} */ values = {}) => sayIn(language, key, values)
  const ways = service ? service.ways.map(({ text }) => `- ${text}`) : [`- ${wish.place.trim()}`]
  return [
    wish.said.trim(),
    [say('referral.text.contact', { name }), ...ways].join('\n'),
    service ? checkedText(service, language) : '',
    service?.alert ?? '',
    wish.first.trim() ? say('referral.text.first', { words: wish.first.trim() }) : '',
    wish.consent === 'asked' ? say('referral.text.consent') : '',
    say('referral.text.goes-on'),
  ].filter(Boolean).join('\n\n')
}

/**
 * @param {Service} service
 * @param {Language} language
 */
function checkedText({ assured_date: assured }, language) {
  return assured ? sayIn(language, 'referral.text.checked', { day: dayWords(assured, language) }) : sayIn(language, 'referral.text.unchecked')
}
