// The console's words: one entry a key, with its Indonesian and its English side by side.
import { access } from './words/access.js'
import { alerts } from './words/alerts.js'
import { care } from './words/care.js'
import { cases } from './words/cases.js'
import { ending } from './words/ending.js'
import { figures } from './words/figures.js'
import { frame } from './words/frame.js'
import { goals } from './words/goals.js'
import { keys } from './words/keys.js'
import { kinds } from './words/kinds.js'
import { me } from './words/me.js'
import { meetings } from './words/meetings.js'
import { people } from './words/people.js'
import { policies } from './words/policies.js'
import { problems } from './words/problems.js'
import { record } from './words/record.js'
import { referrals } from './words/referrals.js'
import { roster } from './words/roster.js'
import { rules } from './words/rules.js'
import { settings } from './words/settings.js'
import { stages } from './words/stages.js'
import { thread } from './words/thread.js'
import { together } from './words/together.js'
import { trail } from './words/trail.js'
import { training } from './words/training.js'
import { watch } from './words/watch.js'

/**
 * @typedef {'id' | 'en'} Language
 * @typedef {string | {one: string, other: string}} Sentence  two forms where the English counts with `n`
 * @typedef {{id: string, en: Sentence}} Word
 * @typedef {keyof typeof words} Key
 */

export const words = {
  ...access,
  ...alerts,
  ...care,
  ...cases,
  ...ending,
  ...figures,
  ...frame,
  ...goals,
  ...keys,
  ...kinds,
  ...me,
  ...meetings,
  ...people,
  ...policies,
  ...problems,
  ...record,
  ...referrals,
  ...rules,
  ...roster,
  ...settings,
  ...stages,
  ...thread,
  ...together,
  ...trail,
  ...training,
  ...watch,
}

/** @type {Record<Language, Intl.PluralRules>} */
const counting = { id: new Intl.PluralRules('id'), en: new Intl.PluralRules('en') }

/** The language that the console speaks just now; a change is told to who listens. */
class Spoken extends EventTarget {
  /** @type {Language} */
  #language = 'id'

  get language() {
    return this.#language
  }

  /** @param {Language} language */
  speak(language) {
    if (language === this.#language) return
    this.#language = language
    this.dispatchEvent(new Event('change'))
  }
}

export const spoken = new Spoken()

/**
 * Say a word in the language of the console.
 * @param {Key} key
 * @param {Record<string, string | number>} [values]  what stands in braces
 */
export function say(key, values = {}) {
  return sayIn(spoken.language, key, values)
}

/**
 * Say a word in a given language, such as the client's.
 * @param {Language} language
 * @param {Key} key
 * @param {Record<string, string | number>} [values]
 */
export function sayIn(language, key, values = {}) {
  const sentence = /** @type {Word} */ (words[key])[language]
  return fill(typeof sentence === 'string' ? sentence : sentence[form(language, values.n)], values)
}

/**
 * @param {Language} language
 * @param {string | number | undefined} n
 */
function form(language, n) {
  return counting[language].select(Number(n)) === 'one' ? 'one' : 'other'
}

/**
 * @param {string} sentence
 * @param {Record<string, string | number>} values
 */
function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (braces, name) => (name in values ? String(values[name]) : braces))
}

/**
 * The language to begin with, before anybody signed in.
 * @param {readonly string[]} preferred  as the browser lists them
 * @returns {Language}
 */
export function firstLanguage(preferred) {
  for (const tag of preferred) {
    if (/^(id|ms|jv|su)\b/i.test(tag)) return 'id'
    if (/^en\b/i.test(tag)) return 'en'
  }
  return 'id'
}
