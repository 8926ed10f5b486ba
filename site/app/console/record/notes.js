// Notes among colleagues: they stand beside the thread, and no client ever sees one.
import { html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { Attempt } from '../attempt.js'
import { Part } from '../case/part.js'
import { icon } from '../icons.js'
import { notice } from '../notice.js'
import { unsaved } from '../unsaved.js'
import { say } from '../words.js'
import { signature } from './showing.js'

const SHOWN = 3

export class Notes extends Part {
  static properties = { ...Part.properties, text: { state: true }, told: { state: true } }

  #writing = new Attempt(this)

  constructor() {
    super()
    this.text = ''
    this.told = ''
  }

  firstUpdated() {
    this.text = unsaved.of(this.#editor)?.value ?? ''
  }

  get #editor() {
    return `note ${this.room.id}`
  }

  /** @param {Event} event */
  #typed(event) {
    this.text = /** @type {HTMLTextAreaElement} */ (event.target).value
    this.told = ''
    unsaved.keep(this.#editor, this.text, '')
  }

  /** @param {Event} event */
  async #write(event) {
    event.preventDefault()
    const text = this.text.trim()
    if (!text) return this.focusOn('textarea')
    if (!await this.#writing.run(() => this.room.note({ kind: 'note', text }))) return
    unsaved.forget(this.#editor)
    this.text = ''
    this.told = say('record.written')
  }

  render() {
    const notes = this.room.record.log('note').toReversed()
    return html`<section class="notes" aria-labelledby="notes-title"><h3 id="notes-title">${icon('lock')}${say('notes.title')}</h3>
      <p class="why">${say('notes.why')}</p>
      <form autocomplete="off" @submit=${(/** @type {Event} */ event) => this.#write(event)}>
        <label class="visually-hidden" for="note-text">${say('notes.label')}</label>
        <textarea id="note-text" rows="3" autocomplete="off" ?readonly=${this.#writing.busy} .value=${this.text} @input=${(/** @type {Event} */ event) => this.#typed(event)}></textarea>
        ${notice(this.#writing.problem)}
        <div class="actions"><button class="button quiet" ?disabled=${this.#writing.busy}>${icon('plus')}${say(this.#writing.busy ? 'editor.sealing' : 'notes.write')}</button></div>
        <p role="status" class=${this.told ? 'small' : 'visually-hidden'}>${this.told}</p>
      </form>
      ${list(notes.slice(0, SHOWN), this.room.me)}
      ${notes.length > SHOWN ? html`<details class="more"><summary>${say('notes.earlier', { n: notes.length - SHOWN })}</summary>${list(notes.slice(SHOWN), this.room.me)}</details>` : nothing}
    </section>`
  }
}

/**
 * @param {import('./entry.js').OpenedEntry[]} notes
 * @param {string} me
 */
function list(notes, me) {
  if (!notes.length) return nothing
  return html`<ol class="plain-list">${repeat(notes, ({ id }) => id, (note) => html`<li class="note-entry"><p class="text">${note.text}</p>${signature(note, me)}</li>`)}</ol>`
}

customElements.define('pi-notes', Notes)
