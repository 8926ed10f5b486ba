// Ends a case: the message that the client takes along, the ending that was chosen, and what was left open and why.
import { html, nothing } from 'lit'
import { Attempt } from '../attempt.js'
import { Part } from '../case/part.js'
import { OUTCOMES, close } from '../casework.js'
import { dayAndTime } from '../format.js'
import { icon } from '../icons.js'
import { standingNote } from '../meetings/standing.js'
import { notice } from '../notice.js'
import { missing } from '../record/rules.js'
import { routeTo } from '../route.js'
import { readAsks } from '../together/asks.js'
import { Written } from '../together/written.js'
import { say, sayIn } from '../words.js'
import { closingText, erasedOn, partsIn, partsOf } from './composing.js'
import { isThere, lastWord, sentSince } from './standing.js'
import '../together/asking.js'

/** @import { Case, Outcome } from '../casework.js' */
/** @import { Colleague } from '../together/asks.js' */
/** @import { Key } from '../words.js' */

export class Closing extends Part {
  static properties = {
    ...Part.properties, outcome: { state: true }, evaluates: { state: true }, without: { state: true }, unchosen: { state: true },
    unread: { state: true }, colleagues: { state: true },
  }

  #doing = new Attempt(this)
  #asking = new Attempt(this)
  #message = new Written(this, () => `closing ${this.room.id}`)
  #reason = new Written(this, () => `closing-reason ${this.room.id}`)
  /** The farewell stands before the question: at the same second the lower id is posted first. */
  #ids = /** @type {[string, string]} */ ([crypto.randomUUID(), crypto.randomUUID()].sort())

  constructor() {
    super()
    /** @type {Outcome | ''} */
    this.outcome = ''
    this.evaluates = true
    /** Whether it ends without a farewell. */
    this.without = false
    this.unchosen = false
    /** Whether the client wrote what nobody has opened: a farewell would go past it. */
    this.unread = false
    /** @type {Colleague[] | null} */
    this.colleagues = null
  }

  get #case() {
    return /** @type {Case} */ (this.room.case)
  }

  get #parts() {
    return partsOf(this.room.record)
  }

  get #begun() {
    const { language } = this.#case
    return closingText(language, this.#parts, erasedOn(this.room.settings, language, new Date()))
  }

  /** What should be true first, but for the ending that is chosen here. */
  get #lacking() {
    const unopened = /** @type {Key[]} */ (this.room.unopened.length ? ['closing.unopened'] : [])
    return [...unopened, ...missing(this.room, this.#case.stage, 'closed').filter((word) => word !== 'rule.ending')]
  }

  get #sent() {
    return sentSince(this.room.messages, 'closing')
  }

  get #saysFarewell() {
    return !this.without && !this.#sent && this.room.address !== null
  }

  get #needsReason() {
    return this.#lacking.length > 0 || (!this.#saysFarewell && !this.#sent)
  }

  /** @param {Event} event */
  async #end(event) {
    event.preventDefault()
    this.unchosen = !this.outcome
    if (this.unchosen) return this.focusOn('.outcomes input')
    const text = this.#saysFarewell ? this.#message.taken(this.#begun) : ''
    const reason = this.#needsReason ? this.#reason.taken() : ''
    if ((this.#saysFarewell && !text) || (this.#needsReason && !reason)) return
    await this.room.refresh()
    this.unread = this.room.isUnread
    if (this.unread) return this.focusOn('.unread-words a')
    if (!(await this.#doing.run(() => this.#endWith(/** @type {Outcome} */ (this.outcome), text, reason)))) return
    this.#message.forget()
    this.#reason.forget()
    this.tell('ended')
  }

  /**
   * Each step may be repeated as it was: what has arrived already is not sent again.
   * @param {Outcome} outcome
   * @param {string} text
   * @param {string} reason
   */
  async #endWith(outcome, text, reason) {
    const [farewell, question] = this.#ids
    if (text && !isThere(this.room, farewell)) await this.room.send({ id: farewell, kind: 'closing', text, fields: partsIn(this.#parts, text) })
    if (this.evaluates && this.room.address && !isThere(this.room, question)) {
      await this.room.send({ id: question, kind: 'evaluation-request', text: sayIn(this.#case.language, 'evaluation.text'), fields: { said: null } })
    }
    const lacking = this.#lacking
    const faced = this.room.unopened.length ? this.room.messages.at(-1)?.number : 0
    const lines = [
      say('closing.entry', { outcome: say(`outcome.${outcome}`) }), ...lacking.map((word) => say(word)), ...(reason ? [say('moving.text.reason', { reason })] : []),
    ]
    const note = { kind: 'closing', text: lines.join('\n'), fields: { outcome, missing: lacking, reason, last: lastWord(this.room.messages)?.number ?? null } }
    await this.room.entering(note, (entry) => close(this.room.id, outcome, entry, faced))
  }

  #secondEyes() {
    return this.#asking.run(async () => { this.colleagues = (await readAsks(this.room.id)).colleagues })
  }

  render() {
    return html`<section aria-labelledby="closing-title"><h3 id="closing-title">${say('closing.title')}</h3>
      <form class="farewell" @submit=${(/** @type {Event} */ event) => this.#end(event)}>
      ${standingNote(this.room)}${this.#outcomes()}${this.#farewell()}${this.#evaluation()}${this.#lack()}
      ${this.unread ? html`<p class="note warn unread-words" role="alert">${say('closing.unread')} <a href=${routeTo('case', this.room.id)}>${
        say('closing.read-first')}</a></p>` : nothing}
      ${notice(this.#doing.problem)}
      <p class="small">${say('closing.what')}</p>
      <p><button class="button" ?disabled=${this.#doing.busy}>${icon('check')}${this.#doing.busy ? say('frame.working')
        : say(this.#saysFarewell ? 'closing.send-and-end' : 'closing.do')}</button></p></form></section>`
  }

  #outcomes() {
    return html`<fieldset class="field outcomes" aria-describedby=${this.unchosen ? 'outcome-error' : nothing}><legend>${say('closing.how')}</legend>
      ${OUTCOMES.map((value) => html`<label class="option"><input type="radio" name="outcome" value=${value} .checked=${this.outcome === value}
        @change=${() => { this.outcome = value; this.unchosen = false }}> <span>${say(`outcome.${value}`)}</span></label>`)}
      ${this.unchosen ? html`<p class="error" id="outcome-error" role="alert">${say('closing.choose')}</p>` : nothing}</fieldset>`
  }

  #farewell() {
    if (!this.room.address) return nothing
    const sent = this.#sent
    if (sent) return html`<p class="note">${icon('check')} ${say('closing.sent', { time: dayAndTime(sent.postedAt) })}</p>`
    return html`<div class="field"><label class="option"><input type="checkbox" .checked=${!this.without}
        @change=${(/** @type {Event} */ { target }) => { this.without = !(/** @type {HTMLInputElement} */ (target)).checked }}> <span>${say('closing.farewell')}</span></label></div>
      ${this.without ? nothing : html`${this.#message.field({
        id: 'farewell', label: say('closing.message'), hint: say(`closing.message.why.${this.#case.language}`), rows: 12, begun: this.#begun, lang: this.#case.language })}
      ${this.#eyes()}`}`
  }

  /** A second pair of eyes, before it goes. */
  #eyes() {
    if (this.colleagues) {
      return html`<details class="more" open><summary>${say('closing.eyes')}</summary>${this.#draftForm(this.colleagues)}</details>`
    }
    return html`${notice(this.#asking.problem)}<p><button type="button" class="plain-button" ?disabled=${this.#asking.busy} @click=${() => this.#secondEyes()}>
      ${icon('eye')}${say('closing.eyes')}</button></p>`
  }

  /** @param {Colleague[]} colleagues */
  #draftForm(colleagues) {
    return html`<pi-asking .room=${this.room} .colleagues=${colleagues} .draft=${this.#message.text(this.#begun)}></pi-asking>`
  }

  #evaluation() {
    if (!this.room.address) return nothing
    return html`<div class="field"><label class="option"><input type="checkbox" .checked=${this.evaluates}
      @change=${(/** @type {Event} */ { target }) => { this.evaluates = /** @type {HTMLInputElement} */ (target).checked }}>
      <span>${say('closing.evaluate')}</span></label></div>`
  }

  #lack() {
    if (!this.#needsReason) return nothing
    const lacking = this.#lacking
    return html`${lacking.length ? html`<p>${say('closing.lacking')}</p><ul class="lacking">${lacking.map((word) => html`<li>${icon('steady')}<span>${say(word)}</span></li>`)}</ul>` : nothing}
      ${this.#reason.field({ id: 'closing-reason', label: say('closing.reason'), hint: say('moving.reason.why'), rows: 2 })}`
  }
}

customElements.define('pi-closing', Closing)
