// The published directory as a counselor searches it: by word, topic and province, with how old each check is.
import { published } from '../published.js'
import { say, spoken } from '../words.js'

/** @import { Language } from '../words.js' */

/**
 * @typedef {object} Service
 * @property {string} id
 * @property {string} name
 * @property {string} description
 * @property {string} organization
 * @property {string} alert
 * @property {string} hours
 * @property {string} cost
 * @property {string} fees
 * @property {string} eligibility
 * @property {string[]} areas
 * @property {string[]} places  provinces, or "ID" for the whole country
 * @property {string[]} topics
 * @property {{text: string, href: string}[]} ways
 * @property {string} address  of its page
 * @property {string | null} assured_date  when a person last called it
 * @property {number | null} crisis  its place on the crisis card
 * @property {boolean} stays  there, however old its check is
 * @property {[number, number]} ages  days until a check ages, and until it is old
 *
 * @typedef {{topics: Record<string, string>, provinces: Record<string, string>, services: Service[]}} Directory
 * @typedef {'fresh' | 'aging' | 'old' | 'never'} Freshness
 * @typedef {{words: string, topic: string, place: string}} Wanted
 */

const LOCALES = { id: 'id-ID', en: 'en-GB' }
const DAY = 86_400_000
const COUNTRY = 'ID'

/**
 * The directory in a language; null while it cannot be had.
 * @param {Language} language
 * @returns {Promise<Directory | null>}
 */
export function directory(language) {
  return published(`/directory/choices.${language}.json`)
}

/**
 * How old the last check is.
 * @param {Service} service
 * @param {Date} now
 * @returns {Freshness}
 */
export function freshness({ assured_date: assured, ages: [aging, old] }, now) {
  if (!assured) return 'never'
  const days = Math.floor((now.getTime() - Date.parse(assured)) / DAY)
  if (days <= aging) return 'fresh'
  return days < old ? 'aging' : 'old'
}

/**
 * The same in words.
 * @param {Service} service
 * @param {Date} now
 */
export function freshnessWords(service, now) {
  const state = freshness(service, now)
  if (!service.assured_date || state === 'never') return say('referral.fresh.never')
  return say(`referral.fresh.${state}`, { day: dayWords(service.assured_date) })
}

/**
 * A day with its year, such as "25 November 2026".
 * @param {string} day
 * @param {Language} [language]  the console's without it
 */
export function dayWords(day, language = spoken.language) {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))
}

/**
 * The services that fit all that was asked for, those of the chosen province first.
 * @param {Directory} found
 * @param {Wanted} wanted
 */
export function fitting({ services, topics }, { words, topic, place }) {
  const sought = plain(words).split(' ').filter(Boolean)
  const isThere = (/** @type {Service} */ { places }) => !place || places.includes(place) || places.includes(COUNTRY)
  const isSaid = (/** @type {Service} */ service) => {
    const text = plain(wordsOf(service, topics))
    return sought.every((word) => text.includes(word))
  }
  const found = services.filter((service) => isThere(service) && (!topic || service.topics.includes(topic)) && isSaid(service))
  const isLocal = (/** @type {Service} */ { places }) => Number(Boolean(place) && places.includes(place))
  return found.sort((one, other) => isLocal(other) - isLocal(one))
}

/**
 * @param {Service} service
 * @param {Record<string, string>} topics
 */
function wordsOf({ name, description, organization, areas, topics: codes }, topics) {
  return [name, description, organization, ...areas, ...codes.map((code) => topics[code] ?? '')].join(' ')
}

/** @param {string} text */
function plain(text) {
  return text.toLowerCase().normalize('NFD').replace(/[^\p{Letter}\p{Number}]+/gu, ' ').trim()
}
