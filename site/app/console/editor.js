// Where an answer is written: kept as a sealed draft, sealed for client and team, then handed to the server.
import { html, nothing } from 'lit'
import { Attempt } from './attempt.js'
import { postAnswer } from './casework.js'
import { desk } from './desk.js'
import { Draft } from './draft.js'
import { dayAndTime, when } from './format.js'
import { icon } from './icons.js'
import { notice } from './notice.js'
import { promisedTime, receiptText } from './receipt.js'
import { sealAnswer } from './answering.js'
import { Problem } from '../shared/api.js'
import { View } from './view.js'
import { say } from './words.js'

/** @import { PropertyValues } from 'lit' */
/** @import { Session, Settings } from './account.js' */
/** @import { Case } from './casework.js' */
/** @import { Address } from './opening.js' */
/** @typedef {{text: string, answer: {id: string, sealed: string, epoch: number}}} Sealed */

const CONFLICT = 409

export class Editor extends View {
  static properties = {
    session: { attribute: false }, case: { attribute: false }, address: { attribute: false },
    settings: { attribute: false }, text: { state: true }, told: { state: true }, empty: { state: true },
  }

  #sending = new Attempt(this)
  /** @type {Draft | null} */
  #draft = null
  /** The id that the answer will have. @type {string} */
  #answer = crypto.randomUUID()
  #lost = false
  /** What was sealed last: a retry sends the same bytes, so that nothing is posted twice. @type {Sealed | null} */
  #sealed = null

  #locking = (/** @type {Event} */ event) => {
    if (this.#draft) /** @type {CustomEvent<Promise<void>[]>} */ (event).detail.push(this.#draft.seal())
  }

  #leaving = (/** @type {BeforeUnloadEvent} */ event) => {
    if (this.#draft?.isAtRisk) event.preventDefault()
  }

  constructor() {
    super()
    this.session = /** @type {Session} */ (/** @type {unknown} */ (null))
    this.case = /** @type {Case} */ (/** @type {unknown} */ (null))
    this.address = /** @type {Address} */ (/** @type {unknown} */ (null))
    this.settings = /** @type {Settings} */ (/** @type {unknown} */ (null))
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
    this.#draft?.save()
  }

  /** @param {PropertyValues<this>} changed */
  firstUpdated(changed) {
    super.firstUpdated(changed)
    this.#draft = new Draft(this.case.id, this.session, () => this.requestUpdate())
    this.#restore(this.#draft)
  }

  /** @param {Draft} draft */
  async #restore(draft) {
    const kept = this.case.draft
    try {
      const written = await draft.restore(kept?.sealed ?? null)
      if (!written) return
      if (this.case.messages.some((message) => message.id === written.answer)) return await draft.drop()
      this.#answer = written.answer
      if (this.text) return
      this.text = written.text
      this.told = kept ? say('editor.restored', { time: dayAndTime(kept.saved_at) }) : ''
    } catch {
      this.#lost = true
      this.requestUpdate()
    }
  }

  /** The answer was taken back: its text is still here. */
  undone() {
    this.told = say('undo.undone')
    this.#sending.forget()
    this.focusOn('textarea')
  }

  /** The answer was posted: begin an empty one. */
  clear() {
    this.text = ''
    this.told = ''
    this.#answer = crypto.randomUUID()
    this.#draft?.drop().catch(() => {})
  }

  /** @param {Event} event */
  #typed(event) {
    this.text = /** @type {HTMLTextAreaElement} */ (event.target).value
    this.told = ''
    this.empty = false
    this.#draft?.write({ answer: this.#answer, text: this.text })
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
      const posted = await this.#hand(text)
      this.#sealed = null
      this.tell('posting', posted)
    })
    if (!sent) this.tell('unsure')
  }

  /**
   * Seal and hand over; once more when the team's keys changed in between.
   * @param {string} text
   */
  async #hand(text) {
    try {
      return await postAnswer(this.case.id, await this.#seal(text))
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.status !== CONFLICT || !problem.type.includes('epoch')) throw problem
      this.#sealed = null
      return postAnswer(this.case.id, await this.#seal(text))
    }
  }

  /** @param {string} text */
  async #seal(text) {
    if (this.#sealed?.text === text && this.#sealed.answer.id === this.#answer) return this.#sealed.answer
    const { address, case: { keys } } = this
    const answer = await sealAnswer(this.session, { id: this.#answer, text, address, keys, now: new Date() })
    this.#sealed = { text, answer }
    return answer
  }

  /** @param {Date} time */
  #promise(time) {
    this.text = receiptText(this.case, this.settings, time)
    this.#draft?.write({ answer: this.#answer, text: this.text })
    this.#post(this.text)
  }

  render() {
    const now = new Date()
    const time = promisedTime(this.case, this.settings, now)
    return html`<form class="editor" autocomplete="off" @submit=${(/** @type {Event} */ event) => this.#send(event)}>
      <label for="answer">${say('editor.label')}</label>
      <p class="why" id="answer-hint">${say(`editor.hint.${this.case.language}`)}</p>
      ${this.told ? html`<p class="note" role="status">${this.told}</p>` : nothing}
      ${this.#lost ? html`<p class="note warn" role="status">${say('editor.draft-lost')}</p>` : nothing}
      <textarea id="answer" rows="6" lang=${this.case.language} autocomplete="off" spellcheck="false" ?readonly=${this.#sending.busy}
        aria-describedby="answer-hint"
        aria-invalid=${this.empty ? 'true' : nothing} aria-errormessage=${this.empty ? 'answer-error' : nothing}
        .value=${this.text} @input=${(/** @type {Event} */ event) => this.#typed(event)}></textarea>
      ${this.empty ? html`<p class="error" id="answer-error" role="alert">${say('editor.empty')}</p>` : nothing}
      <p class="small keeping">${this.#keeping(now)}</p>
      ${notice(this.#sending.problem)}
      <div class="actions">
        <button class="button" ?disabled=${this.#sending.busy}>${icon('send')}${
          this.#sending.busy ? say('editor.sealing') : say('editor.send')}</button>
        ${this.text || this.case.last_from === 'counselor' ? nothing : html`<button type="button" class="button quiet" ?disabled=${this.#sending.busy}
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

customElements.define('pi-editor', Editor)
