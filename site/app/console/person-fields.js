// What a person is called: asked at set-up, at recovery and in an invitation.
import { html } from 'lit'
import { choiceField, field } from './fields.js'
import { titleOptions } from './titles.js'
import { say, spoken } from './words.js'

/** @import { Language } from './account.js' */

export function personFields() {
  return html`
    ${field({ id: 'displayName', path: 'display_name', label: say('field.display-name'), hint: say('field.display-name.hint'), autocomplete: 'off', maxlength: 80 })}
    ${field({ id: 'name', label: say('field.name'), hint: say('field.name.hint'), autocapitalize: 'none', maxlength: 40, autocomplete: 'off' })}
    ${choiceField({ id: 'title', label: say('field.title'), hint: say('field.title.hint'), value: '', options: titleOptions(spoken.language) })}
    ${choiceField({ id: 'language', label: say('field.language'), value: spoken.language, options: languageOptions() })}`
}

/** @returns {{value: Language, label: string}[]} */
export function languageOptions() {
  return [{ value: 'id', label: say('language.id') }, { value: 'en', label: say('language.en') }]
}

/**
 * The fields' content as the account functions take it.
 * @param {Record<string, string>} fields
 */
export function personOf({ name = '', displayName = '', title = '', language }) {
  return { name: name.toLowerCase(), displayName, title, language: /** @type {Language} */ (language === 'en' ? 'en' : 'id') }
}
