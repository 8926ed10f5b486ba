// A text to copy, with the button that does it.
import { html, nothing } from 'lit'
import { icon } from './icons.js'
import { View } from './view.js'
import { say } from './words.js'

export class Copy extends View {
  static properties = { text: {}, label: {}, told: { state: true } }

  constructor() {
    super()
    this.text = ''
    /** What the text is, for screen readers. */
    this.label = ''
    this.told = ''
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.text)
      this.told = say('frame.copied')
    } catch {
      this.told = say('frame.copy-failed')
    }
  }

  render() {
    return html`<div class="copy"><code aria-label=${this.label || nothing} role="group" tabindex="0">${this.text}</code>
      <button type="button" class="button quiet" @click=${() => this.#copy()}>${icon('copy')}${say('frame.copy')}</button>
      <p class="small" role="status">${this.told}</p></div>`
  }
}

customElements.define('pi-copy', Copy)
