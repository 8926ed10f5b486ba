// One question to a colleague: what it asks, what was answered, and the way to answer or withdraw it.
import { html, nothing } from 'lit'
import { Attempt } from '../attempt.js'
import { Part } from '../case/part.js'
import { dayAndTime } from '../format.js'
import { icon } from '../icons.js'
import { notice } from '../notice.js'
import { say } from '../words.js'
import { answerColleague, withdrawQuestion } from './asks.js'
import { Written } from './written.js'

/** @import { Asked } from './asks.js' */
/** @import { OpenedEntry } from '../record/entry.js' */

export class Question extends Part {
  static properties = { ...Part.properties, asked: { attribute: false }, told: { state: true } }

  #doing = new Attempt(this)
  #written = new Written(this, () => `answer ${this.asked.id}`)

  constructor() {
    super()
    this.asked = /** @type {Asked} */ (/** @type {unknown} */ (null))
    this.told = ''
  }

  /** @param {Event} event */
  async #answer(event) {
    event.preventDefault()
    const text = this.#written.taken()
    if (!text) return
    const note = { kind: 'question', text, fields: { answers: this.asked.id } }
    const done = await this.#doing.run(() => this.room.entering(note, (entry) => answerColleague(this.room.id, this.asked.id, entry)))
    if (!done) return
    this.#written.forget()
    this.told = say('answer.sent')
    this.tell('asked')
  }

  async #withdraw() {
    if (await this.#doing.run(() => withdrawQuestion(this.room.id, this.asked.id))) this.tell('asked')
  }

  /** @returns {OpenedEntry[]} */
  get #answers() {
    return this.room.record.log('question').filter(({ fields }) => fields.answers === this.asked.id)
  }

  render() {
    const { asked } = this
    const entry = this.room.record.log('question').find(({ id }) => id === asked.id)
    const mine = asked.by.id === this.room.me
    return html`<article class="card ask ${asked.outcome ? '' : 'stands'}" aria-label=${this.#title(mine)}>
      <p class="ask-who"><strong>${this.#title(mine)}</strong> <span class="small">${dayAndTime(asked.asked_at)}</span></p>
      <p class="text">${entry?.text ?? say('ask.unread')}</p>
      ${this.#answers.map((answer) => html`<div class="ask-answer"><p class="ask-who"><strong>${answer.author.name}</strong>
        <span class="small">${dayAndTime(answer.writtenAt)}</span></p><p class="text">${answer.text}</p></div>`)}
      ${asked.outcome === null || asked.outcome === 'answered' ? nothing : html`<p class="small">${say(`ask.outcome.${asked.outcome}`)}</p>`}
      ${notice(this.#doing.problem)}
      <p role="status" class=${this.told ? 'small' : 'visually-hidden'}>${this.told}</p>
      ${mine ? this.#own() : this.#form()}</article>`
  }

  /** @param {boolean} mine */
  #title(mine) {
    const to = this.asked.to?.name ?? say('ask.supervisor.name')
    return mine ? say('ask.title.mine', { name: to }) : say('ask.title', { by: this.asked.by.name, name: this.asked.to?.id === this.room.me ? say('ask.you') : to })
  }

  #own() {
    if (this.asked.outcome) return nothing
    return html`<p class="small">${say('ask.waits')}</p><button type="button" class="button quiet" ?disabled=${this.#doing.busy} @click=${() => this.#withdraw()}>
      ${icon('undo')}${say('ask.withdraw')}</button>`
  }

  #form() {
    return html`<details class="more" ?open=${!this.asked.outcome || Boolean(this.#written.text())}><summary>${say(this.asked.outcome ? 'answer.more' : 'answer.title')}</summary>
      <form @submit=${(/** @type {Event} */ event) => this.#answer(event)}>
      ${this.#written.field({ id: `answer-${this.asked.id}`, label: say('answer.label'), hint: say('answer.why') })}
      <button class="button" ?disabled=${this.#doing.busy}>${icon('send')}${say('answer.do')}</button></form></details>`
  }
}

customElements.define('pi-question', Question)
