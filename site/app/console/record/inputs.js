// The inputs of a kind's fields, and what they hold.
import { html, nothing } from 'lit'
import { choiceField, field } from '../fields.js'
import { say } from '../words.js'
import { KINDS } from './kinds.js'

/** @import { Key } from '../words.js' */
/** @import { FieldOf } from './kinds.js' */
/** @typedef {{text: string, fields: Record<string, unknown>}} Values */

const SCALE = Array.from({ length: 11 }, (_, value) => String(value))
const PREFIX = 'entry-'

/** Types that a form cannot fill in: what an entry says of them stays as it is. */
const ELSEWHERE = ['reference', 'answers']

/**
 * @param {string} kind
 * @returns {[string, FieldOf][]} what a form asks for
 */
function asked(kind) {
  return Object.entries(KINDS[kind]?.fields ?? {}).filter(([, { type }]) => !ELSEWHERE.includes(type))
}

/**
 * @param {string} kind
 * @param {Values} values  to begin with
 */
export function inputs(kind, { text, fields }) {
  return html`<div class="field"><label for="${PREFIX}text">${nameOf(kind)}</label>
      <p class="why" id="${PREFIX}text-hint">${say(/** @type {Key} */ (`kind.${kind}.hint`))}</p>
      <textarea id="${PREFIX}text" name="${PREFIX}text" rows="4" autocomplete="off" aria-describedby="${PREFIX}text-hint" .defaultValue=${text}></textarea></div>
    ${asked(kind).map(([name, of]) => input(kind, name, of, fields[name]))}`
}

/**
 * What a kind is called.
 * @param {string} kind
 */
export function nameOf(kind) {
  return Object.hasOwn(KINDS, kind) ? say(/** @type {Key} */ (`kind.${kind}`)) : kind
}

/**
 * What a field, or one of its choices, is called.
 * @param {...string} path  of kind, field, choice
 */
export function fieldName(...path) {
  return say(/** @type {Key} */ (`kind.${path.join('.')}`))
}

/**
 * @param {string} kind
 * @param {string} name
 * @param {FieldOf} of
 * @param {unknown} value
 */
function input(kind, name, { type, choices = [] }, value) {
  const id = `${PREFIX}${name}`
  const label = fieldName(kind, name)
  const said = value === undefined ? '' : String(value)
  switch (type) {
    case 'yes': return option(id, '', label, value === true)
    case 'choices': return html`<fieldset class="field"><legend>${label}</legend>${choices.map((each) =>
      option(id, each, fieldName(kind, name, each), Array.isArray(value) && value.includes(each)))}</fieldset>`
    case 'choice': return choiceField({ id, label, value: said, none: say('record.unsaid'), options: choices.map((each) => ({ value: each, label: fieldName(kind, name, each) })) })
    case 'scale': return choiceField({ id, label, value: said, none: say('record.unsaid'), options: SCALE.map((each) => ({ value: each, label: each })) })
    case 'lines': return html`<div class="field"><label for=${id}>${label}</label>
      <textarea id=${id} name=${id} rows="2" autocomplete="off" .defaultValue=${said}></textarea></div>`
    case 'day': return field({ id, label, type: 'date', value: said, required: false })
    case 'order': return field({ id, label, type: 'number', min: 1, max: 99, value: said, required: false })
    default: return field({ id, label, value: said, required: false })
  }
}

/**
 * @param {string} name
 * @param {string} value  '' of a box that stands alone
 * @param {string} label
 * @param {boolean} checked
 */
function option(name, value, label, checked) {
  return html`<label class="option"><input type="checkbox" name=${name} value=${value || 'yes'} .defaultChecked=${checked}> <span>${label}</span></label>`
}

/**
 * What a form holds. Fields that it does not ask for stay as they were before.
 * @param {HTMLFormElement} form
 * @param {string} kind
 * @param {Values['fields']} before
 * @returns {Values}
 */
export function valuesOf(form, kind, before) {
  const given = new FormData(form)
  const fields = { ...before }
  for (const [name, of] of asked(kind)) {
    const value = valueOf(of, given.getAll(`${PREFIX}${name}`).map((each) => String(each).trim()))
    if (value === undefined) delete fields[name]
    else fields[name] = value
  }
  return { text: String(given.get(`${PREFIX}text`) ?? '').trim(), fields }
}

/**
 * @param {FieldOf} of
 * @param {string[]} given
 */
function valueOf({ type }, given) {
  if (type === 'yes') return given.length > 0
  if (type === 'choices') return given.length ? given : undefined
  const [said = ''] = given
  if (!said) return undefined
  return type === 'scale' || type === 'order' ? Number(said) : said
}
