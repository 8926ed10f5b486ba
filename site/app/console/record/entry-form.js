// The form of an entry, made from its kind's fields. What was typed stays until it is saved, whatever comes between.
import { html, nothing } from 'lit'
import { Attempt } from '../attempt.js'
import { Part } from '../case/part.js'
import { icon } from '../icons.js'
import { notice } from '../notice.js'
import { unsaved, unsavedNote } from '../unsaved.js'
import { say } from '../words.js'
import { fieldOf, onlyOnes } from './entry-fields.js'
import { isWordless, saidOf, suffices } from './said.js'
import { KINDS, readFields } from './kinds.js'

/** @import { Kept } from '../unsaved.js' */
/** @import { Key } from '../words.js' */
/** @import { Item } from './fold.js' */
/**
 * What a form holds; `replaces` are the entries that stood there when the writing began. What a colleague writes
 * meanwhile is not among them, and so stays beside it.
 * @typedef {{text: string, fields: Record<string, unknown>, replaces: string[]}} Written
 */

let made = 0

/**
 * What the form of something is called among what is not saved yet.
 * @param {string} room  the case's id
 * @param {string} about  a kind, or a task
 * @param {string} [item]  without it, something new
 */
export function editorOf(room, about, item = 'new') {
  return ['entry', room, about, item].join(' ')
}

export class EntryForm extends Part {
  static properties = {
    ...Part.properties,
    kind: {}, item: { attribute: false }, task: {}, given: { attribute: false }, stands: {},
    value: { state: true }, restored: { state: true }, empty: { state: true }, told: { state: true },
  }

  #id = `entry-${(made += 1)}`
  #saving = new Attempt(this)
  #editor = ''

  constructor() {
    super()
    this.kind = 'note'
    /** What is changed; null for something new. @type {Item | null} */
    this.item = null
    /** Which of the thirty tasks it is written for. @type {string | null} */
    this.task = null
    /** Fields of which the values are known beforehand. @type {Record<string, unknown>} */
    this.given = {}
    /** What the entry says when nothing is typed. */
    this.stands = ''
    /** @type {Written} */
    this.value = { text: '', fields: {}, replaces: [] }
    /** @type {Kept<Written> | null} */
    this.restored = null
    this.empty = false
    this.told = ''
  }

  willUpdate() {
    super.willUpdate()
    const editor = editorOf(this.room.id, this.task ?? this.kind, this.item?.item)
    const kept = unsaved.of(editor)
    if (!kept) this.value = this.#saved
    if (editor === this.#editor) return
    if (this.#editor) this.told = ''
    this.#editor = editor
    this.restored = kept
    this.value = kept?.value ?? this.#saved
    this.empty = false
  }

  /** What stands in the record now. */
  get #saved() {
    const known = this.item ? this.given : { ...onlyOnes(this.kind, this.room.record), ...this.given }
    return writtenOf(this.item, this.kind, known)
  }

  #drop() {
    unsaved.forget(this.#editor)
    this.restored = null
    this.empty = false
    this.focusOn('textarea')
  }

  /** @param {Partial<Written>} change */
  #change(change) {
    this.value = { ...this.value, ...change }
    this.empty = false
    this.told = ''
    unsaved.keep(this.#editor, this.value, unsaved.of(this.#editor)?.saved ?? this.#saved)
  }

  /** @param {Event} event */
  async #save(event) {
    event.preventDefault()
    const { kind, item, task, value: { fields, replaces } } = this
    const editor = this.#editor
    const text = this.value.text.trim() || this.#wordless()
    this.empty = !text
    if (this.empty) return this.focusOn('textarea')
    const note = { kind, ...(item ? { item: item.item, replaces } : {}), task, text, fields }
    if (!(await this.#saving.run(() => this.room.note(note)))) return
    unsaved.forget(editor)
    this.#editor = ''
    this.told = say('entry.saved')
    this.tell('saved')
  }

  /** What the entry says when nobody typed a word: its fields, where they say it all, or what the form stands for. */
  #wordless() {
    return suffices(this.kind, this.value.fields) ? saidOf(this.kind, this.value.fields, this.room.record) : this.stands
  }

  render() {
    const id = this.#id
    return html`<form class="entry-form" autocomplete="off" @submit=${(/** @type {Event} */ event) => this.#save(event)}>
      ${this.restored ? unsavedNote(this.restored, this.#saved, () => this.#drop()) : nothing}
      ${this.item && this.item.versions.length > 1 ? html`<p class="note warn">${say('entry.two')}</p>` : nothing}
      ${this.#fields('before')}
      <div class="field">
        <label for=${id}>${this.#label()}</label>
        <textarea id=${id} rows="3" aria-invalid=${this.empty ? 'true' : nothing} aria-errormessage=${this.empty ? `${id}-error` : nothing}
          ?readonly=${this.#saving.busy} .value=${this.value.text}
          @input=${(/** @type {Event} */ { target }) => this.#change({ text: /** @type {HTMLTextAreaElement} */ (target).value })}></textarea>
        ${this.empty ? html`<p class="error" id="${id}-error" role="alert">${say('entry.empty')}</p>` : nothing}
      </div>
      ${this.#fields('after')}
      ${notice(this.#saving.problem)}
      <div class="actions"><button class="button quiet" ?disabled=${this.#saving.busy}>${icon('check')}${
        this.#saving.busy ? say('frame.working') : say(this.item ? 'entry.change' : 'entry.save')}</button></div>
      <p role="status" class=${this.told ? 'small' : 'visually-hidden'}>${this.told}</p>
    </form>`
  }

  /** What the words are for; said, where there need be none. */
  #label() {
    if (isWordless(this.kind)) return say('entry.notes')
    const label = say(/** @type {Key} */ (`kind.${this.kind}`))
    return this.stands ? say('entry.optional', { label }) : label
  }

  /**
   * Numbers and choices are asked before the words that explain them, everything else after.
   * @param {'before' | 'after'} place
   */
  #fields(place) {
    const first = new Set(['scale', 'choices', 'reference'])
    return Object.entries(KINDS[this.kind]?.fields ?? {})
      .filter(([name, { type }]) => !(name in this.given) && (first.has(type) ? 'before' : 'after') === place)
      .map(([name, field]) => fieldOf(`${this.#id}-${name}`, `kind.${this.kind}.${name}`, field, {
        value: this.value.fields[name], record: this.room.record,
        change: (value) => this.#change({ fields: { ...without(this.value.fields, name), ...(value === undefined ? {} : { [name]: value }) } }),
      }))
  }
}

/**
 * What a form begins with: what the record says now, every version of it, so that no word is lost.
 * @param {Item | null} item
 * @param {string} kind
 * @param {Record<string, unknown>} given
 * @returns {Written}
 */
function writtenOf(item, kind, given) {
  const versions = item?.versions ?? []
  const fields = Object.assign({}, ...versions.map((version) => readFields(kind, version.fields)))
  return {
    text: [...new Set(versions.map(({ text }) => text))].join('\n\n'), fields: { ...fields, ...given },
    replaces: [...versions, ...item?.removals ?? []].map(({ id }) => id),
  }
}

/**
 * @param {Record<string, unknown>} fields
 * @param {string} name
 */
function without(fields, name) {
  return Object.fromEntries(Object.entries(fields).filter(([each]) => each !== name))
}

customElements.define('pi-entry-form', EntryForm)
