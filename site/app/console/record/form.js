// Where something is put into the record or changed: a form made of its kind. What is typed outlives the form.
import { html, nothing } from 'lit'
import { Attempt } from '../attempt.js'
import { Part } from '../case/part.js'
import { icon } from '../icons.js'
import { notice } from '../notice.js'
import { say } from '../words.js'
import { inputs, valuesOf } from './inputs.js'
import { written } from './writing.js'

/** @import { Item } from './fold.js' */
/** @import { Values } from './inputs.js' */

export class EntryForm extends Part {
  static properties = {
    ...Part.properties, kind: {}, item: { attribute: false }, start: { attribute: false }, place: {}, empty: { state: true },
  }

  #writing = new Attempt(this)

  constructor() {
    super()
    this.kind = ''
    /** What is changed, as it was when the form was opened; null for something new. @type {Item | null} */
    this.item = null
    /** @type {Values} */
    this.start = { text: '', fields: {} }
    /** Where what is typed is kept. */
    this.place = ''
    this.empty = false
  }

  firstUpdated() {
    this.focusOn('textarea')
  }

  get #values() {
    return valuesOf(/** @type {HTMLFormElement} */ (this.querySelector('form')), this.kind, this.start.fields)
  }

  #typed() {
    this.empty = false
    this.room.keep(this.place, this.#values)
  }

  /** @param {Event} event */
  async #write(event) {
    event.preventDefault()
    const values = this.#values
    this.empty = !values.text
    if (this.empty) return this.focusOn('textarea')
    if (!await this.#writing.run(() => this.room.note(written(this.kind, this.item, values)))) return
    this.#leave(true)
  }

  /** @param {boolean} isWritten */
  #leave(isWritten) {
    this.room.forget(this.place)
    this.tell('left', isWritten)
  }

  render() {
    const values = this.room.kept(this.place) ?? this.start
    return html`<form class="card entry-form" autocomplete="off" @input=${() => this.#typed()} @submit=${(/** @type {Event} */ event) => this.#write(event)}>
      ${inputs(this.kind, values)}
      ${this.empty ? html`<p class="error" role="alert">${say('record.empty-text')}</p>` : nothing}
      ${notice(this.#writing.problem)}
      <div class="actions">
        <button class="button" ?disabled=${this.#writing.busy}>${icon('check')}${say(this.#writing.busy ? 'editor.sealing' : 'record.write')}</button>
        <button type="button" class="button quiet" ?disabled=${this.#writing.busy} @click=${() => this.#leave(false)}>${say('frame.cancel')}</button>
      </div></form>`
  }
}

customElements.define('pi-entry-form', EntryForm)
