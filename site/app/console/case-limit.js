// How many open cases a person means to have: one's own number, or a colleague's as coordinators set it.
import { html } from 'lit'
import { Attempt } from './attempt.js'
import { ask } from './desk.js'
import { field, submitted } from './fields.js'
import { notice } from './notice.js'
import { View } from './view.js'
import { say } from './words.js'

/** @typedef {{id: string, case_limit: number | null}} Limited */

export class CaseLimit extends View {
  static properties = { person: {}, limit: { state: true }, told: { state: true } }

  #reading = new Attempt(this)
  #saving = new Attempt(this)

  constructor() {
    super()
    /** Whose it is; empty for one's own. */
    this.person = ''
    /** @type {number | null | undefined} */
    this.limit = undefined
    this.told = ''
  }

  firstUpdated() {
    this.#read()
  }

  #read() {
    return this.#reading.run(async () => {
      /** @type {Limited | undefined} */
      const found = this.person ? (await ask('GET', '/people')).people.find((/** @type {Limited} */ { id }) => id === this.person) : (await ask('GET', '/session')).person
      this.limit = found?.case_limit ?? null
    })
  }

  /** @param {Event} event */
  async #save(event) {
    const limit = Object.values(submitted(event))[0] ?? ''
    const path = this.person ? `/people/${this.person}/case-limit` : '/account/case-limit'
    this.told = ''
    const saved = await this.#saving.run(async () => { this.limit = (await ask('PUT', path, { case_limit: limit ? Number(limit) : null })).case_limit })
    if (saved) this.told = say('frame.saved')
  }

  render() {
    const id = `limit${this.person}`
    if (this.limit === undefined) return html`${notice(this.#reading.problem, () => this.#read())}`
    return html`<form class="case-limit" @submit=${(/** @type {Event} */ event) => this.#save(event)}>
      ${field({ id, path: 'case_limit', label: say('limit.label'), hint: say('limit.hint'), type: 'number', min: 1, max: 200, required: false,
        value: this.limit === null ? '' : String(this.limit) })}
      ${notice(this.#saving.problem)}<p role="status" class=${this.told ? 'note' : 'visually-hidden'}>${this.told}</p>
      <button class="button quiet" ?disabled=${this.#saving.busy}>${say('frame.save')}</button></form>`
  }
}

customElements.define('pi-case-limit', CaseLimit)
