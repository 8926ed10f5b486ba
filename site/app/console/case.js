// One case: opened in the browser, read, answered; kept fresh while it is shown.
import { html, nothing } from 'lit'
import { Problem } from '../shared/api.js'
import { Attempt } from './attempt.js'
import { claimEnds, due, ending, holder, languageMark, lapse, nextDate, urgencyMark, waitingTime } from './case-facts.js'
import { claim, markSeen, readCase } from './casework.js'
import { date, dayAndTime } from './format.js'
import { icon } from './icons.js'
import { intake } from './intake.js'
import { thread } from './messages.js'
import { notice } from './notice.js'
import { addressOf, openMessage } from './opening.js'
import { Polling } from './polling.js'
import { questionnaire } from './questionnaires.js'
import { routeTo } from './route.js'
import { SECONDS } from './undo.js'
import { View } from './view.js'
import { say, spoken } from './words.js'
import './case-actions.js'
import './editor.js'
import './follow-up.js'

/** @import { PropertyValues } from 'lit' */
/** @import { Session, Settings } from './account.js' */
/** @import { Questionnaire } from './answers.js' */
/** @import { Case } from './casework.js' */
/** @import { Editor } from './editor.js' */
/** @import { OpenedMessage } from './opening.js' */

const SOON = 1_000

export class CaseView extends View {
  static properties = {
    session: { attribute: false }, settings: { attribute: false }, caseId: {},
    case: { state: true }, messages: { state: true }, form: { state: true }, told: { state: true }, until: { state: true },
  }

  #loading = new Attempt(this)
  #claiming = new Attempt(this)
  #polling = new Polling(this, () => this.#refresh())
  #formLanguage = spoken.language

  constructor() {
    super()
    this.session = /** @type {Session} */ (/** @type {unknown} */ (null))
    this.settings = /** @type {Settings} */ (/** @type {unknown} */ (null))
    this.caseId = ''
    /** @type {Case | null} */
    this.case = null
    /** @type {OpenedMessage[]} */
    this.messages = []
    /** @type {Questionnaire | null} */
    this.form = null
    this.told = ''
    /** When the answer in waiting is posted, by this machine's clock; 0 when none waits. */
    this.until = 0
  }

  get #mine() {
    return this.case?.assignee?.id === this.session.person.id
  }

  async #refresh() {
    try {
      await this.#read()
      this.#loading.forget()
    } catch (problem) {
      this.#loading.problem = problem
      throw problem
    }
  }

  async #read() {
    const first = !this.case
    const found = await readCase(this.caseId, this.messages.at(-1)?.number ?? 0)
    const fresh = await Promise.all(found.messages.map((message) => openMessage(found, message, this.session)))
    const messages = [...this.messages, ...fresh]
    await this.#readForm(messages) // before anything is shown: without it the form would seem unknown for a moment
    this.case = found
    this.messages = messages
    this.#followPending(found, fresh)
    if (fresh.some((message) => message.from === 'client' && message.state === 'opened')) await this.#sawNew(first)
    else if (first && found.follow_up?.due) await this.#saw()
  }

  /** @param {OpenedMessage[]} messages */
  async #readForm(messages) {
    const body = messages[0]?.body
    if (this.form && this.#formLanguage === spoken.language) return
    this.#formLanguage = spoken.language
    this.form = await questionnaire(body?.form, spoken.language)
  }

  /**
   * Show the half minute of an answer that this or another page of mine handed in.
   * @param {Case} found
   * @param {OpenedMessage[]} fresh
   */
  #followPending({ pending }, fresh) {
    const [waiting] = pending
    if (waiting && !this.until) {
      const left = new Date(waiting.post_at).getTime() - Date.now()
      this.until = Date.now() + Math.min(SECONDS * 1000, Math.max(0, left))
      this.#soon(this.until - Date.now() + SOON)
    }
    if (waiting && Date.now() >= this.until) this.#soon(2 * SOON)
    if (waiting || !this.until) return
    this.until = 0
    if (!fresh.some((message) => message.from === 'counselor')) return
    this.told = say('undo.sent')
    this.#editor?.clear()
  }

  /** @param {boolean} first  whether the case has only just been opened */
  async #sawNew(first) {
    if (!first) this.told = say('thread.news')
    await this.#saw()
  }

  async #saw() {
    const last = this.messages.at(-1)
    if (last) await markSeen(this.caseId, last.number)
  }

  get #editor() {
    return /** @type {Editor | null} */ (this.querySelector('pi-editor'))
  }

  /** @param {PropertyValues<this>} changed */
  updated(changed) {
    if (this.case && this.#formLanguage !== spoken.language) this.#readForm(this.messages)
    if (changed.has('case') && this.case && !changed.get('case')) this.focusOn('h1')
  }

  async #claim() {
    const taken = await this.#claiming.run(() => claim(this.caseId))
    await this.#polling.now()
    if (taken) this.focusOn('textarea')
  }

  /** @param {CustomEvent<{id: string}>} event */
  #posting({ detail }) {
    if (!this.case) return
    this.case = { ...this.case, pending: [{ id: detail.id, post_at: '' }] }
    this.until = Date.now() + SECONDS * 1000
    this.told = ''
    this.#soon(SECONDS * 1000 + SOON)
  }

  /** @param {number} milliseconds */
  #soon(milliseconds) {
    setTimeout(() => this.#polling.now(), milliseconds)
  }

  #undone() {
    if (!this.case) return
    this.case = { ...this.case, pending: [] }
    this.until = 0
    this.#editor?.undone()
  }

  /** The case was erased, or never was: nothing of it stays on the page. */
  #gone() {
    return html`<h1 tabindex="-1">${say('place.case')}</h1><div class="note" role="status">
      <p><strong>${say('case.gone.title')}</strong></p><p>${say('case.gone.why')}</p></div>`
  }

  render() {
    const back = html`<a class="back" href=${routeTo('queue', this.#mine ? 'mine' : 'waiting')}>${icon('back')}${say('place.queue')}</a>`
    if (isGone(this.#loading.problem)) return html`${back}${this.#gone()}`
    const problem = notice(this.#loading.problem, () => this.#polling.now())
    if (!this.case) return html`${back}<h1>${say('place.case')}</h1>${problem}${this.#loading.problem ? nothing : html`<p class="muted">${say('thread.opening')}</p>`}`
    return html`${back}${this.#head(this.case)}
      <p class="visually-hidden" aria-live="polite">${this.told}</p>
      ${this.#polling.failing ? problem : nothing}
      <div class="case">
        <div class="case-main">${this.#requests(this.case)}${this.#intake(this.case)}${this.#thread(this.case)}${this.#answering(this.case)}</div>
        <aside class="case-side" aria-label=${say('case.facts')}>${this.#facts(this.case)}
          <pi-follow-up .case=${this.case} ?mine=${this.#mine} @changed=${() => this.#polling.now()}></pi-follow-up>
          <pi-case-actions .session=${this.session} .case=${this.case} @changed=${() => this.#polling.now()}></pi-case-actions></aside>
      </div>`
  }

  /** @param {Case} found */
  #head(found) {
    const now = new Date()
    return html`<header class="case-head">
      <h1 tabindex="-1">${say('case.reference', { reference: found.reference })}</h1>
      <p class="marks">${urgencyMark(found.urgency)}${waitingTime(found, now)}${languageMark(found)}${nextDate(found)}${ending(found)}</p>
      <p class="facts">${due(found, now)} ${found.state === 'closed' ? nothing : html`<span>${holder(found, this.session.person.id)}</span>`}</p>
    </header>`
  }

  /** @param {Case} found */
  #requests({ requests }) {
    return requests.map(({ kind, posted_at: at }) => html`<div class="note warn"><p><strong>${
      say(kind === 'another-counselor' ? 'case.request.another-counselor' : 'case.request.other', { time: dayAndTime(at) })}</strong></p>
      <p>${say('case.request.next')}</p></div>`)
  }

  /** @param {Case} found */
  #intake(found) {
    const body = this.messages[0]?.body
    return html`${body?.kind === 'intake' ? intake(body, this.form, { language: found.language, folded: this.messages.length > 1 }) : nothing}
      ${addressOf(found, this.messages) ? nothing : html`<p class="note warn">${say('thread.no-intake')}</p>`}`
  }

  /** @param {Case} found */
  #thread({ language }) {
    const rest = this.messages[0]?.body?.kind === 'intake' ? this.messages.slice(1) : this.messages
    if (!rest.length) return nothing
    return html`<section aria-labelledby="thread-title"><h2 id="thread-title">${say('thread.title')}</h2>${
      thread(rest, this.session.person.id, language)}</section>`
  }

  /** @param {Case} found */
  #answering(found) {
    if (found.state === 'closed') return nothing
    const now = new Date()
    const me = this.session.person.id
    if (!found.assignee) return html`${lapse(found, me, now)}${this.#claimBar()}`
    if (!this.#mine) {
      return html`${lapse(found, me, now)}<p class="note">${say('claim.other', { name: found.assignee.name })}</p>${claimEnds(found, me, now)}`
    }
    const address = addressOf(found, this.messages)
    const [pending] = found.pending
    return html`
      ${pending ? nothing : claimEnds(found, me, now)}
      ${pending ? html`<pi-undo .caseId=${found.id} .answer=${pending.id} .until=${this.until}
        @undone=${() => this.#undone()} @undo-failed=${() => this.#polling.now()}></pi-undo>` : nothing}
      ${address ? html`<pi-editor ?hidden=${Boolean(pending)} .session=${this.session} .case=${found} .address=${address}
        .settings=${this.settings} @unsure=${() => this.#polling.now()} @posting=${(/** @type {CustomEvent<{id: string}>} */ event) => this.#posting(event)}></pi-editor>` : nothing}`
  }

  #claimBar() {
    return html`<div class="claim-bar">${notice(this.#claiming.problem)}
      <button type="button" class="button" ?disabled=${this.#claiming.busy} @click=${() => this.#claim()}>
        ${icon('hand')}${say('claim.take')}</button>
      <p class="small">${say('claim.why')}</p></div>`
  }

  /** @param {Case} found */
  #facts(found) {
    return html`<dl class="fact-list">
      <div><dt>${say('case.received')}</dt><dd>${dayAndTime(found.received_at)}</dd></div>
      <div><dt>${say('case.key-kind')}</dt><dd>${say(`case.keys.${found.keys}`)}</dd></div>
      ${found.erase_after ? html`<div><dt>${say('case.erase-after')}</dt><dd>${date(found.erase_after)}</dd></div>` : nothing}
    </dl>`
  }
}

/** @param {unknown} problem */
function isGone(problem) {
  return problem instanceof Problem && problem.status === 404
}

customElements.define('pi-case', CaseView)
