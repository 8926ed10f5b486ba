// A text of several lines in a form: kept in memory while it is not sent, and told when it is empty.
import { html, nothing } from 'lit'
import { unsaved } from '../unsaved.js'
import { say } from '../words.js'

/** @import { ReactiveControllerHost } from 'lit' */

export class Written {
  #host
  #editor
  #empty = false

  /**
   * @param {ReactiveControllerHost & HTMLElement} host
   * @param {() => string} editor  the name under which it is kept
   */
  constructor(host, editor) {
    this.#host = host
    this.#editor = editor
  }

  /**
   * What is typed, or what the form begins with.
   * @param {string} [begun]
   * @returns {string}
   */
  text(begun = '') {
    return unsaved.of(this.#editor())?.value ?? begun
  }

  /**
   * The text if there is one; else its absence is told, and the field focused.
   * @param {string} [begun]
   */
  taken(begun = '') {
    const text = this.text(begun).trim()
    this.#empty = !text
    this.#host.requestUpdate()
    if (!text) this.#host.updateComplete.then(() => /** @type {HTMLElement | null} */ (this.#host.querySelector('textarea[aria-invalid]'))?.focus())
    return text
  }

  /** It was sent. */
  forget() {
    unsaved.forget(this.#editor())
    this.#empty = false
  }

  /**
   * @param {{id: string, label: string, hint?: string, rows?: number, begun?: string, lang?: string}} field
   */
  field({ id, label, hint = '', rows = 3, begun = '', lang }) {
    const described = [hint ? `${id}-hint` : '', this.#empty ? `${id}-error` : ''].filter(Boolean).join(' ')
    return html`<div class="field"><label for=${id}>${label}</label>
      ${hint ? html`<p class="why" id="${id}-hint">${hint}</p>` : nothing}
      <textarea id=${id} rows=${rows} lang=${lang ?? nothing} autocomplete="off" aria-describedby=${described || nothing}
        aria-invalid=${this.#empty ? 'true' : nothing} .value=${this.text(begun)}
        @input=${(/** @type {Event} */ { target }) => this.#typed(/** @type {HTMLTextAreaElement} */ (target).value, begun)}></textarea>
      ${this.#empty ? html`<p class="error" id="${id}-error" role="alert">${say('together.empty')}</p>` : nothing}</div>`
  }

  /**
   * @param {string} value
   * @param {string} begun
   */
  #typed(value, begun) {
    unsaved.keep(this.#editor(), value, begun)
    if (this.#empty) {
      this.#empty = false
      this.#host.requestUpdate()
    }
  }
}
