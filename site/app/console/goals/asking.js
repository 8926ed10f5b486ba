// Asks the client how near they are to some of their goals.
import { html, nothing } from 'lit'
import { Attempt } from '../attempt.js'
import { Part } from '../case/part.js'
import { icon } from '../icons.js'
import { notice } from '../notice.js'
import { inOrder } from '../stages/ordering.js'
import { unsaved } from '../unsaved.js'
import { say, sayIn } from '../words.js'
import { introduction } from './introduction.js'
import { Sent } from './sent.js'
import { ratingText, shortened } from './texts.js'

/** @import { Language } from '../words.js' */
/** @typedef {{said: string, left: string[]}} Written  `left`: goals that are not asked about */

export class AskRatings extends Part {
  static properties = { ...Part.properties, none: { state: true } }

  #sending = new Attempt(this)
  #sent = new Sent(this, 'rating-request', () => unsaved.forget(this.#editor))

  constructor() {
    super()
    this.none = false
  }

  get #editor() {
    return `ratings ${this.room.id}`
  }

  get #language() {
    return /** @type {Language} */ (this.room.case?.language ?? 'id')
  }

  get #goals() {
    return inOrder(this.room.record.all('goal')).map(({ item, versions }) => ({ id: item, text: shortened(versions[0]?.text ?? '') }))
  }

  /** @returns {Written} */
  get #fresh() {
    return { said: sayIn(this.#language, 'rating.said'), left: [] }
  }

  /** @returns {Written} */
  get #written() {
    return unsaved.of(this.#editor)?.value ?? this.#fresh
  }

  /** @param {Partial<Written>} change */
  #write(change) {
    unsaved.keep(this.#editor, { ...this.#written, ...change }, this.#fresh)
    this.none = false
    this.requestUpdate()
  }

  /** @param {string} goal */
  #toggle(goal) {
    const { left } = this.#written
    this.#write({ left: left.includes(goal) ? left.filter((id) => id !== goal) : [...left, goal] })
  }

  /** @param {Event} event */
  async #send(event) {
    event.preventDefault()
    const { said, left } = this.#written
    const goals = this.#goals.filter(({ id }) => !left.includes(id))
    this.none = !goals.length
    if (this.none) return
    const words = said.trim()
    const message = { kind: 'rating-request', text: ratingText(words, goals, this.#language), fields: { said: words || null, goals } }
    await this.#sending.run(async () => this.#sent.follow(await this.room.send(message)))
  }

  render() {
    const goals = this.#goals
    if (!goals.length) return html`<p class="why">${say('rating.no-goals')}</p>`
    if (!this.room.isMine || !this.room.address) return html`<p class="why">${say('ask.not-mine')}</p>`
    const { said, left } = this.#written
    return html`<form class="asking" autocomplete="off" @submit=${(/** @type {Event} */ event) => this.#send(event)}>
      ${this.#sent.note()}
      <fieldset class="field"><legend>${say('rating.which')}</legend>
        ${goals.map(({ id, text }) => html`<label class="option"><input type="checkbox" .checked=${!left.includes(id)}
          @change=${() => this.#toggle(id)}> <span class="text">${text}</span></label>`)}
        ${this.none ? html`<p class="error" role="alert">${say('rating.none')}</p>` : nothing}</fieldset>
      ${introduction('rating-said', { said, language: this.#language, change: (words) => this.#write({ said: words }) })}
      ${notice(this.#sending.problem)}
      <p class="actions"><button class="button" ?disabled=${this.#sending.busy || this.#sent.isWaiting}>${icon('send')}${
        say(this.#sending.busy ? 'editor.sealing' : 'rating.send')}</button></p>
    </form>`
  }
}

customElements.define('pi-ask-ratings', AskRatings)
