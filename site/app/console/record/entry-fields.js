// One field of an entry's form, by its type. An empty one is absent from the entry.
import { html, nothing } from 'lit'
import { say } from '../words.js'
import { KINDS } from './kinds.js'

/** @import { Key } from '../words.js' */
/** @import { Folded } from './fold.js' */
/** @import { FieldOf } from './kinds.js' */
/** @typedef {{value: unknown, record: Folded, change: (value: unknown) => void}} Filling */

const SCALE = Array.from({ length: 11 }, (_, n) => n)

/**
 * @param {string} id
 * @param {string} word  the key of its label; those of choices begin with it
 * @param {FieldOf} field
 * @param {Filling} filling
 */
export function fieldOf(id, word, field, filling) {
  switch (field.type) {
    case 'line': return labelled(id, word, html`<input id=${id} type="text" .value=${text(filling)} @input=${typed(filling)}>`)
    case 'lines': return labelled(id, word, html`<textarea id=${id} rows="2" .value=${text(filling)} @input=${typed(filling)}></textarea>`)
    case 'day': return labelled(id, word, html`<input id=${id} type="date" .value=${text(filling)} @input=${typed(filling)}>`)
    case 'order': return labelled(id, word, html`<input id=${id} type="number" min="1" .value=${text(filling)} @input=${counted(filling)}>`)
    case 'yes': return yes(id, word, filling)
    case 'scale': return scale(id, word, filling)
    case 'choice': return choice(id, word, field.choices ?? [], filling)
    case 'choices': return choices(word, field.choices ?? [], filling)
    case 'reference': return field.of ? reference(id, word, field.of, filling) : nothing
    default: return nothing
  }
}

/** @param {Filling} filling */
function text({ value }) {
  return value === undefined ? '' : String(value)
}

/** @param {Filling} filling */
function typed({ change }) {
  return (/** @type {Event} */ { target }) => change(/** @type {HTMLInputElement} */ (target).value || undefined)
}

/** @param {Filling} filling */
function counted({ change }) {
  return (/** @type {Event} */ { target }) => {
    const { valueAsNumber } = /** @type {HTMLInputElement} */ (target)
    change(Number.isNaN(valueAsNumber) ? undefined : valueAsNumber)
  }
}

/** @param {string} word */
function label(word) {
  return say(/** @type {Key} */ (word))
}

/**
 * @param {string} id
 * @param {string} word
 * @param {unknown} control
 */
function labelled(id, word, control) {
  return html`<div class="field"><label for=${id}>${label(word)}</label>${control}</div>`
}

/**
 * @param {string} id
 * @param {string} word
 * @param {Filling} filling
 */
function yes(id, word, { value, change }) {
  return html`<label class="option"><input id=${id} type="checkbox" .checked=${value === true}
    @change=${(/** @type {Event} */ { target }) => change(/** @type {HTMLInputElement} */ (target).checked || undefined)}>
    <span>${label(word)}</span></label>`
}

/**
 * Eleven numbers to tap: nothing is chosen before somebody does.
 * @param {string} id
 * @param {string} word
 * @param {Filling} filling
 */
function scale(id, word, { value, change }) {
  return html`<fieldset class="field zero-to-ten"><legend>${label(word)}</legend><div>${SCALE.map((n) => html`<label>
    <input type="radio" name=${id} .checked=${value === n} @change=${() => change(n)}><span>${n}</span></label>`)}</div></fieldset>`
}

/**
 * @param {string} id
 * @param {string} word
 * @param {readonly string[]} all
 * @param {Filling} filling
 */
function choice(id, word, all, { value, change }) {
  return html`<fieldset class="field"><legend>${label(word)}</legend>${all.map((each) => html`<label class="option">
    <input type="radio" name=${id} .checked=${value === each} @change=${() => change(each)}> <span>${label(`${word}.${each}`)}</span></label>`)}</fieldset>`
}

/**
 * @param {string} word
 * @param {readonly string[]} all
 * @param {Filling} filling
 */
function choices(word, all, { value, change }) {
  const chosen = new Set(Array.isArray(value) ? value : [])
  const turn = (/** @type {string} */ each) => {
    const now = all.filter((other) => chosen.has(other) !== (other === each))
    change(now.length ? now : undefined)
  }
  return html`<fieldset class="field"><legend>${label(word)}</legend>${all.map((each) => html`<label class="option">
    <input type="checkbox" .checked=${chosen.has(each)} @change=${() => turn(each)}> <span>${label(`${word}.${each}`)}</span></label>`)}</fieldset>`
}

/**
 * What references of a new entry mean where the record has but one of their kind: there is nothing to choose.
 * @param {string} kind
 * @param {Folded} record
 * @returns {Record<string, string>}
 */
export function onlyOnes(kind, record) {
  return Object.fromEntries(Object.entries(KINDS[kind]?.fields ?? {}).flatMap(([name, { type, of }]) => {
    const [only, ...more] = type === 'reference' && of ? presentOf(record, of) : []
    return only && !more.length ? [[name, only.item]] : []
  }))
}

/**
 * @param {Folded} record
 * @param {string} kind
 */
function presentOf(record, kind) {
  return record.all(kind).filter(({ versions }) => versions.length)
}

/**
 * A choice among what the record has of a kind.
 * @param {string} id
 * @param {string} word
 * @param {string} kind
 * @param {Filling} filling
 */
function reference(id, word, kind, { value, record, change }) {
  const items = presentOf(record, kind)
  return labelled(id, word, html`<select id=${id} @change=${(/** @type {Event} */ { target }) => change(/** @type {HTMLSelectElement} */ (target).value || undefined)}>
    <option value="" ?selected=${!value}>${say('field.choose')}</option>
    ${items.map(({ item, versions: [first] }) => html`<option value=${item} ?selected=${value === item}>${first?.text}</option>`)}</select>`)
}
