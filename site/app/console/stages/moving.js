// How a case moves to another stage: what has to be true first and the way to it, or a reason that is kept.
import { html, nothing } from 'lit'
import { Attempt } from '../attempt.js'
import { Part } from '../case/part.js'
import { moveToStage } from '../casework.js'
import { dayAndTime } from '../format.js'
import { icon } from '../icons.js'
import { notice } from '../notice.js'
import { STAGES, missing } from '../record/rules.js'
import { routeTo } from '../route.js'
import { unsaved } from '../unsaved.js'
import { say } from '../words.js'
import { recordedStage } from './recorded.js'

/** @import { CaseRoom } from '../case/room.js' */
/** @import { Stage } from '../casework.js' */
/** @import { Key } from '../words.js' */

/** Where what is missing can be done. @type {Record<string, string>} */
const WAYS = { 'rule.limits': 'trust.confidentiality', 'rule.own-goal': 'roles.goals' }

export class StageMoving extends Part {
  static properties = { ...Part.properties, shown: {}, unreasoned: { state: true }, told: { state: true } }

  #moving = new Attempt(this)

  constructor() {
    super()
    /** The stage that is looked at. @type {Stage} */
    this.shown = 'trust'
    this.unreasoned = false
    this.told = ''
  }

  get #case() {
    return /** @type {NonNullable<CaseRoom['case']>} */ (this.room.case)
  }

  get #editor() {
    return `stage ${this.room.id}`
  }

  /**
   * @param {Stage} to
   * @param {string} [reason]
   */
  async #move(to, reason = '') {
    const from = this.#case.stage
    const lacking = missing(this.room, from, to)
    const note = { kind: 'stage', text: movedText(from, to, lacking, reason), fields: { from, to, missing: lacking, reason } }
    const done = await this.#moving.run(() => this.room.entering(note, (entry) => moveToStage(this.room.id, to, entry)))
    if (!done) return
    unsaved.forget(this.#editor)
    this.told = say('moving.moved', { stage: say(`stage.${to}`) })
    this.tell('moved')
    this.focusOn('h3')
  }

  /**
   * @param {Event} event
   * @param {Stage} to
   */
  #overrule(event, to) {
    event.preventDefault()
    const reason = this.#reason.trim()
    this.unreasoned = !reason
    if (reason) this.#move(to, reason)
    else this.focusOn('textarea')
  }

  /** @returns {string} */
  get #reason() {
    return unsaved.of(this.#editor)?.value ?? ''
  }

  render() {
    const { stage } = this.#case
    return html`<div class="stage-moving"><h3 tabindex="-1">${say('moving.title')}</h3>
      ${this.#disagreement()}${this.#ways(stage)}
      ${notice(this.#moving.problem)}
      <p role="status" class=${this.told ? 'small' : 'visually-hidden'}>${this.told}</p>
      ${this.#before()}</div>`
  }

  /** @param {Stage} stage */
  #ways(stage) {
    if (this.#case.state === 'closed') return html`<p>${say('moving.closed')}</p>`
    if (!this.room.isMine) return html`<p>${say('moving.not-mine')}</p>`
    const place = STAGES.indexOf(stage)
    const [back, next] = [STAGES[place - 1], STAGES[place + 1]]
    const target = this.shown !== stage && this.shown !== back ? this.shown : next
    return html`${target ? this.#onward(target) : this.#toEnd()}
      ${back ? html`<p><button type="button" class="plain-button" ?disabled=${this.#moving.busy} @click=${() => this.#move(back)}>
        ${icon('back')}${say('moving.back', { stage: say(`stage.${back}`) })}</button></p>` : nothing}`
  }

  /** @param {Stage} to */
  #onward(to) {
    const lacking = missing(this.room, this.#case.stage, to)
    if (!lacking.length) return this.#button(to)
    return html`<p>${say('moving.missing', { stage: say(`stage.${to}`) })}</p>
      <ul class="lacking">${lacking.map((word) => html`<li>${icon('steady')}<span>${say(word)}
        ${WAYS[word] ? html`<button type="button" class="plain-button" @click=${() => this.tell('go-to-task', WAYS[word])}>${say('moving.do')}</button>` : nothing}</span></li>`)}</ul>
      ${this.#overruling(to)}`
  }

  /** @param {Stage} to */
  #button(to) {
    const back = STAGES.indexOf(to) < STAGES.indexOf(this.#case.stage)
    return html`<button type="button" class="button" ?disabled=${this.#moving.busy} @click=${() => this.#move(to)}>
      ${icon(back ? 'back' : 'onward')}${say(back ? 'moving.back' : 'moving.on', { stage: say(`stage.${to}`) })}</button>`
  }

  /** @param {Stage} to */
  #overruling(to) {
    return html`<details class="more" ?open=${Boolean(this.#reason)}><summary>${say('moving.anyway')}</summary>
      <form @submit=${(/** @type {Event} */ event) => this.#overrule(event, to)}>
        <div class="field"><label for="reason">${say('moving.reason')}</label><p class="why" id="reason-hint">${say('moving.reason.why')}</p>
          <textarea id="reason" rows="2" aria-describedby="reason-hint" aria-invalid=${this.unreasoned ? 'true' : nothing}
            aria-errormessage=${this.unreasoned ? 'reason-error' : nothing} .value=${this.#reason}
            @input=${(/** @type {Event} */ { target }) => unsaved.keep(this.#editor, /** @type {HTMLTextAreaElement} */ (target).value, '')}></textarea>
          ${this.unreasoned ? html`<p class="error" id="reason-error" role="alert">${say('moving.reason.empty')}</p>` : nothing}</div>
        <button class="button quiet" ?disabled=${this.#moving.busy}>${say('moving.on', { stage: say(`stage.${to}`) })}</button>
      </form></details>`
  }

  #toEnd() {
    return html`<p>${say('moving.to-end')} <a href=${routeTo('case', `${this.room.id}/ending`)}>${say('moving.to-end.do')}</a></p>`
  }

  /** The server's stage counts; a record that says otherwise is told. */
  #disagreement() {
    const recorded = recordedStage(this.room.record)
    const { stage } = this.#case
    if (!recorded || recorded === stage) return nothing
    return html`<p class="note">${say('moving.disagree', { stage: say(`stage.${stage}`), other: say(`stage.${recorded}`) })}</p>`
  }

  /** What was moved before, with its reasons. */
  #before() {
    const moves = this.room.record.log('stage')
    if (!moves.length) return nothing
    return html`<details class="more"><summary>${say('moving.before', { n: moves.length })}</summary>
      <ul class="was-left">${[...moves].reverse().map((entry) => html`<li><p class="text">${entry.text}</p>
        <p class="small">${entry.author.name}, ${dayAndTime(entry.writtenAt)}</p></li>`)}</ul></details>`
  }
}

/**
 * A move in words, for who reads the record without knowing its fields.
 * @param {Stage} from
 * @param {Stage} to
 * @param {Key[]} lacking
 * @param {string} reason
 */
function movedText(from, to, lacking, reason) {
  const moved = say('moving.text', { from: say(`stage.${from}`), to: say(`stage.${to}`) })
  const without = lacking.length ? [say('moving.text.without', { list: lacking.map((word) => say(word)).join(' ') })] : []
  return [moved, ...without, ...(reason ? [say('moving.text.reason', { reason })] : [])].join('\n')
}

customElements.define('pi-stage-moving', StageMoving)
