// The tab in which a case ends, or is seen to have ended: the checklist, the closing, the client's evaluation, the way back.
import { html, nothing } from 'lit'
import { Part } from '../case/part.js'
import { date, dayAndTime } from '../format.js'
import { evaluated } from '../kinds/endings.js'
import { say } from '../words.js'
import { closings } from './standing.js'
import './checklist.js'
import './closing.js'
import './silence.js'

/** @import { Case } from '../casework.js' */

export class CaseEnding extends Part {
  render() {
    const found = /** @type {Case} */ (this.room.case)
    const isOpen = found.state === 'open'
    return html`<h2 tabindex="-1">${say('ending.title')}</h2>
      ${this.#told(found)}${this.#before()}
      ${isOpen ? html`<pi-silence .room=${this.room}></pi-silence>` : nothing}
      ${this.room.hasRecord ? html`<pi-checklist .room=${this.room}></pi-checklist>` : nothing}
      ${this.#closing(isOpen)}${this.#evaluations()}`
  }

  /** @param {Case} found */
  #told({ state, outcome, erase_after: erased, junk }) {
    if (state === 'closed') {
      return html`<p class="note"><strong>${junk ? say('case.junk') : say('ending.ended', { outcome: outcome ? say(`outcome.${outcome}`) : '' })}</strong>
        ${erased ? say('ending.erased', { day: date(erased) }) : nothing} ${say('ending.back')}</p>`
    }
    return html`<p class="why">${say('ending.retention', { closed: this.room.settings.retention_closed_days, silent: this.room.settings.retention_silent_days,
      day: erased ? date(erased) : '' })}</p>`
  }

  /** @param {boolean} isOpen */
  #closing(isOpen) {
    if (!isOpen || !this.room.hasRecord) return nothing
    return this.room.isMine ? html`<pi-closing .room=${this.room} @ended=${() => this.focusOn('h2')}></pi-closing>` : html`<p class="note">${say('ending.not-mine')}</p>`
  }

  /** Earlier endings, and when the client came back. */
  #before() {
    const all = closings(this.room.record, this.room.messages)
    if (!all.length) return nothing
    return html`<ul class="plain-list endings">${all.map(({ entry, reopened }) => html`<li><p class="text">${entry.text}</p>
      <p class="small">${entry.author.name}, ${dayAndTime(entry.writtenAt)}</p>
      ${reopened ? html`<p><strong>${say('ending.reopened', { time: dayAndTime(reopened) })}</strong></p>` : nothing}</li>`)}</ul>`
  }

  #evaluations() {
    const { messages } = this.room
    const { language } = /** @type {Case} */ (this.room.case)
    const given = messages.filter(({ from, body }) => from === 'client' && body?.kind === 'evaluation' && body.fields)
    if (!given.length) return nothing
    return html`<section aria-labelledby="evaluation-title"><h3 id="evaluation-title">${say('evaluation.title')}</h3>
      ${given.map(({ body, postedAt: at }) => html`<div class="card">${evaluated(body?.fields ?? {}, language)}
        <p class="small">${dayAndTime(at)}</p></div>`)}</section>`
  }
}

customElements.define('pi-case-ending', CaseEnding)
