// Questionnaires that this site has for counselors to send, and the questions of one of them.
import { Offline } from '../../shared/api.js'
import { questionnaire } from '../questionnaires.js'

/** @import { Form } from '../../intake/answering.js' */
/** @import { Language } from '../words.js' */
/** @typedef {{id: string, version: string, title: string}} Installed */

/** @type {Map<Language, Promise<Installed[]>>} */
const fetched = new Map()

/**
 * @param {Language} language
 * @returns {Promise<Installed[]>}
 * @throws {Offline} the list cannot be had now
 */
export function installed(language) {
  const known = fetched.get(language) ?? load(language)
  fetched.set(language, known)
  known.catch(() => fetched.delete(language))
  return known
}

/** @param {Language} language */
async function load(language) {
  try {
    const answer = await fetch(`/assets/forms/instruments.${language}.json`, { credentials: 'omit' })
    if (answer.ok) return await answer.json()
  } catch (cause) {
    throw new Offline('instruments', { cause })
  }
  throw new Offline('instruments')
}

/**
 * Its questions; null when the site does not have that version, or cannot be reached.
 * @param {{id: string, version: string}} wanted
 * @param {Language} language
 */
export async function formOf(wanted, language) {
  return /** @type {Form | null} */ (await questionnaire(wanted, language))
}
