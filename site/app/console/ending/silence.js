// A client's long silence: one gentle message, a date, or an ending together. Nothing is ever closed by it.
import { html, nothing } from 'lit'
import { Attempt } from '../attempt.js'
import { Part } from '../case/part.js'
import { date } from '../format.js'
import { icon } from '../icons.js'
import { notice } from '../notice.js'
import { routeTo } from '../route.js'
import { say, sayIn } from '../words.js'
import { Written } from '../together/written.js'
import { sentSince } from './standing.js'

/** @import { Case } from '../casework.js' */

export class Silence extends Part {
  #sending = new Attempt(this)
  #written = new Written(this, () => `check-in ${this.room.id}`)

  get #case() {
    return /** @type {Case} */ (this.room.case)
  }

  get #begun() {
    return sayIn(this.#case.language, 'check-in.text')
  }

  /** @param {Event} event */
  async #send(event) {
    event.preventDefault()
    const text = this.#written.taken(this.#begun)
    if (!text) return
    if (await this.#sending.run(() => this.room.send({ kind: 'check-in', text, fields: {} }))) this.#written.forget()
  }

  render() {
    const { silence_asked_at: asked, follow_up: set, erase_after: erased, state } = this.#case
    if (!asked || !this.room.isMine || state !== 'open' || (set && !set.due)) return nothing
    const said = sentSince(this.room.messages, 'check-in')
    const since = this.room.messages.findLast(({ from }) => from === 'counselor')
    return html`<section class="note silence" aria-labelledby="silence-title">
      <h2 id="silence-title">${icon('clock')}${say('silence.title')}</h2>
      ${said ? html`<p>${say('silence.said', { day: date(said.postedAt), erased: erased ? date(erased) : '' })}</p>`
        : html`<p>${say('silence.what', { day: since ? date(since.postedAt) : date(asked) })}</p>
          ${this.room.address && !this.room.pending.length ? this.#form() : nothing}`}
      <p class="small">${say('silence.other')} <a href=${routeTo('case', `${this.room.id}/ending`)}>${say('silence.together')}</a></p></section>`
  }

  #form() {
    const { language } = this.#case
    return html`<details class="more" ?open=${this.#written.text(this.#begun) !== this.#begun}><summary>${say('silence.say')}</summary>
      <form @submit=${(/** @type {Event} */ event) => this.#send(event)}>
      ${this.#written.field({ id: 'check-in', label: say('silence.label'), hint: say('silence.once'), rows: 5, begun: this.#begun, lang: language })}
      ${notice(this.#sending.problem)}
      <button class="button" ?disabled=${this.#sending.busy}>${icon('send')}${say('silence.send')}</button></form></details>`
  }
}

customElements.define('pi-silence', Silence)
