// The tab of a case that leads through counselling: where it stands, what can be done there, and how it moves on.
import { html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { Part } from '../case/part.js'
import { STAGES } from '../record/rules.js'
import { readRoute } from '../route.js'
import { say } from '../words.js'
import { TASKS } from './tasks.js'
import { way } from './way.js'
import './moving.js'
import { unsavedIn } from './task.js'

/** @import { TaskView } from './task.js' */
/** @import { Stage } from '../casework.js' */

export class CaseStages extends Part {
  static properties = { ...Part.properties, shown: { state: true } }

  /** Whether the task that the address names was gone to. */
  #went = false

  constructor() {
    super()
    /** The stage that is looked at; '' is the one in which the case stands. @type {Stage | ''} */
    this.shown = ''
  }

  /** What was typed in a task and not saved is there again: its stage is looked at first. */
  willUpdate() {
    super.willUpdate()
    if (this.hasUpdated) return
    this.shown = STAGES.find((stage) => TASKS[stage].some(({ id }) => unsavedIn(this.room, id).length)) ?? ''
  }

  updated() {
    if (this.#went || !this.room.hasRecord) return
    this.#went = true
    const { task } = readRoute(location.hash)
    if (task) this.#go(task)
  }

  /** @param {Stage} stage */
  #show(stage) {
    this.shown = stage
  }

  /**
   * Go to a task, wherever it is, and open it.
   * @param {string} id
   */
  async #go(id) {
    const stage = STAGES.find((each) => TASKS[each].some((task) => task.id === id))
    if (!stage) return
    this.shown = stage
    await this.updateComplete
    const task = /** @type {TaskView | null} */ (this.querySelector(`[data-task="${id}"] pi-task`))
    await task?.unfold()
  }

  render() {
    const { case: found, record, hasRecord } = this.room
    if (!found || !hasRecord) return html`<p class="muted">${say('thread.opening')}</p>`
    const shown = this.shown || found.stage
    return html`<section class="stages" aria-labelledby="stages-title" @go-to-task=${(/** @type {CustomEvent<string>} */ event) => this.#go(event.detail)}
        @moved=${() => { this.shown = '' }}>
      <h2 id="stages-title">${say('stages.title')}</h2>
      ${way(record, { stands: found.stage, shown, show: (stage) => this.#show(stage) })}
      <h3 id="stage-tasks" tabindex="-1">${say(`stage.${shown}.full`)}</h3>
      <p class="why">${say(`stage.${shown}.what`)}</p>
      ${shown === found.stage ? nothing : html`<p class="why">${say('stages.elsewhere', { stage: say(`stage.${found.stage}`) })}</p>`}
      <ul class="tasks" aria-labelledby="stage-tasks">${repeat(TASKS[shown], ({ id }) => id, (task) => html`<li data-task=${task.id}>
        <pi-task .room=${this.room} .task=${task}></pi-task></li>`)}</ul>
      <pi-stage-moving .room=${this.room} .shown=${shown}></pi-stage-moving>
    </section>`
  }
}

customElements.define('pi-case-stages', CaseStages)
