/** @file Writing again: a message in one's own words. */

import { control, part, show } from "../shared/elements.js"
import { Sending } from "./sending.js"

/**
 * @typedef {object} Around
 * @property {() => void} changed called when there is more or less to lose
 * @property {() => Promise<void>} sent
 * @property {AbortSignal} signal
 */

export class Writing {
  #form
  #around
  #text
  #sending

  /** @param {HTMLElement} root @param {import("./conversation.js").Conversation} conversation @param {Around} around */
  constructor(root, conversation, around) {
    const { signal } = around
    this.#form = part(root, "write-form")
    this.#around = around
    this.#text = control(this.#form, "text")
    this.#sending = new Sending(this.#form, conversation, { signal, busy: busy => this.#busy(busy) })
    this.#text.addEventListener("input", () => this.#changed(), { signal })
    this.#form.addEventListener("submit", event => {
      event.preventDefault()
      this.#send()
    }, { signal })
  }

  get draft() {
    return this.#text.value.trim()
  }

  /** @param {string} draft */
  begin(draft) {
    this.#text.value = draft
    this.#changed()
    this.#sending.clear()
    show(this.#form, "sent", false)
  }

  clear() {
    this.#text.value = ""
    this.#sending.clear()
  }

  #changed() {
    show(this.#form, "write-empty", false)
    this.#around.changed()
  }

  async #send() {
    show(this.#form, "write-empty", !this.draft)
    if (!this.draft) return this.#text.focus()
    if (await this.#sending.send({ text: this.draft })) this.#done()
  }

  #done() {
    this.#text.value = ""
    this.#changed()
    show(this.#form, "sent")
    this.#around.sent()
  }

  /** @param {boolean} busy */
  #busy(busy) {
    this.#text.readOnly = busy
    if (busy) show(this.#form, "sent", false)
  }
}
