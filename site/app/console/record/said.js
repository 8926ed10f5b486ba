// What an entry's fields say, in the words of the console.
import { longDay } from '../format.js'
import { say } from '../words.js'
import { KINDS } from './kinds.js'

/** @import { Key } from '../words.js' */
/** @import { Folded } from './fold.js' */

/** The field that says all of an entry to which nobody added a word. @type {Record<string, string>} */
const SUFFICES = { limits: 'discussed', functioning: 'value', progress: 'value', interval: 'on', referral: 'name', 'disclosure-plan': 'to' }

/**
 * Whether entries of a kind can do without words.
 * @param {string} kind
 */
export function isWordless(kind) {
  return kind in SUFFICES
}

/**
 * Whether the fields of an entry need no words beside them.
 * @param {string} kind
 * @param {Record<string, unknown>} fields
 */
export function suffices(kind, fields) {
  const name = SUFFICES[kind]
  return name !== undefined && fields[name] !== undefined
}

/**
 * All that an entry's fields say, such as "Value: 7 of 10".
 * @param {string} kind
 * @param {Record<string, unknown>} fields
 * @param {Folded} record  knows what references mean
 */
export function saidOf(kind, fields, record) {
  return Object.keys(KINDS[kind]?.fields ?? {}).filter((name) => fields[name] !== undefined)
    .map((name) => `${say(/** @type {Key} */ (`kind.${kind}.${name}`))}: ${valueSaid(kind, name, fields[name], record)}`).join('\n')
}

/**
 * @param {string} kind
 * @param {string} name
 * @param {unknown} value
 * @param {Folded} record
 * @returns {string}
 */
function valueSaid(kind, name, value, record) {
  const { type, of = '' } = KINDS[kind]?.fields[name] ?? { type: 'line' }
  const choice = (/** @type {unknown} */ each) => say(/** @type {Key} */ (`kind.${kind}.${name}.${each}`))
  switch (type) {
    case 'scale': return say('entry.of-ten', { n: Number(value) })
    case 'day': return longDay(String(value))
    case 'yes': return say(value === true ? 'answer.yes' : 'answer.no')
    case 'choice': return choice(value)
    case 'choices': return /** @type {unknown[]} */ (value).map(choice).join(', ')
    case 'reference': return record.all(of).find(({ item }) => item === value)?.versions[0]?.text ?? String(value)
    default: return String(value)
  }
}
