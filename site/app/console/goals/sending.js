// Sends the client a questionnaire that the site has.
import { html, nothing } from 'lit'
import { Offline } from '../../shared/api.js'
import { Attempt } from '../attempt.js'
import { Part } from '../case/part.js'
import { icon } from '../icons.js'
import { notice } from '../notice.js'
import { unsaved } from '../unsaved.js'
import { say, sayIn } from '../words.js'
import { formOf, installed } from './installed.js'
import { introduction } from './introduction.js'
import { Sent } from './sent.js'
import { instrumentText } from './texts.js'

/** @import { Language } from '../words.js' */
/** @import { Installed } from './installed.js' */
/** @typedef {{said: string, chosen: string}} Written  `chosen`: the id, empty for the first */

export class SendInstrument extends Part {
  static properties = { ...Part.properties, found: { state: true } }

  #loading = new Attempt(this)
  #sending = new Attempt(this)
  #sent = new Sent(this, 'instrument-request', () => unsaved.forget(this.#editor))

  constructor() {
    super()
    /** Null until they are there. @type {Installed[] | null} */
    this.found = null
  }

  firstUpdated() {
    this.#load()
  }

  get #editor() {
    return `instrument ${this.room.id}`
  }

  get #language() {
    return /** @type {Language} */ (this.room.case?.language ?? 'id')
  }

  /** @returns {Written} */
  get #fresh() {
    return { said: sayIn(this.#language, 'instrument.said'), chosen: '' }
  }

  /** @returns {Written} */
  get #written() {
    return unsaved.of(this.#editor)?.value ?? this.#fresh
  }

  /** @param {Partial<Written>} change */
  #write(change) {
    unsaved.keep(this.#editor, { ...this.#written, ...change }, this.#fresh)
    this.requestUpdate()
  }

  async #load() {
    await this.#loading.run(async () => {
      this.found = await installed(this.#language).catch((error) => { throw new Offline('/assets/forms', { cause: error }) })
    })
  }

  /** @param {Event} event */
  async #send(event) {
    event.preventDefault()
    const { said, chosen } = this.#written
    const one = this.found?.find(({ id }) => id === chosen) ?? this.found?.[0]
    if (one) await this.#sending.run(() => this.#post(one, said.trim()))
  }

  /**
   * @param {Installed} one
   * @param {string} said
   */
  async #post({ id, version }, said) {
    const questionnaire = { id, version }
    const form = await formOf(questionnaire, this.#language)
    if (!form) throw new Offline('/assets/forms')
    const text = instrumentText(said, form, this.#language)
    this.#sent.follow(await this.room.send({ kind: 'instrument-request', text, fields: { said: said || null, questionnaire } }))
  }

  render() {
    if (!this.found) return notice(this.#loading.problem, () => this.#load())
    if (!this.found.length) return html`<p class="why">${say('instrument.none')}</p>`
    if (!this.room.isMine || !this.room.address) return html`<p class="why">${say('ask.not-mine')}</p>`
    const { said, chosen } = this.#written
    return html`<form class="asking" autocomplete="off" @submit=${(/** @type {Event} */ event) => this.#send(event)}>
      ${this.#sent.note()}
      <div class="field"><label for="instrument-chosen">${say('instrument.which')}</label>
        <p class="why" id="instrument-why">${say('instrument.why')}</p>
        <select id="instrument-chosen" aria-describedby="instrument-why" @change=${(/** @type {Event} */ { target }) => this.#write({ chosen: /** @type {HTMLSelectElement} */ (target).value })}>
          ${this.found.map(({ id, title }) => html`<option value=${id} ?selected=${id === chosen}>${title}</option>`)}</select></div>
      ${introduction('instrument-said', { said, language: this.#language, change: (words) => this.#write({ said: words }) })}
      ${notice(this.#sending.problem)}
      <p class="actions"><button class="button" ?disabled=${this.#sending.busy || this.#sent.isWaiting}>${icon('send')}${
        say(this.#sending.busy ? 'editor.sealing' : 'instrument.send')}</button></p>
    </form>`
  }
}

customElements.define('pi-send-instrument', SendInstrument)
