// The titles that the organisation has, in both languages, as the page carries them.
import { say, spoken } from './words.js'

/** @import { Role } from './account.js' */
/** @import { Language } from './words.js' */
/** @typedef {Record<string, Record<Language, string>>} Titles */

/** @type {Titles} */
let known = {}

/**
 * Read the titles from the page's root element.
 * @param {string | undefined} json
 */
export function readTitles(json) {
  known = json ? JSON.parse(json) : {}
}

/** @param {Language} language */
export function titleOptions(language) {
  return Object.entries(known).map(([value, words]) => ({ value, label: capital(words[language]) }))
}

/**
 * A title in words; one that the organisation no longer lists is shown as it is.
 * @param {string} title
 * @param {Language} language
 */
export function titleName(title, language) {
  return known[title]?.[language] ?? title
}

/**
 * What somebody does and is, such as "Coordinator · nurse"; said once where both are the same word.
 * @param {{role: Role, title: string}} person
 */
export function standing({ role, title }) {
  const [does, is] = [say(`role.${role}`), titleName(title, spoken.language)]
  return does.toLowerCase() === is.toLowerCase() ? does : `${does} · ${is}`
}

/** @param {string} words */
function capital(words) {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
