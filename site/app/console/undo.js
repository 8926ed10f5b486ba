// The half minute in which an answer can still be taken back; the server posts it when the time is over.
import { html } from 'lit'
import { Attempt } from './attempt.js'
import { takeBack } from './casework.js'
import { icon } from './icons.js'
import { notice } from './notice.js'
import { View } from './view.js'
import { say } from './words.js'

export const SECONDS = 30

export class Undo extends View {
  static properties = { caseId: {}, answer: {}, until: {}, left: { state: true } }

  #undoing = new Attempt(this)
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer

  constructor() {
    super()
    this.caseId = ''
    this.answer = ''
    /** When it will be posted, by this machine's clock, in milliseconds. */
    this.until = 0
    this.left = SECONDS
  }

  connectedCallback() {
    super.connectedCallback()
    this.#timer = setInterval(() => this.#tick(), 250)
    this.#tick()
  }

  disconnectedCallback() {
    super.disconnectedCallback()
    clearInterval(this.#timer)
  }

  #tick() {
    this.left = Math.min(SECONDS, Math.max(0, Math.ceil((this.until - Date.now()) / 1000)))
  }

  async #undo() {
    const undone = await this.#undoing.run(() => takeBack(this.caseId, this.answer))
    this.tell(undone ? 'undone' : 'undo-failed')
  }

  render() {
    const over = this.left === 0
    return html`<div class="undo" tabindex="-1">
      <progress max=${SECONDS} .value=${this.left} aria-label=${say('undo.bar')}></progress>
      <p>${over ? say('undo.sending') : say('undo.text', { n: this.left })}</p>
      ${over ? '' : html`<button type="button" class="button" ?disabled=${this.#undoing.busy} @click=${() => this.#undo()}>
        ${icon('undo')}${say('undo.do')}</button>`}
      ${notice(this.#undoing.problem)}
    </div>`
  }
}

customElements.define('pi-undo', Undo)
