// What a request says to somebody who has only words: complete in itself, in the client's language.
import { sayIn } from '../words.js'

/** @import { Form, Item } from '../../intake/answering.js' */
/** @import { Language } from '../words.js' */

/** A goal's words in a request; the record keeps all of them. */
const LONGEST = 500

/**
 * @param {string} said  the counselor's own introduction
 * @param {readonly {text: string}[]} goals
 * @param {Language} language
 */
export function ratingText(said, goals, language) {
  return [said, goals.map(({ text }) => `- ${text}`).join('\n'), sayIn(language, 'rating.how')].filter(Boolean).join('\n\n')
}

/** @param {string} text */
export function shortened(text) {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
}

/**
 * @param {string} said
 * @param {Form} form
 * @param {Language} language
 */
export function instrumentText(said, form, language) {
  const lines = form.items.flatMap((item) => linesOf(item, language))
  return [said, form.title, lines.join('\n').trim(), sayIn(language, 'instrument.how')].filter(Boolean).join('\n\n')
}

/**
 * @param {Item} item
 * @param {Language} language
 * @returns {string[]}
 */
function linesOf(item, language) {
  const inner = (item.items ?? []).flatMap((one) => linesOf(one, language))
  if (item.type === 'group') return ['', ...(item.text ? [item.text] : []), ...inner]
  const when = item.enableWhen?.length ? `${sayIn(language, 'instrument.if')} ` : ''
  const options = (item.options ?? []).map(({ display }) => `  - ${display}`)
  return ['', `${when}${item.text ?? ''}`, ...options]
}
