/** @file Sending something sealed from a form: as the same bytes until an answer came, and whatever goes wrong is said in the form. */

import { Problem } from "../shared/api.js"
import { copy } from "../shared/copying.js"
import { onPress, part, show, showOnly } from "../shared/elements.js"
import { showFailure } from "../shared/failure.js"

/** @typedef {import("./conversation.js").Written} Written */

/**
 * @typedef {object} Around
 * @property {AbortSignal} signal ends when the page is locked
 * @property {(busy: boolean) => void} busy called as the sending begins and ends
 */

export class Sending {
  #form
  #conversation
  #around
  #isBusy = false
  #last = ""
  /** @type {{said: string, id: string, delivery: import("../shared/delivery.js").Delivery} | null} */
  #tried = null

  /** @param {HTMLElement} form with the parts of partials/sending.html @param {import("./conversation.js").Conversation} conversation @param {Around} around */
  constructor(form, conversation, around) {
    this.#form = form
    this.#conversation = conversation
    this.#around = around
    onPress(form, "copy-text", () => this.#copy(), around.signal)
  }

  get isBusy() {
    return this.#isBusy
  }

  /** Forget what was tried, and what was said of it. */
  clear() {
    this.#tried = null
    this.#last = ""
    show(this.#form, "send-failed", false)
  }

  /** @param {Written} written @returns {Promise<boolean>} whether it arrived, and the page is still open */
  async send(written) {
    if (this.#isBusy) return false
    this.#last = written.text
    this.#busy(true)
    const sent = await this.#try(written)
    this.#busy(false)
    return sent
  }

  /** @param {Written} written */
  async #try(written) {
    try {
      const { delivery } = await this.#letter(written)
      await delivery.send(this.#around.signal)
      this.#tried = null
      return !this.#around.signal.aborted
    } catch (error) {
      this.#fail(error)
      return false
    }
  }

  /** Take the letter that was tried before, or a new one when what it says has changed since. @param {Written} written */
  async #letter(written) {
    const said = JSON.stringify(written)
    if (this.#tried?.said === said) return this.#tried
    if (this.#tried?.delivery.isUncertain) await this.#withdraw(this.#tried.id)
    this.#tried = { said, ...this.#conversation.letter(written, stage => this.#tell(stage)) }
    return this.#tried
  }

  /** Erase what may have arrived; what was read already stays beside the new words. @param {string} id */
  async #withdraw(id) {
    this.#tell("withdraw")
    await this.#conversation.takeBack(id).catch(error => {
      if (!(error instanceof Problem && error.status === 409)) throw error
    })
  }

  /** @param {unknown} error */
  #fail(error) {
    if (this.#around.signal.aborted) return
    showFailure(part(this.#form, "failure"), error, [...this.#last].length)
    show(this.#form, "copied-text", false)
    show(this.#form, "send-failed")
  }

  /** @param {string} stage */
  #tell(stage) {
    showOnly(part(this.#form, "stage"), stage)
  }

  /** @param {boolean} busy */
  #busy(busy) {
    this.#isBusy = busy
    this.#around.busy(busy)
    part(this.#form, "send").setAttribute("aria-disabled", String(busy))
    if (busy) show(this.#form, "send-failed", false)
    else showOnly(part(this.#form, "stage"), null)
  }

  async #copy() {
    const copied = await copy(this.#last)
    show(this.#form, "copied-text", copied)
    show(this.#form, "not-copied", !copied)
  }
}
