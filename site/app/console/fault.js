// One refused field in a notice: its name as the form says it, which leads to it, and what is wrong with it.
import { html } from 'lit'
import { controlAt, goTo, nameOf } from './refusal.js'
import { View } from './view.js'

export class Fault extends View {
  static properties = { path: {}, sentence: {} }

  constructor() {
    super()
    /** Of the field, as the server names it. */
    this.path = ''
    this.sentence = ''
  }

  /** The control that was marked, else the nearest one of that name. */
  get #control() {
    for (let around = this.parentElement; around && around !== document.body; around = around.parentElement) {
      const found = around.querySelector(`[data-refused="${this.path}"]`) ?? controlAt(around, this.path)
      if (found) return /** @type {HTMLElement} */ (found)
    }
    return null
  }

  render() {
    const control = this.#control
    const name = control ? nameOf(control) : ''
    if (!control || !name) return html`${this.sentence}`
    return html`<button type="button" class="plain-button named" @click=${() => goTo(control)}>${name}</button>: ${this.sentence}`
  }
}

customElements.define('pi-fault', Fault)
