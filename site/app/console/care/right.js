// One right that a client asks for: its clock, what to answer with, and settling it with an entry that says how.
import { html, nothing } from 'lit'
import { Attempt } from '../attempt.js'
import { Part } from '../case/part.js'
import { dayAndTime } from '../format.js'
import { icon } from '../icons.js'
import { notice } from '../notice.js'
import { say, sayIn } from '../words.js'
import { settleRight } from './care.js'
import { extractOf } from './extract.js'
import { rightMark } from './marks.js'
import { Typed, typedIn } from './typed.js'

/** @import { Case } from '../casework.js' */
/** @typedef {{id: string, kind: 'copy' | 'correction' | 'restriction', posted_at: string, due_at: string | null}} Right */

export class RightCard extends Part {
  static properties = { ...Part.properties, right: { attribute: false }, put: { state: true } }

  #settling = new Attempt(this)
  /** @type {Typed | null} */
  #typed = null

  constructor() {
    super()
    this.right = /** @type {Right} */ (/** @type {unknown} */ (null))
    this.put = false
  }

  willUpdate() {
    super.willUpdate()
    this.#typed ??= new Typed(this, `right ${this.right.id}`)
  }

  #write() {
    const { language } = /** @type {Case} */ (this.room.case)
    this.room.write(this.right.kind === 'copy' ? extractOf(this.room.record, language) : sayIn(language, 'rights.confirm.text'))
    this.put = true
  }

  /** @param {Event} event */
  async #settle(event) {
    event.preventDefault()
    const text = typedIn(this.#typed?.values ?? {}, 'how')
    if (!text) return
    const what = say(`rights.${this.right.kind}`)
    const note = { kind: 'note', text: say('rights.settled', { what, text }), fields: {} }
    const settled = await this.#settling.run(() => this.room.entering(note, (entry) => settleRight(this.room.id, this.right.id, entry)))
    if (settled) this.#typed?.clear()
  }

  render() {
    const { kind, posted_at: posted, due_at: due, id } = this.right
    const now = new Date()
    const times = { posted: dayAndTime(posted), due: due ? dayAndTime(due) : '' }
    return html`<section class="card right" aria-labelledby="right-${id}">
      <p class="marks">${rightMark(due, now)}</p>
      <h3 id="right-${id}">${say(`rights.${kind}`)}</h3>
      <p>${say(due && new Date(due) < now ? 'rights.late' : 'rights.due', times)}</p>
      <p>${say(`rights.${kind}.how`)}</p>
      ${kind === 'correction' || !this.room.isMine ? nothing : html`<p class="actions"><button type="button" class="button quiet" @click=${() => this.#write()}>
        ${icon('copy')}${say(kind === 'copy' ? 'rights.extract' : 'rights.confirm')}</button></p>
        <p role="status">${this.put ? say('rights.extracted') : nothing}</p>`}
      <form @submit=${(/** @type {Event} */ event) => this.#settle(event)}>
        <div class="field"><label for="how-${id}">${say('rights.settle.what')}</label>
          <textarea id="how-${id}" name="how" rows="2" required autocomplete="off" .value=${this.#typed?.values.how ?? ''} @input=${this.#typed?.input}></textarea></div>
        ${notice(this.#settling.problem)}
        <p class="actions"><button class="button" ?disabled=${this.#settling.busy}>${icon('check')}${say('rights.settle')}</button></p></form></section>`
  }
}

customElements.define('pi-right', RightCard)
