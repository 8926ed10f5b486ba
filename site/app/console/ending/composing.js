// The closing message, put together from the record in the client's language: the counselor edits it before it goes.
import { sayIn } from '../words.js'

/** @import { Folded } from '../record/fold.js' */
/** @import { Language } from '../words.js' */
/** @typedef {{plan: string | null, strategies: string | null, resources: string | null}} Parts */

const LONGEST = 4_000

/**
 * What the record has for the client to take along; null where it has nothing.
 * @param {Folded} record
 * @returns {Parts}
 */
export function partsOf(record) {
  return {
    plan: listed(record, ['step']),
    strategies: listed(record, ['maintenance', 'skill']),
    resources: listed(record, ['resource', 'referral']),
  }
}

/**
 * @param {Folded} record
 * @param {readonly string[]} kinds
 */
function listed(record, kinds) {
  const texts = kinds.flatMap((kind) => record.all(kind)).flatMap(({ versions }) => versions).map(takenAlong).filter(Boolean)
  return texts.length ? texts.map((text) => `- ${text}`).join('\n') : null
}

/**
 * What the client is given of an entry: of a referral its service and how to reach it; its reasons are the counselors'.
 * @param {{kind: string, text: string, fields: Record<string, unknown>}} version
 */
export function takenAlong({ kind, text, fields: { name, contacts } }) {
  if (kind !== 'referral') return text
  if (typeof name !== 'string') return ''
  return Array.isArray(contacts) && contacts.length ? `${name}: ${contacts.join(', ')}` : name
}

/**
 * @param {Language} language
 * @param {Parts} parts
 * @param {string} erased  the day on which the conversation is erased, in words
 */
export function closingText(language, { plan, strategies, resources }, erased) {
  const part = (/** @type {'plan' | 'strategies' | 'resources'} */ name, /** @type {string | null} */ list) =>
    (list ? [`${sayIn(language, `closing.text.${name}`)}\n${list}`] : [])
  return [
    sayIn(language, 'closing.text.thanks'),
    ...part('plan', plan), ...part('strategies', strategies), ...part('resources', resources),
    sayIn(language, 'closing.text.back', { day: erased }), sayIn(language, 'closing.text.danger'),
  ].join('\n\n')
}

/**
 * The parts that still stand in the edited text, word for word: what the counselor took out goes to nobody.
 * @param {Parts} parts
 * @param {string} text
 * @returns {Parts}
 */
export function partsIn(parts, text) {
  const kept = (/** @type {string | null} */ part) => (part && part.length <= LONGEST && text.includes(part) ? part : null)
  return { plan: kept(parts.plan), strategies: kept(parts.strategies), resources: kept(parts.resources) }
}

/**
 * The day on which a case that is closed now is erased, as the client reads it.
 * @param {{retention_closed_days: number, zone: string}} settings
 * @param {Language} language
 * @param {Date} now
 */
export function erasedOn({ retention_closed_days: days, zone }, language, now) {
  const day = new Date(now.getTime() + days * 86_400_000)
  return new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', { dateStyle: 'long', timeZone: zone }).format(day)
}
