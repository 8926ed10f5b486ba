// The forms that clients filled in, as the site publishes them, by id and version.

/** @import { Questionnaire } from './answers.js' */
/** @import { Language } from './words.js' */

const NAME = /^[a-z0-9][a-z0-9.-]{0,63}$/i

/** @type {Map<string, Promise<Questionnaire | null>>} */
const fetched = new Map()

/**
 * The form in this language; null when the site no longer has that version, or has it not at all.
 * @param {{id: string, version: string} | undefined} wanted  from a sealed body: not trusted
 * @param {Language} language
 * @returns {Promise<Questionnaire | null>}
 */
export async function questionnaire(wanted, language) {
  if (!wanted || !NAME.test(wanted.id) || !NAME.test(wanted.version)) return null
  const address = `/assets/forms/${wanted.id}.${wanted.version}.${language}.json`
  const known = fetched.get(address) ?? load(address)
  fetched.set(address, known)
  const form = await known
  if (!form) fetched.delete(address)
  return form?.id === wanted.id && form.version === wanted.version ? form : null
}

/**
 * @param {string} address
 * @returns {Promise<Questionnaire | null>}
 */
async function load(address) {
  try {
    const answer = await fetch(address, { credentials: 'omit' })
    return answer.ok ? await answer.json() : null
  } catch {
    return null
  }
}
