// A letter of introduction: without the client's name, signed with the title that is true, and kept nowhere.
import { sayIn } from '../words.js'

/** @import { Language } from '../words.js' */

/**
 * @typedef {object} Wording
 * @property {Language} language
 * @property {string} organisation
 * @property {string} to  the service's name
 * @property {string} why
 * @property {string} summary  only what the client has agreed to; empty without that
 * @property {string} reference  empty where it is not to be named
 * @property {Date} date
 * @property {string} zone
 * @property {{name: string, title: string}} signer  `title` in the letter's language
 *
 * @typedef {object} Letter
 * @property {string} head
 * @property {string} date
 * @property {string[]} to
 * @property {string[]} about
 * @property {string[]} paragraphs
 * @property {string} regards
 * @property {string[]} signature
 */

const LOCALES = { id: 'id-ID', en: 'en-GB' }

/**
 * @param {Wording} wording
 * @returns {Letter}
 */
export function letterOf({ language, organisation, to, why, summary, reference, date, zone, signer }) {
  const say = (/** @type {import('../words.js').Key} */ key, /** @type {Record<string, string>} */ values = {}) => sayIn(language, key, values)
  const day = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: zone }).format(date)
  const asked = why.trim()
  return {
    head: organisation, date: day, to: [say('letter.to'), to],
    about: [say('letter.subject'), ...(reference ? [say('letter.number', { reference })] : [])],
    paragraphs: [
      say('letter.greeting'), say('letter.who', { organisation }),
      asked ? say('letter.asks', { why: asked }) : say('letter.asks.open'),
      ...(summary.trim() ? [`${say('letter.agreed')}\n${summary.trim()}`] : []),
      say('letter.rest'), say('letter.thanks'),
    ],
    regards: say('letter.regards'), signature: [signer.name, [capital(signer.title), organisation].filter(Boolean).join(', ')],
  }
}

/** @param {string} words */
function capital(words) {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
