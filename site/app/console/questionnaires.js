// The forms that clients filled in, as the site publishes them, by id and version.
import { published } from './published.js'

/** @import { Questionnaire } from './answers.js' */
/** @import { Language } from './words.js' */

const NAME = /^[a-z0-9][a-z0-9.-]{0,63}$/i

/**
 * The form in this language; null when the site no longer has that version, or has it not at all.
 * @param {{id: string, version: string} | undefined} wanted  from a sealed body: not trusted
 * @param {Language} language
 * @returns {Promise<Questionnaire | null>}
 */
export async function questionnaire(wanted, language) {
  if (!wanted || !NAME.test(wanted.id) || !NAME.test(wanted.version)) return null
  const address = `/assets/forms/${wanted.id}.${wanted.version}.${language}.json`
  const form = await published(address)
  return form?.id === wanted.id && form.version === wanted.version ? form : null
}
