// What is typed into a part's form: kept in memory over a tab's change and a failed request, until it was sent.
import { unsaved } from '../unsaved.js'

export class Typed {
  #host
  #name

  /**
   * @param {{requestUpdate(): void}} host
   * @param {string} name  what is typed, and where
   */
  constructor(host, name) {
    this.#host = host
    this.#name = name
  }

  /** @returns {Record<string, string>} */
  get values() {
    return unsaved.of(this.#name)?.value ?? {}
  }

  /** Keep what a form's field holds. @param {Event} event */
  input = (event) => {
    const { name, value } = /** @type {HTMLInputElement} */ (event.target)
    if (!name) return
    unsaved.keep(this.#name, { ...this.values, [name]: value }, {})
    this.#host.requestUpdate()
  }

  /** It was sent. */
  clear() {
    unsaved.forget(this.#name)
    this.#host.requestUpdate()
  }
}

/**
 * The text of a field, without the space around it.
 * @param {Record<string, string>} values
 * @param {string} name
 */
export function typedIn(values, name) {
  return (values[name] ?? '').trim()
}
