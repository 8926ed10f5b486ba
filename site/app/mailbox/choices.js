/** @file Asking for another counselor, and erasing everything: each asks back first. */

import { control, fill, onPress, part, show } from "../shared/elements.js"
import { inWords } from "../shared/times.js"
import { showView } from "../shared/views.js"

/**
 * @typedef {object} Around
 * @property {() => void} close
 * @property {AbortSignal} signal
 */

export class Choices {
  #root
  #conversation
  #close
  #request = crypto.randomUUID()

  /** @param {HTMLElement} root @param {import("./conversation.js").Conversation} conversation @param {Around} around */
  constructor(root, conversation, { close, signal }) {
    this.#root = root
    this.#conversation = conversation
    this.#close = close
    onPress(root, "another", () => this.#confirmAnother(true), signal)
    onPress(root, "another-no", () => this.#confirmAnother(false), signal)
    onPress(root, "another-yes", () => this.#askAnother(), signal)
    onPress(root, "erase", () => this.#confirmErasing(), signal)
    onPress(root, "erase-no", () => showView(root, "thread"), signal)
    onPress(root, "erase-yes", () => this.#erase(), signal)
    this.#confirmAnother(false)
    show(root, "another-done", false)
  }

  /** @param {boolean} asking */
  #confirmAnother(asking) {
    show(this.#root, "another", !asking)
    show(this.#root, "another-confirm", asking)
    show(this.#root, "another-failed", false)
    if (asking) part(this.#root, "another-yes").focus()
  }

  async #askAnother() {
    show(this.#root, "another-failed", false)
    try {
      await this.#conversation.ask(this.#request, "another-counselor")
    } catch {
      return show(this.#root, "another-failed")
    }
    show(this.#root, "another-confirm", false)
    show(this.#root, "another-done")
  }

  #confirmErasing() {
    const sure = control(this.#root, "erase-sure")
    if (sure instanceof HTMLInputElement) sure.checked = false
    show(this.#root, "erase-unsure", false)
    show(this.#root, "erase-failed", false)
    showView(this.#root, "erase")
  }

  async #erase() {
    const sure = control(this.#root, "erase-sure")
    const isSure = sure instanceof HTMLInputElement && sure.checked
    show(this.#root, "erase-unsure", !isSure)
    if (!isSure) return sure.focus()
    show(this.#root, "erase-failed", false)
    try {
      this.#erased(await this.#conversation.erase())
    } catch {
      show(this.#root, "erase-failed")
    }
  }

  /** @param {{erased_at: string, items: number}} erased */
  #erased({ erased_at: at, items }) {
    this.#close()
    const view = showView(this.#root, "erased")
    const language = document.documentElement.lang
    fill(view, { items: new Intl.NumberFormat(language).format(items), at: inWords(at, language) })
  }
}
