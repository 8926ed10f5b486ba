// The case page's first part: what the client wrote, what was answered, and where the next answer is written.
import { html, nothing } from 'lit'
import { Attempt } from '../attempt.js'
import { claimEnds, lapse } from '../case-facts.js'
import { dayAndTime } from '../format.js'
import { icon } from '../icons.js'
import { intake } from '../intake.js'
import { thread } from '../messages.js'
import { notice } from '../notice.js'
import { say } from '../words.js'
import { Part } from './part.js'
import { undoing } from './undoing.js'
import '../claiming.js'
import '../editor.js'
import '../ending/silence.js'

/** @import { Case } from '../casework.js' */
/** @import { Undo } from '../undo.js' */

export class ThreadPart extends Part {
  #going = new Attempt(this)

  updated() {
    if (this.room.isFormForeign) this.room.readForm()
  }

  render() {
    const found = /** @type {Case} */ (this.room.case)
    return html`${this.#requests(found)}<pi-silence .room=${this.room}></pi-silence>${this.#intake(found)}${this.#thread(found)}${this.#answering(found)}`
  }

  /** @param {Case} found */
  #requests({ requests }) {
    return requests.filter(({ due_at: due }) => !due).map(({ kind, posted_at: at }) => html`<div class="note warn"><p><strong>${
      say(kind === 'another-counselor' ? 'case.request.another-counselor' : 'case.request.other', { time: dayAndTime(at) })}</strong></p>
      <p>${say('case.request.next')}</p></div>`)
  }

  /** @param {Case} found */
  #intake({ language }) {
    const { messages, form, address } = this.room
    const body = messages[0]?.body
    return html`${body?.kind === 'intake' ? intake(body, form, { language, folded: messages.length > 1 }) : nothing}
      ${address ? nothing : html`<p class="note warn">${say('thread.no-intake')}</p>`}`
  }

  /** @param {Case} found */
  #thread({ language }) {
    const { messages, me, hasEarlier } = this.room
    const rest = messages[0]?.body?.kind === 'intake' ? messages.slice(1) : messages
    if (!rest.length) return nothing
    return html`<section aria-labelledby="thread-title"><h2 id="thread-title" tabindex="-1">${say('thread.title')}</h2>
      ${hasEarlier ? this.#earlier() : nothing}${
      thread(rest, me, language)}</section>`
  }

  /** @param {Case} found */
  #answering(found) {
    const { room: { me, isMine, address, pending } } = this
    if (found.state === 'closed') return nothing
    const now = new Date()
    if (!found.assignee) return html`${lapse(found, me, now)}${this.#claiming()}`
    if (!isMine) {
      return html`${lapse(found, me, now)}<p class="note">${say('claim.other', { name: found.assignee.name })}</p>${claimEnds(found, me, now)}
        ${found.assignee.away ? this.#claiming() : nothing}`
    }
    return html`${pending.length ? nothing : claimEnds(found, me, now)}${undoing(this.room)}
      ${address ? html`<pi-editor ?hidden=${pending.length > 0} .room=${this.room} @sent=${() => this.#toUndo()}></pi-editor>` : nothing}`
  }

  #earlier() {
    return html`${notice(this.#going.problem)}<p><button type="button" class="button quiet earlier" ?disabled=${this.#going.busy} @click=${() => this.#goBack()}>
      ${icon('upward')}${say(this.#going.busy ? 'thread.opening' : 'thread.earlier')}</button></p>`
  }

  /** Show older messages above; what is read now stays where it is on the screen. */
  async #goBack() {
    const height = document.documentElement.scrollHeight
    if (!await this.#going.run(() => this.room.readEarlier())) return
    await this.updateComplete
    scrollBy({ top: document.documentElement.scrollHeight - height, behavior: 'instant' })
    if (!this.room.hasEarlier) this.focusOn('h2')
  }

  /** The editor has gone: the keyboard's place is beside the undoing, where one press more undoes nothing. */
  async #toUndo() {
    await this.updateComplete
    const undo = /** @type {Undo | null} */ (this.querySelector('pi-undo:last-of-type'))
    await undo?.focusOn('.undo')
  }

  #claiming() {
    return html`<pi-claiming .room=${this.room} @claimed=${() => this.focusOn('textarea')}></pi-claiming>`
  }
}

customElements.define('pi-case-thread', ThreadPart)
