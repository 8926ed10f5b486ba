// One of the thirty tasks: how it is done in writing, phrases to begin with, and the entry that doing it leaves.
import { html, nothing } from 'lit'
import { Part } from '../case/part.js'
import { dayAndTime } from '../format.js'
import { icon } from '../icons.js'
import { timesOf } from '../record/kinds.js'
import { routeTo } from '../route.js'
import { unsaved } from '../unsaved.js'
import { say, spoken } from '../words.js'
import { editorOf } from '../record/entry-form.js'
import './priorities.js'

/** @import { CaseRoom } from '../case/room.js' */
/** @import { Item } from '../record/fold.js' */
/** @import { Key } from '../words.js' */
/** @import { Said, Task } from './tasks.js' */

/** Of entries so many are shown beside the task; all of them stand in the record. */
const LAST = 3

export class TaskView extends Part {
  static properties = {
    ...Part.properties,
    task: { attribute: false }, opened: { state: true }, written: { state: true },
    kind: { state: true }, item: { state: true },
  }

  constructor() {
    super()
    this.task = /** @type {Task} */ (/** @type {unknown} */ (null))
    this.opened = false
    /** Which phrase was put into the answer last. */
    this.written = -1
    /** The kind that was chosen among those that the task can leave; '' is the first. */
    this.kind = ''
    /** The item that is gone on with, by its id; '' is something new, null whatever the task begins with. @type {string | null} */
    this.item = null
  }

  /** What was typed here and not saved is there again. */
  willUpdate() {
    super.willUpdate()
    if (this.hasUpdated) return
    const [typed] = unsavedIn(this.room, this.task.id)
    if (!typed) return
    this.opened = true
    this.item = typed === 'new' ? '' : typed
  }

  /** Open it, and go there. */
  async unfold() {
    this.opened = true
    await this.focusOn('summary')
  }

  get #kind() {
    return this.kind || String(this.task.leaves.kinds[0])
  }

  /** @param {Said} said */
  #said(said) {
    return said[spoken.language]
  }

  render() {
    const done = this.room.record.done(this.task.id)
    const last = done.at(-1)
    return html`<details class="task ${done.length ? 'done' : ''}" .open=${this.opened}
      @toggle=${(/** @type {Event} */ { target }) => { this.opened = /** @type {HTMLDetailsElement} */ (target).open }}>
      <summary><span class="task-tick">${done.length ? icon('check') : nothing}</span>
        <span class="task-name"><strong>${this.#said(this.task.title)}</strong>
          <span class="small">${last ? say(done.length > 1 ? 'task.done-again' : 'task.done', { n: done.length, name: last.author.name, time: dayAndTime(last.writtenAt) }) : say('task.undone')}</span></span></summary>
      ${this.opened ? this.#inside() : nothing}
    </details>`
  }

  #inside() {
    const { guidance, warning } = this.task
    return html`<div class="task-inside">
      <p>${this.#said(guidance)}</p>
      ${warning ? html`<p class="note warn">${icon('alert')} ${this.#said(warning)}</p>` : nothing}
      ${this.#phrases()}
      ${this.#way()}
      <h4>${say('task.leave')}</h4>
      ${this.#done()}
      ${this.task.id === 'roles.priorities' ? html`<pi-priorities .room=${this.room}></pi-priorities>` : nothing}
      ${this.#choosing()}
      <pi-entry-form .room=${this.room} .kind=${this.#kind} .item=${this.#item} .task=${this.task.id}
        .given=${this.task.leaves.fields ?? {}} .stands=${this.#kind === 'task' ? this.#said(this.task.title) : ''}
        @saved=${() => { this.item = null }}></pi-entry-form>
    </div>`
  }

  #way() {
    const { way } = this.task
    return way ? html`<p><a class="onward" href=${routeTo('case', `${this.room.id}/${way.part}`)}>${this.#said(way.said)}${icon('onward')}</a></p>` : nothing
  }

  #phrases() {
    const { language } = /** @type {{language: 'id' | 'en'}} */ (this.room.case)
    const { isMine } = this.room
    const mine = isMine && this.room.case?.state !== 'closed'
    return html`<h4>${say('task.phrases')}</h4>
      ${mine || !isMine ? html`<p class="why">${say(mine ? 'task.phrases.why' : 'task.phrases.not-mine')}</p>` : nothing}
      <ul class="phrases">${this.task.phrases.map((phrase, n) => html`<li>
        <blockquote lang=${language}>${phrase[language]}</blockquote>
        ${spoken.language === language ? nothing : html`<p class="small">${this.#said(phrase)}</p>`}
        ${mine ? html`<button type="button" class="plain-button" @click=${() => this.#write(n)}>${icon('plus')}${say('task.write')}</button>` : nothing}
        ${this.written === n ? html`<span role="status">${say('task.written')} <a href=${routeTo('case', this.room.id)}>${say('task.to-answer')}</a></span>` : nothing}
      </li>`)}</ul>`
  }

  /** @param {number} n */
  #write(n) {
    const { language } = /** @type {{language: 'id' | 'en'}} */ (this.room.case)
    const phrase = this.task.phrases[n]
    if (!phrase) return
    this.room.write(phrase[language])
    this.written = n
  }

  /** What was written for this task before, the newest first. */
  #done() {
    const done = this.room.record.done(this.task.id).slice(-LAST).reverse()
    if (!done.length) return nothing
    return html`<ul class="was-left">${done.map((entry) => html`<li><p class="text">${entry.text}</p>
      <p class="small">${entry.author.name}, ${dayAndTime(entry.writtenAt)}</p></li>`)}</ul>`
  }

  /** @returns {Item | null} */
  get #item() {
    const { again } = this.task.leaves
    const items = this.room.record.all(this.#kind)
    if (this.item !== null) return items.find(({ item }) => item === this.item) ?? null
    // What a colleague writes meanwhile does not take the place of what is typed here and not saved.
    if (unsavedIn(this.room, this.task.id).includes('new')) return null
    if (timesOf(this.#kind) === 'once') return items[0] ?? null
    return again ? items.findLast(({ versions }) => versions.length) ?? null : null
  }

  /** Which kind of entry, and whether it goes on with one that is there: asked only where there is a choice. */
  #choosing() {
    const { kinds, again } = this.task.leaves
    const items = again ? this.room.record.all(this.#kind).filter(({ versions }) => versions.length) : []
    return html`${kinds.length > 1 ? html`<fieldset class="field kind-choice"><legend>${say('task.kind')}</legend>${kinds.map((kind) => html`<label class="option">
        <input type="radio" name="kind-${this.task.id}" .checked=${kind === this.#kind} @change=${() => { this.kind = kind }}>
        <span>${say(/** @type {Key} */ (`kind.${kind}`))}</span></label>`)}</fieldset>` : nothing}
      ${items.length ? html`<div class="field"><label for="item-${this.task.id}">${say('task.which')}</label>
        <select id="item-${this.task.id}" @change=${(/** @type {Event} */ { target }) => { this.item = /** @type {HTMLSelectElement} */ (target).value }}>
          <option value="" ?selected=${!this.#item}>${say('task.new')}</option>
          ${items.map(({ item, versions: [first] }) => html`<option value=${item} ?selected=${item === this.#item?.item}>${first?.text}</option>`)}
        </select></div>` : nothing}`
  }
}

/**
 * The items of a task in whose forms something was typed that is not saved.
 * @param {CaseRoom} room
 * @param {string} task  its id
 */
export function unsavedIn(room, task) {
  const beginning = editorOf(room.id, task, '')
  return unsaved.under(beginning).map((editor) => editor.slice(beginning.length))
}

customElements.define('pi-task', TaskView)
