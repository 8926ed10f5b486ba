// Sends the client a questionnaire that the site has.
import { html } from 'lit'
import { Offline } from '../../shared/api.js'
import { Attempt } from '../attempt.js'
import { icon } from '../icons.js'
import { notice } from '../notice.js'
import { say, sayIn } from '../words.js'
import { formOf, installed } from './installed.js'
import { introduction } from './introduction.js'
import { RequestPart } from './request-part.js'
import { instrumentText } from './texts.js'

/** @import { Installed } from './installed.js' */
/** @typedef {{said: string, chosen: string}} Written  `chosen`: the id, empty for the first */

/** @extends {RequestPart<Written>} */
export class SendInstrument extends RequestPart {
  static properties = { ...RequestPart.properties, found: { state: true } }

  #loading = new Attempt(this)

  constructor() {
    super('instrument-request')
    /** Null until they are there. @type {Installed[] | null} */
    this.found = null
  }

  firstUpdated() {
    this.#load()
  }

  /** @returns {Written} */
  get fresh() {
    return { said: sayIn(this.language, 'instrument.said'), chosen: '' }
  }

  async #load() {
    await this.#loading.run(async () => { this.found = await installed(this.language) })
  }

  /** @param {Event} event */
  async #send(event) {
    event.preventDefault()
    const { said, chosen } = this.written
    const one = this.found?.find(({ id }) => id === chosen) ?? this.found?.[0]
    if (one) await this.sending.run(() => this.#post(one, said.trim()))
  }

  /**
   * @param {Installed} one
   * @param {string} said
   */
  async #post({ id, version }, said) {
    const form = await formOf({ id, version }, this.language)
    if (!form) throw new Offline(id)
    await this.post(instrumentText(said, form, this.language), { said: said || null, questionnaire: { id, version } })
  }

  render() {
    if (!this.found) return notice(this.#loading.problem, () => this.#load())
    if (!this.found.length) return html`<p class="why">${say('instrument.none')}</p>`
    if (!this.mayAsk) return html`<p class="why">${say('ask.not-mine')}</p>`
    const { said, chosen } = this.written
    return html`<form class="asking" autocomplete="off" @submit=${(/** @type {Event} */ event) => this.#send(event)}>
      ${this.sent.note()}
      <div class="field"><label for="instrument-chosen">${say('instrument.which')}</label>
        <p class="why" id="instrument-why">${say('instrument.why')}</p>
        <select id="instrument-chosen" aria-describedby="instrument-why" @change=${(/** @type {Event} */ { target }) => this.write({ chosen: /** @type {HTMLSelectElement} */ (target).value })}>
          ${this.found.map(({ id, title }) => html`<option value=${id} ?selected=${id === chosen}>${title}</option>`)}</select></div>
      ${introduction('instrument-said', { said, language: this.language, change: (words) => this.write({ said: words }) })}
      ${notice(this.sending.problem)}
      <p class="actions"><button class="button" ?disabled=${this.sending.busy || this.sent.isWaiting}>${icon('send')}${
        say(this.sending.busy ? 'editor.sealing' : 'instrument.send')}</button></p>
    </form>`
  }
}

customElements.define('pi-send-instrument', SendInstrument)
