// Form fields with their label and hint, tied together for screen readers.
import { html, nothing } from 'lit'
import { say } from './words.js'

/**
 * @typedef {object} Field
 * @property {string} id  also the field's name in its form
 * @property {string} [path]  what the server calls it, where that is another name
 * @property {string} label
 * @property {string} [hint]
 * @property {string} [value]
 * @property {string} [type]
 * @property {string} [autocomplete]
 * @property {string} [inputmode]
 * @property {number} [maxlength]
 * @property {number | string} [min]
 * @property {number | string} [max]
 * @property {boolean} [required]
 * @property {string} [autocapitalize]
 * @property {(event: Event) => void} [input]
 */

/**
 * A one-line field.
 * @param {Field} field
 */
export function field(field) {
  const { id, label, hint, value, type = 'text', required = true } = field
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${hint ? html`<p class="why" id="${id}-hint">${hint}</p>` : nothing}
    <input id=${id} name=${id} data-path=${field.path ?? nothing} type=${type} .defaultValue=${value ?? ''} ?required=${required}
      autocomplete=${field.autocomplete ?? 'off'} inputmode=${field.inputmode ?? nothing}
      maxlength=${field.maxlength ?? nothing} min=${field.min ?? nothing} max=${field.max ?? nothing}
      autocapitalize=${field.autocapitalize ?? nothing} spellcheck="false"
      aria-describedby=${hint ? `${id}-hint` : nothing} @input=${field.input ?? nothing}>
  </div>`
}

/**
 * The six digits of the authenticator app.
 * @param {string} id
 * @param {{hint?: string}} [more]
 */
export function codeField(id, more = {}) {
  return field({
    id, path: 'totp', label: say('field.totp'), hint: more.hint ?? say('field.totp.hint'),
    autocomplete: 'one-time-code', inputmode: 'numeric', maxlength: 7,
  })
}

/**
 * A choice among a few words.
 * Without a value one must be chosen, unless `none` says what it means not to choose.
 * @param {{id: string, path?: string, label: string, hint?: string, value: string, none?: string, options: {value: string, label: string}[]}} choice
 */
export function choiceField({ id, path, label, hint, value, none, options }) {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${hint ? html`<p class="why" id="${id}-hint">${hint}</p>` : nothing}
    <select id=${id} name=${id} data-path=${path ?? nothing} ?required=${!none} aria-describedby=${hint ? `${id}-hint` : nothing}>
      ${value && !none ? nothing : html`<option value="" ?selected=${!value}>${none ?? say('field.choose')}</option>`}
      ${options.map((option) => html`<option value=${option.value} ?selected=${option.value === value}>${option.label}</option>`)}
    </select>
  </div>`
}

/**
 * What a form's fields hold, as trimmed text; passphrases keep their spaces.
 * @param {Event} event  of the form's submission, which is stopped
 * @returns {Record<string, string>}
 */
export function submitted(event) {
  event.preventDefault()
  return fieldsOf(/** @type {HTMLFormElement} */ (event.target))
}

/**
 * What a form's fields hold now.
 * @param {HTMLFormElement} form
 * @returns {Record<string, string>}
 */
export function fieldsOf(form) {
  const entries = [...new FormData(form)].filter(([, value]) => typeof value === 'string')
  return Object.fromEntries(entries.map(([name, value]) => [name, tidy(name, String(value))]))
}

/**
 * Put values into a form's fields, by their names.
 * @param {HTMLFormElement} form
 * @param {Record<string, string>} values
 */
export function fill(form, values) {
  for (const [name, value] of Object.entries(values)) /** @type {HTMLInputElement} */ (form.elements.namedItem(name)).value = value
}

/**
 * @param {string} name
 * @param {string} value
 */
function tidy(name, value) {
  if (name.includes('passphrase')) return value
  return name.includes('totp') ? value.replace(/\s/g, '') : value.trim()
}
