// What the record says about the client, in plain words and their language: to be reviewed, then sent as a message.
import { takenAlong } from '../ending/composing.js'
import { KINDS, SECTIONS } from '../record/kinds.js'
import { sayIn, words } from '../words.js'

/** @import { Folded } from '../record/fold.js' */
/** @import { Key, Language } from '../words.js' */

/** What the team keeps to itself, or says in words of its own: never put into an extract. */
const APART = 'together'
/** Results without their meaning, dates of the work, and words meant for colleagues. */
const INTERNAL = ['nickname', 'score', 'appointment', 'interval', 'closing', 'formulation']

/**
 * @param {Pick<Folded, 'all'>} record
 * @param {Language} language  the client's
 */
export function extractOf(record, language) {
  const kinds = SECTIONS.filter((section) => section !== APART)
    .flatMap((section) => Object.keys(KINDS).filter((kind) => KINDS[kind]?.section === section && !INTERNAL.includes(kind)))
  const lines = kinds.flatMap((kind) => record.all(kind).flatMap(({ versions }) => versions.map(takenAlong)).filter(Boolean)
    .map((text) => `- ${nameOf(kind, language)}: ${text}`))
  if (!lines.length) return sayIn(language, 'extract.nothing')
  return [sayIn(language, 'extract.lead'), ...lines, sayIn(language, 'extract.end')].join('\n')
}

/**
 * @param {string} kind
 * @param {Language} language
 */
function nameOf(kind, language) {
  const key = `kind.${kind}`
  return key in words ? sayIn(language, /** @type {Key} */ (key)) : kind
}
