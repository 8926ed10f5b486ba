// One case: kept fresh while it is shown, and laid out in parts of which the thread comes first.
import { html, nothing } from 'lit'
import { Problem } from '../shared/api.js'
import { careMarks } from './care/marks.js'
import { sitting } from './care/sitting.js'
import { between, due, ending, holder, languageMark, nextDate, urgencyMark, waitingTime } from './case-facts.js'
import { PARTS, tabs } from './case/parts.js'
import { CaseRoom } from './case/room.js'
import { undoing } from './case/undoing.js'
import { date, dayAndTime } from './format.js'
import { icon } from './icons.js'
import { notice } from './notice.js'
import { Polling } from './polling.js'
import { routeTo } from './route.js'
import { stageDots } from './stages/dots.js'
import { TRAINING } from './training/place.js'
import { unsaved } from './unsaved.js'
import { View } from './view.js'
import { say } from './words.js'
import './goals/alarms.js'
import './case-actions.js'
import './fetched.js'
import './care/danger.js'
import './care/debrief.js'
import './care/nickname.js'
import './case/thread.js'
import './follow-up.js'
import './record/notes.js'
import './meetings/next.js'

/** @import { PropertyValues } from 'lit' */
/** @import { Session, Settings } from './account.js' */
/** @import { Case } from './casework.js' */

export class CaseView extends View {
  static properties = { session: { attribute: false }, settings: { attribute: false }, caseId: {}, partName: {} }

  #polling = new Polling(this, () => this.#open().read())
  /** @type {CaseRoom | null} */
  #room = null
  #shown = false

  #changed = () => this.requestUpdate()

  constructor() {
    super()
    this.session = /** @type {Session} */ (/** @type {unknown} */ (null))
    this.settings = /** @type {Settings} */ (/** @type {unknown} */ (null))
    this.caseId = ''
    this.partName = 'thread'
  }

  disconnectedCallback() {
    super.disconnectedCallback()
    this.#room?.removeEventListener('changed', this.#changed)
    this.#room?.leave()
    this.#room = null
  }

  #open() {
    if (this.#room) return this.#room
    this.#room = new CaseRoom(this.session, this.settings, this.caseId)
    this.#room.addEventListener('changed', this.#changed)
    return this.#room
  }

  /** @param {PropertyValues<this>} changed */
  updated(changed) {
    if (isGone(this.#room?.problem)) unsaved.forgetAbout(this.caseId)
    this.#room?.look(this.#part === null)
    if (this.#part) this.#room?.readAll()
    if (this.#room?.case && !isGone(this.#room.problem)) sitting.remember(this.#room)
    if (this.#shown || !this.#room?.case) return
    this.#shown = true
    this.focusOn('h1')
  }

  /** The case was erased, or never was: nothing of it stays on the page. */
  #gone() {
    return html`<h1 tabindex="-1">${say('place.case')}</h1><div class="note" role="status">
      <p><strong>${say('case.gone.title')}</strong></p><p>${say('case.gone.why')}</p></div>`
  }

  render() {
    const room = this.#open()
    const back = html`<a class="back" href=${routeTo('queue', room.isMine ? 'mine' : 'waiting')}>${icon('back')}${say('place.queue')}</a>`
    if (isGone(room.problem)) {
      sitting.forget(this.caseId)
      return html`${back}${this.#gone()}`
    }
    const problem = notice(room.problem, () => this.#polling.now())
    if (!room.case) return html`${back}<h1>${say('place.case')}</h1>${problem}${room.problem ? nothing : html`<p class="muted">${say('thread.opening')}</p>`}`
    return html`${back}${this.#head(room.case)}
      <p class="visually-hidden" aria-live="polite">${room.told}</p>
      ${this.#polling.failing ? problem : nothing}
      <pi-alarms .room=${room}></pi-alarms>
      <pi-danger .room=${room}></pi-danger><pi-debrief .room=${room}></pi-debrief>
      ${tabs(this.caseId, this.#part?.name ?? 'thread')}
      <div class="case">
        <div class="case-main">${this.#main(room)}</div>
        <aside class="case-side" aria-label=${say('case.facts')}>${this.#facts(room.case)}
          <pi-next-appointment .room=${room}></pi-next-appointment>
          <pi-follow-up .case=${room.case} ?mine=${room.isMine} @changed=${() => this.#polling.now()}></pi-follow-up>
          ${this.#part?.name === 'record' ? nothing : html`<pi-notes .room=${room}></pi-notes>`}
          <pi-case-actions .session=${this.session} .case=${room.case} @changed=${() => this.#polling.now()}></pi-case-actions></aside>
      </div>`
  }

  /** The part that the address names; null for the thread, and for names that no part has. */
  get #part() {
    return PARTS.find(({ name }) => name === this.partName) ?? null
  }

  /**
   * The thread stays on the page behind the other parts: what was typed there is never put away.
   * @param {CaseRoom} room
   */
  #main(room) {
    const part = this.#part
    return html`${part ? html`${undoing(room)}<pi-fetched .shows=${part} .about=${room}></pi-fetched>` : nothing}
      <pi-case-thread .room=${room} ?hidden=${part !== null}></pi-case-thread>`
  }

  /** @param {Case} found */
  #head(found) {
    const now = new Date()
    return html`<header class="case-head">
      <h1 tabindex="-1">${say('case.reference', { reference: found.reference })}</h1>
      <pi-nickname .room=${this.#room}></pi-nickname>
      <p class="marks">${careMarks(found, now)}${urgencyMark(found.urgency)}${waitingTime(found, now)}${languageMark(found)}${stageDots(found)}${nextDate(found)}${between(found)}${ending(found)}</p>
      <p class="facts">${due(found, now)} ${found.state === 'closed' ? nothing : html`<span>${holder(found, this.session.person.id)}</span>`}</p>
    </header>`
  }

  /** @param {Case} found */
  #facts(found) {
    return html`<dl class="fact-list">
      <div><dt>${say('case.received')}</dt><dd>${dayAndTime(found.received_at)}</dd></div>
      <div><dt>${say('case.key-kind')}</dt><dd>${say(`case.keys.${found.keys}`)}</dd></div>
      ${found.erase_after ? html`<div><dt>${say('case.erase-after')}</dt><dd>${date(found.erase_after)}</dd></div>` : nothing}
    </dl>
    ${this.session.role === 'coordinator' && found.id !== TRAINING ? html`<p><a class="onward" href=${routeTo('trail', found.id)}>${icon('eye')}${say('trail.of-case')}</a></p>` : nothing}`
  }
}

/** @param {unknown} problem */
function isGone(problem) {
  return problem instanceof Problem && problem.status === 404
}

customElements.define('pi-case', CaseView)
