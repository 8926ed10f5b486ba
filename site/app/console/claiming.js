// Takes a case: one that waits, or out of the hands of somebody on leave. One more than a person means to have asks first.
import { html } from 'lit'
import { Attempt } from './attempt.js'
import { Part } from './case/part.js'
import { claim } from './casework.js'
import { date } from './format.js'
import { icon } from './icons.js'
import { notice } from './notice.js'
import { isOverLimit, overLimit } from './over-limit.js'
import { say } from './words.js'

/** @import { Case } from './casework.js' */

export class Claiming extends Part {
  #claiming = new Attempt(this)

  /** @param {boolean} [anyway] */
  async #claim(anyway = false) {
    const { assignee } = /** @type {Case} */ (this.room.case)
    const taken = await this.#claiming.run(() => claim(this.room.id, { over_limit: anyway, in_place_of: assignee?.id ?? null }))
    if (taken && assignee) await this.room.note({ kind: 'hand-over', text: say('relief.note', { name: assignee.name }) }).catch(() => {})
    await this.room.refresh()
    if (taken) this.tell('claimed')
  }

  render() {
    const { assignee } = /** @type {Case} */ (this.room.case)
    const { problem, busy } = this.#claiming
    return html`<div class="claim-bar">
      ${isOverLimit(problem) ? overLimit(problem, { busy, anyway: () => this.#claim(true), leave: () => this.#claiming.forget() }) : notice(problem)}
      ${assignee?.away ? html`<p>${say(assignee.away.stand_in ? 'relief.away.stand-in' : 'relief.away', {
        name: assignee.name, day: date(assignee.away.until), other: assignee.away.stand_in?.name ?? '' })}</p>` : ''}
      ${isOverLimit(problem) ? '' : html`<button type="button" class="button" ?disabled=${busy} @click=${() => this.#claim()}>
        ${icon('hand')}${say(assignee ? 'relief.take' : 'claim.take')}</button>
      <p class="small">${say(assignee ? 'relief.why' : 'claim.why')}</p>`}</div>`
  }
}

customElements.define('pi-claiming', Claiming)
