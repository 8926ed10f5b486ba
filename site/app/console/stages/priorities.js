// Puts the goals in order: each is moved up or down, and those whose place has changed are written anew.
import { html, nothing } from 'lit'
import { Attempt } from '../attempt.js'
import { Part } from '../case/part.js'
import { icon } from '../icons.js'
import { notice } from '../notice.js'
import { unsaved } from '../unsaved.js'
import { say } from '../words.js'
import { inOrder, movedUp, placed } from './ordering.js'

const TASK = 'roles.priorities'

export class Priorities extends Part {
  static properties = { ...Part.properties, told: { state: true } }

  #saving = new Attempt(this)

  constructor() {
    super()
    this.told = ''
  }

  get #editor() {
    return `priorities ${this.room.id}`
  }

  /** The goals as they stand on the page. */
  get #goals() {
    /** @type {string[] | undefined} */
    const chosen = unsaved.of(this.#editor)?.value
    return inOrder(this.room.record.all('goal'), chosen)
  }

  /** @param {number} place  of the goal that changes places with the one before it */
  #up(place) {
    const saved = inOrder(this.room.record.all('goal')).map(({ item }) => item)
    const items = movedUp(this.#goals, place).map(({ item }) => item)
    unsaved.keep(this.#editor, items, saved)
    this.told = ''
    this.requestUpdate()
  }

  async #save() {
    const goals = this.#goals
    const done = await this.#saving.run(async () => {
      for (const goal of placed(goals)) await this.room.note({ ...goal, task: TASK })
    })
    if (!done) return
    unsaved.forget(this.#editor)
    this.told = say('priorities.saved')
  }

  render() {
    const goals = this.#goals
    if (goals.length < 2) return html`<p class="why">${say('priorities.few')}</p>`
    return html`<ol class="priorities">${goals.map(({ versions: [goal] }, n) => html`<li><span>${goal?.text}</span>
        ${n ? html`<button type="button" class="plain-button" @click=${() => this.#up(n)}>${icon('upward')}
          <span>${say('priorities.up')}</span><span class="visually-hidden">: ${goal?.text}</span></button>` : nothing}</li>`)}</ol>
      ${notice(this.#saving.problem)}
      <p><button type="button" class="button quiet" ?disabled=${this.#saving.busy || !placed(goals).length} @click=${() => this.#save()}>
        ${icon('check')}${say('priorities.save')}</button></p>
      <p role="status" class=${this.told ? 'small' : 'visually-hidden'}>${this.told}</p>`
  }
}

customElements.define('pi-priorities', Priorities)
