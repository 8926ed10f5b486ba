// Asks the client how near they are to some of their goals.
import { html, nothing } from 'lit'
import { icon } from '../icons.js'
import { notice } from '../notice.js'
import { inOrder } from '../stages/ordering.js'
import { say, sayIn } from '../words.js'
import { introduction } from './introduction.js'
import { RequestPart } from './request-part.js'
import { ratingText, shortened } from './texts.js'

/** @typedef {{said: string, left: string[]}} Written  `left`: goals that are not asked about */

/** @extends {RequestPart<Written>} */
export class AskRatings extends RequestPart {
  static properties = { ...RequestPart.properties, none: { state: true } }

  constructor() {
    super('rating-request')
    this.none = false
  }

  get #goals() {
    return inOrder(this.room.record.all('goal')).map(({ item, versions }) => ({ id: item, text: shortened(versions[0]?.text ?? '') }))
  }

  /** @returns {Written} */
  get fresh() {
    return { said: sayIn(this.language, 'rating.said'), left: [] }
  }

  /** @param {string} goal */
  #toggle(goal) {
    const { left } = this.written
    this.none = false
    this.write({ left: left.includes(goal) ? left.filter((id) => id !== goal) : [...left, goal] })
  }

  /** @param {Event} event */
  async #send(event) {
    event.preventDefault()
    const { said, left } = this.written
    const goals = this.#goals.filter(({ id }) => !left.includes(id))
    this.none = !goals.length
    const words = said.trim()
    if (!this.none) await this.sending.run(() => this.post(ratingText(words, goals, this.language), { said: words || null, goals }))
  }

  render() {
    const goals = this.#goals
    if (!goals.length) return html`<p class="why">${say('rating.no-goals')}</p>`
    if (!this.mayAsk) return html`<p class="why">${say('ask.not-mine')}</p>`
    const { said, left } = this.written
    return html`<form class="asking" autocomplete="off" @submit=${(/** @type {Event} */ event) => this.#send(event)}>
      ${this.sent.note()}
      <fieldset class="field"><legend>${say('rating.which')}</legend>
        ${goals.map(({ id, text }) => html`<label class="option"><input type="checkbox" .checked=${!left.includes(id)}
          @change=${() => this.#toggle(id)}> <span class="text">${text}</span></label>`)}
        ${this.none ? html`<p class="error" role="alert">${say('rating.none')}</p>` : nothing}</fieldset>
      ${introduction('rating-said', { said, language: this.language, change: (words) => this.write({ said: words }) })}
      ${notice(this.sending.problem)}
      <p class="actions"><button class="button" ?disabled=${this.sending.busy || this.sent.isWaiting}>${icon('send')}${
        say(this.sending.busy ? 'editor.sealing' : 'rating.send')}</button></p>
    </form>`
  }
}

customElements.define('pi-ask-ratings', AskRatings)
