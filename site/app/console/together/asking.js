// Asks a colleague, or whoever supervises; also to read a draft before it goes.
import { html } from 'lit'
import { Attempt } from '../attempt.js'
import { Part } from '../case/part.js'
import { icon } from '../icons.js'
import { notice } from '../notice.js'
import { say } from '../words.js'
import { askColleague } from './asks.js'
import { colleagueOptions } from './colleagues.js'
import { Written } from './written.js'

/** @import { Colleague } from './asks.js' */

const SUPERVISOR = 'supervisor'

export class Asking extends Part {
  static properties = { ...Part.properties, colleagues: { attribute: false }, draft: { attribute: false }, to: { state: true }, told: { state: true } }

  #sending = new Attempt(this)
  #written = new Written(this, () => `ask ${this.room.id} ${this.draft ? 'draft' : ''}`)

  constructor() {
    super()
    /** @type {Colleague[]} */
    this.colleagues = []
    /** What a colleague is asked to read; empty for a question. */
    this.draft = ''
    this.to = SUPERVISOR
    this.told = ''
  }

  get #begun() {
    return this.draft ? say('ask.draft.text') : ''
  }

  /** @param {Event} event */
  async #ask(event) {
    event.preventDefault()
    this.told = ''
    const text = this.#written.taken(this.#begun)
    if (!text) return
    const to = this.to === SUPERVISOR ? null : this.to
    const whole = this.draft ? `${text}\n\n${this.draft}` : text
    const note = { kind: 'question', text: whole, fields: { to, ...(this.draft ? { draft: this.draft } : {}) } }
    if (!(await this.#sending.run(() => this.room.entering(note, (entry) => askColleague(this.room.id, to, entry))))) return
    this.#written.forget()
    this.told = say('ask.sent', { name: this.#name })
    this.tell('asked')
  }

  get #name() {
    return this.colleagues.find(({ id }) => id === this.to)?.name ?? say('ask.supervisor.name')
  }

  render() {
    const id = this.draft ? 'ask-draft' : 'ask'
    return html`<form class="card" @submit=${(/** @type {Event} */ event) => this.#ask(event)}>
      <div class="field"><label for="${id}-to">${say('ask.whom')}</label>
        <select id="${id}-to" data-path="to" @change=${(/** @type {Event} */ { target }) => { this.to = /** @type {HTMLSelectElement} */ (target).value }}>
          <option value=${SUPERVISOR} ?selected=${this.to === SUPERVISOR}>${say('ask.supervisor')}</option>
          ${colleagueOptions(this.colleagues, this.to)}</select></div>
      ${this.#written.field({ id: `${id}-text`, label: say(this.draft ? 'ask.draft.label' : 'ask.label'), hint: say('ask.why'), begun: this.#begun })}
      ${notice(this.#sending.problem)}
      <p role="status" class=${this.told ? 'note' : 'visually-hidden'}>${this.told}</p>
      <button class="button quiet" ?disabled=${this.#sending.busy}>${icon('people')}${this.#sending.busy ? say('frame.working') : say('ask.do')}</button>
    </form>`
  }
}

customElements.define('pi-asking', Asking)
