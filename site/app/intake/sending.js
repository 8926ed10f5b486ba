/** @file Sending what was written: progress, what may go wrong, and the code at the end. */

import { copy } from "../shared/copying.js"
import { control, onPress, part, show, showOnly } from "../shared/elements.js"
import { showFailure } from "../shared/failure.js"
import { onLeaving } from "../shared/leaving.js"
import { Sealer } from "../shared/sealer.js"
import { showView } from "../shared/views.js"
import { lengthOf } from "./answering.js"
import { Intake } from "./intake.js"
import { Keepsake } from "./keepsake.js"
import { toText } from "./response.js"

/**
 * @typedef {object} Page what sending needs of the page around it
 * @property {() => import("./intake.js").Written} written
 * @property {() => void} change goes back to the form
 * @property {(frozen: boolean) => void} freeze
 */

export class Sending {
  #root
  #warning
  #page
  #isBusy = false
  /** @type {{intake: Intake, as: string} | null} */
  #tried = null
  #sealer = new Sealer()

  /** @param {HTMLElement} root @param {import("../shared/leaving.js").LeaveWarning} warning @param {Page} page */
  constructor(root, warning, page) {
    this.#root = root
    this.#warning = warning
    this.#page = page
    onPress(root, "again", () => this.send())
    onPress(root, "back-to-text", () => this.#backToText())
    onPress(root, "copy-text", () => this.#copyText())
    onLeaving(() => this.#forget())
  }

  /** Fetch what seals while the person writes. */
  prepare() {
    this.#sealer.prepare()
  }

  /** Send what stands in the form now; unchanged words are sent as the same bytes. */
  async send() {
    if (this.#isBusy) return
    this.#isBusy = true
    this.#page.freeze(true)
    this.#warning.set(true)
    showView(this.#root, "sending")
    try {
      const intake = await this.#intake()
      const receipt = await intake.send()
      new Keepsake(this.#root, this.#warning, intake, receipt).show()
      this.#forget()
    } catch (error) {
      this.#fail(error)
    }
    this.#isBusy = false
  }

  /** Take the intake that was tried before, or a new one when the words have changed since. */
  async #intake() {
    const written = this.#page.written()
    const as = JSON.stringify([...written.answers])
    if (this.#tried?.as === as) return this.#tried.intake
    if (this.#tried) {
      this.#tell("withdraw")
      await this.#tried.intake.withdraw()
    }
    this.#tried = { intake: new Intake(written, this.#sealer, stage => this.#tell(stage)), as }
    return this.#tried.intake
  }

  /** @param {string} stage */
  #tell(stage) {
    showOnly(part(this.#root, "stage"), stage)
  }

  /** @param {unknown} error */
  #fail(error) {
    showFailure(part(this.#root, "failure"), error, lengthOf(this.#text()))
    show(this.#root, "copied-text", false)
    showView(this.#root, "failed")
  }

  /** Drop the words that were kept to tell whether they had changed, and their copy to take by hand. */
  #forget() {
    this.#tried = null
    control(this.#root, "text-by-hand").value = ""
  }

  #backToText() {
    this.#page.freeze(false)
    this.#page.change()
  }

  #text() {
    const { form, answers, words } = this.#page.written()
    return toText(form, answers, words)
  }

  async #copyText() {
    const text = this.#text()
    const copied = await copy(text)
    show(this.#root, "copied-text", copied)
    show(this.#root, "by-hand", !copied)
    if (!copied) control(this.#root, "text-by-hand").value = text
  }
}
