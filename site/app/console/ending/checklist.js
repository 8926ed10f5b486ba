// What belongs to an ending: the eight tasks of stage four, done, open, or not needed for a reason.
import { html, nothing } from 'lit'
import { Attempt } from '../attempt.js'
import { Part } from '../case/part.js'
import { dayAndTime } from '../format.js'
import { icon } from '../icons.js'
import { notice } from '../notice.js'
import { routeTo } from '../route.js'
import { TASKS } from '../stages/tasks.js'
import { Written } from '../together/written.js'
import { say, spoken } from '../words.js'
import { checked } from './standing.js'

/** @import { Checked } from './standing.js' */

const STATES = /** @type {const} */ ({ done: 'check', open: 'steady', 'not-needed': 'cross' })

export class Checklist extends Part {
  static properties = { ...Part.properties, leaving: { state: true } }

  #saving = new Attempt(this)
  #written = new Written(this, () => `not-needed ${this.room.id} ${this.leaving}`)

  constructor() {
    super()
    /** The task that is being left out. */
    this.leaving = ''
  }

  get #tasks() {
    return TASKS.ending
  }

  /** Whether what is open can still be settled. */
  get #isOpen() {
    return this.room.case?.state !== 'closed'
  }

  /** @param {string} task */
  #leave(task) {
    this.leaving = this.leaving === task ? '' : task
    if (this.leaving) this.focusOn('textarea')
  }

  /** @param {Event} event */
  async #save(event) {
    event.preventDefault()
    const task = this.leaving
    const text = this.#written.taken()
    if (!text) return
    if (!(await this.#saving.run(() => this.room.note({ kind: 'task', task, text, fields: { not_needed: true } })))) return
    this.#written.forget()
    this.leaving = ''
  }

  render() {
    const all = checked(this.room.record, this.#tasks.map(({ id }) => id))
    const settled = all.filter(({ state }) => state !== 'open').length
    return html`<section aria-labelledby="checklist-title"><h3 id="checklist-title">${say('checklist.title')}</h3>
      <p class="why">${say(this.#isOpen ? 'checklist.why' : 'checklist.ended', { n: settled, all: all.length })}</p>
      <ul class="checklist">${all.map((each) => this.#row(each))}</ul></section>`
  }

  /** @param {Checked} checked */
  #row({ task, state, entry }) {
    const title = this.#tasks.find(({ id }) => id === task)?.title[spoken.language] ?? task
    return html`<li class=${state}><span class="tick">${icon(STATES[state])}</span><div><p><strong>${title}</strong>
        <span class="small">${say(`checklist.${state}`)}${entry ? html`, ${entry.author.name}, ${dayAndTime(entry.writtenAt)}` : nothing}</span></p>
      ${entry ? html`<p class="text small">${entry.text}</p>` : nothing}
      ${!entry && this.#isOpen ? this.#ways(task, title) : nothing}</div></li>`
  }

  /**
   * @param {string} task
   * @param {string} title
   */
  #ways(task, title) {
    return html`<p class="ways"><a href=${routeTo('case', `${this.room.id}/stages/${task}`)}>${say('checklist.do')}<span class="visually-hidden">: ${title}</span></a>
      <button type="button" class="plain-button" aria-expanded=${this.leaving === task} @click=${() => this.#leave(task)}>
        ${say('checklist.leave')}<span class="visually-hidden">: ${title}</span></button></p>
      ${this.leaving === task ? this.#form() : nothing}`
  }

  #form() {
    return html`<form @submit=${(/** @type {Event} */ event) => this.#save(event)}>
      ${this.#written.field({ id: 'not-needed', label: say('checklist.reason'), rows: 2 })}${notice(this.#saving.problem)}
      <button class="button quiet" ?disabled=${this.#saving.busy}>${say('frame.save')}</button></form>`
  }
}

customElements.define('pi-checklist', Checklist)
