// The counselor's own words before a request, in the client's language.
import { html } from 'lit'
import { say } from '../words.js'

/** @import { Language } from '../words.js' */

/**
 * @param {string} id  of the field
 * @param {{said: string, language: Language, change: (said: string) => void}} written
 */
export function introduction(id, { said, language, change }) {
  return html`<div class="field"><label for=${id}>${say('ask.said')}</label>
    <p class="why" id="${id}-why">${say(`editor.hint.${language}`)} ${say('ask.said.why')}</p>
    <textarea id=${id} rows="3" maxlength="2000" lang=${language} autocomplete="off" spellcheck="false" aria-describedby="${id}-why" .value=${said}
      @input=${(/** @type {Event} */ { target }) => change(/** @type {HTMLTextAreaElement} */ (target).value)}></textarea></div>`
}
