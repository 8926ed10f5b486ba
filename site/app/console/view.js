// The base of the console's elements: rendered into the page itself, and again when the language changes.
import { LitElement } from 'lit'
import { spoken } from './words.js'

export class View extends LitElement {
  #again = () => this.requestUpdate()

  /** Light DOM: one stylesheet for all, and labels and errors may refer to each other. */
  createRenderRoot() {
    return this
  }

  connectedCallback() {
    super.connectedCallback()
    spoken.addEventListener('change', this.#again)
  }

  disconnectedCallback() {
    super.disconnectedCallback()
    spoken.removeEventListener('change', this.#again)
  }

  /**
   * Tell whoever stands around this element.
   * @param {string} name
   * @param {unknown} [detail]
   */
  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }))
  }

  /**
   * Move the keyboard's place to what has just appeared.
   * @param {string} selector
   */
  async focusOn(selector) {
    await this.updateComplete
    const target = this.querySelector(selector)
    if (target instanceof HTMLElement) target.focus()
  }
}
