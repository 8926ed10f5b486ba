/** @file Writing again: sealed, sent, and sent once more as the same bytes when no answer came. */

import { Problem } from "../shared/api.js"
import { copy } from "../shared/copying.js"
import { control, onPress, part, show, showOnly } from "../shared/elements.js"
import { showFailure } from "../shared/failure.js"

/**
 * @typedef {object} Around
 * @property {import("../shared/leaving.js").LeaveWarning} warning
 * @property {() => Promise<void>} sent
 * @property {AbortSignal} signal
 */

export class Writing {
  #root
  #conversation
  #around
  #text
  #isBusy = false
  /** @type {{id: string, text: string, delivery: import("../shared/delivery.js").Delivery} | null} */
  #tried = null

  /** @param {HTMLElement} root @param {import("./conversation.js").Conversation} conversation @param {Around} around */
  constructor(root, conversation, around) {
    const { signal } = around
    this.#root = root
    this.#conversation = conversation
    this.#around = around
    this.#text = control(root, "text")
    this.#text.addEventListener("input", () => this.#changed(), { signal })
    part(root, "write-form").addEventListener("submit", event => {
      event.preventDefault()
      this.#send()
    }, { signal })
    onPress(root, "copy-text", () => this.#copy(), signal)
  }

  get draft() {
    return this.#text.value.trim()
  }

  /** @param {string} draft */
  begin(draft) {
    this.#text.value = draft
    this.#changed()
    show(this.#root, "sent", false)
    show(this.#root, "send-failed", false)
  }

  clear() {
    this.#text.value = ""
    this.#tried = null
  }

  #changed() {
    show(this.#root, "write-empty", false)
    this.#around.warning.set(Boolean(this.draft))
  }

  async #send() {
    show(this.#root, "write-empty", !this.draft)
    if (!this.draft) return this.#text.focus()
    if (this.#isBusy) return
    this.#busy(true)
    try {
      const { delivery } = await this.#letter(this.draft)
      await delivery.send(this.#around.signal)
      this.#done()
    } catch (error) {
      this.#fail(error)
    }
    this.#busy(false)
  }

  /** Take the letter that was tried before, or a new one when its words have changed since. @param {string} text */
  async #letter(text) {
    if (this.#tried?.text === text) return this.#tried
    if (this.#tried?.delivery.isUncertain) await this.#withdraw(this.#tried.id)
    this.#tried = { text, ...this.#conversation.letter(text, stage => this.#tell(stage)) }
    return this.#tried
  }

  /** Erase what may have arrived; what was read already stays beside the new words. @param {string} id */
  async #withdraw(id) {
    this.#tell("withdraw")
    await this.#conversation.takeBack(id).catch(error => {
      if (!(error instanceof Problem && error.status === 409)) throw error
    })
  }

  #done() {
    if (this.#around.signal.aborted) return
    this.#tried = null
    this.#text.value = ""
    this.#changed()
    show(this.#root, "sent")
    this.#around.sent()
  }

  /** @param {unknown} error */
  #fail(error) {
    if (this.#around.signal.aborted) return
    showFailure(part(this.#root, "failure"), error, [...this.#text.value].length)
    show(this.#root, "copied-text", false)
    show(this.#root, "send-failed")
  }

  /** @param {string} stage */
  #tell(stage) {
    showOnly(part(this.#root, "stage"), stage)
  }

  /** @param {boolean} busy */
  #busy(busy) {
    this.#isBusy = busy
    this.#text.readOnly = busy
    part(this.#root, "send").setAttribute("aria-disabled", String(busy))
    if (busy) {
      show(this.#root, "send-failed", false)
      show(this.#root, "sent", false)
    } else {
      showOnly(part(this.#root, "stage"), null)
    }
  }

  async #copy() {
    const copied = await copy(this.#text.value)
    show(this.#root, "copied-text", copied)
    show(this.#root, "not-copied", !copied)
  }
}
