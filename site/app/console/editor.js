// Where an answer is written: kept as a sealed draft, then handed to the case's room, which seals and sends it.
import { html, nothing } from 'lit'
import { Attempt } from './attempt.js'
import { desk } from './desk.js'
import { Draft } from './draft.js'
import { dayAndTime, when } from './format.js'
import { icon } from './icons.js'
import { notice } from './notice.js'
import { promisedTime, receiptText } from './receipt.js'
import { Part } from './case/part.js'
import { say } from './words.js'

/** @import { PropertyValues } from 'lit' */
/** @import { Case } from './casework.js' */

export class Editor extends Part {
  static properties = { ...Part.properties, text: { state: true }, told: { state: true }, empty: { state: true } }

  #sending = new Attempt(this)
  /** @type {Draft | null} */
  #draft = null
  /** The id that the answer will have. @type {string} */
  #answer = crypto.randomUUID()
  #lost = false
  /** Whether what is written only says that all was read, and by when there will be an answer. */
  #isReceipt = false
  /** Whether anything was typed, if only to take it away again. */
  #isTouched = false

  #locking = (/** @type {Event} */ event) => {
    if (this.#draft) /** @type {CustomEvent<Promise<void>[]>} */ (event).detail.push(this.#draft.seal())
  }

  #leaving = (/** @type {BeforeUnloadEvent} */ event) => {
    if (this.#draft?.isAtRisk) event.preventDefault()
  }

  #undone = (/** @type {Event} */ event) => {
    if (idOf(event) === this.#answer) this.#takeBack()
  }

  #posted = (/** @type {Event} */ event) => {
    if (idOf(event) === this.#answer) this.#clear()
  }

  #given = (/** @type {Event} */ event) => this.#add(idOf(event))

  constructor() {
    super()
    this.text = ''
    this.told = ''
    this.empty = false
  }

  connectedCallback() {
    super.connectedCallback()
    desk.addEventListener('locking', this.#locking)
    addEventListener('beforeunload', this.#leaving)
  }

  disconnectedCallback() {
    super.disconnectedCallback()
    desk.removeEventListener('locking', this.#locking)
    removeEventListener('beforeunload', this.#leaving)
    this.room.removeEventListener('undone', this.#undone)
    this.room.removeEventListener('posted', this.#posted)
    this.room.removeEventListener('write', this.#given)
    this.#draft?.save()
  }

  /** @param {PropertyValues<this>} changed */
  firstUpdated(changed) {
    super.firstUpdated(changed)
    this.room.addEventListener('undone', this.#undone)
    this.room.addEventListener('posted', this.#posted)
    this.room.addEventListener('write', this.#given)
    this.#draft = new Draft(this.room.id, this.room.session, () => this.requestUpdate())
    this.#restore(this.#draft)
  }

  get #case() {
    return /** @type {Case} */ (this.room.case)
  }

  /** @param {Draft} draft */
  async #restore(draft) {
    const kept = this.#case.draft
    try {
      const written = await draft.restore(kept?.sealed ?? null)
      if (!written) return
      if (this.room.messages.some((message) => message.id === written.answer)) return await draft.drop()
      this.#answer = written.answer
      if (this.#isTouched) return
      this.text = written.text
      this.#isReceipt = Boolean(written.receipt)
      this.told = kept && written.text ? say('editor.restored', { time: dayAndTime(kept.saved_at) }) : ''
    } catch {
      this.#lost = true
      this.requestUpdate()
    }
  }

  /** The answer was taken back: its text is still here. */
  #takeBack() {
    this.told = say('undo.undone')
    this.#sending.forget()
    this.focusOn('textarea')
  }

  /** The answer was posted: begin an empty one. */
  #clear() {
    this.text = ''
    this.told = ''
    this.#isReceipt = false
    this.#answer = crypto.randomUUID()
    this.#draft?.drop().catch(() => {})
  }

  /**
   * Words that another part of the page offers come after what is there.
   * @param {string} words
   */
  #add(words) {
    this.#write(this.text.trim() ? `${this.text.trimEnd()}\n\n${words}` : words)
  }

  /**
   * @param {string} text
   * @param {boolean} [receipt]
   */
  #write(text, receipt = false) {
    this.#isTouched = true
    this.#isReceipt = receipt
    this.text = text
    this.told = ''
    this.empty = false
    this.#draft?.write(receipt ? { answer: this.#answer, text, receipt } : { answer: this.#answer, text })
  }

  /** @param {Event} event */
  #send(event) {
    event.preventDefault()
    this.empty = !this.text.trim()
    if (!this.empty) this.#post(this.text.trim())
  }

  /** @param {string} text */
  async #post(text) {
    const sent = await this.#sending.run(async () => {
      await this.#draft?.save()
      await this.room.send({ id: this.#answer, text, receipt: this.#isReceipt })
    })
    if (sent) this.tell('sent')
    else await this.room.refresh()
  }

  /** @param {Date} time */
  #promise(time) {
    this.#write(receiptText(this.#case, this.room.settings, time), true)
    this.#post(this.text)
  }

  render() {
    const now = new Date()
    const { language, last_from: lastFrom } = this.#case
    const time = promisedTime(this.#case, this.room.settings, now)
    return html`<form class="editor" autocomplete="off" @submit=${(/** @type {Event} */ event) => this.#send(event)}>
      <label for="answer">${say('editor.label')}</label>
      <p class="why" id="answer-hint">${say(`editor.hint.${language}`)}</p>
      ${this.told ? html`<p class="note" role="status">${this.told}</p>` : nothing}
      ${this.#lost ? html`<p class="note warn" role="status">${say('editor.draft-lost')}</p>` : nothing}
      <textarea id="answer" rows="6" lang=${language} autocomplete="off" spellcheck="false" ?readonly=${this.#sending.busy}
        aria-describedby="answer-hint"
        aria-invalid=${this.empty ? 'true' : nothing} aria-errormessage=${this.empty ? 'answer-error' : nothing}
        .value=${this.text} @input=${(/** @type {Event} */ event) => this.#write(/** @type {HTMLTextAreaElement} */ (event.target).value)}></textarea>
      ${this.empty ? html`<p class="error" id="answer-error" role="alert">${say('editor.empty')}</p>` : nothing}
      <p class="small keeping">${this.#keeping(now)}</p>
      ${notice(this.#sending.problem)}
      <div class="actions">
        <button class="button" ?disabled=${this.#sending.busy}>${icon('send')}${
          this.#sending.busy ? say('editor.sealing') : say('editor.send')}</button>
        ${this.text || lastFrom === 'counselor' || this.room.unopened.length ? nothing : html`<button type="button" class="button quiet" ?disabled=${this.#sending.busy}
          @click=${() => this.#promise(time)}>${icon('eye')}${say('receipt.do', { time: when(time, now) })}</button>`}
      </div>
    </form>`
  }

  /** @param {Date} now */
  #keeping(now) {
    const { state, savedAt } = this.#draft ?? { state: 'none', savedAt: now }
    if (state === 'saving') return say('editor.saving')
    if (state === 'unsaved') return say('editor.unsaved')
    return state === 'saved' ? say('editor.saved', { time: when(savedAt, now) }) : nothing
  }
}

/** @param {Event} event */
function idOf(event) {
  return /** @type {CustomEvent<string>} */ (event).detail
}

customElements.define('pi-editor', Editor)
