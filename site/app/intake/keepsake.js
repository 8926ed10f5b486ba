/** @file The return code after sending: shown, kept, checked, then gone from the page. */

import { formatCode, readCode } from "../shared/code.js"
import { copy } from "../shared/copying.js"
import { control, fill, onPress, part, show } from "../shared/elements.js"
import { calendarFile, save } from "../shared/files.js"
import { onLeaving } from "../shared/leaving.js"
import { inWords } from "../shared/times.js"
import { showView } from "../shared/views.js"

const GROUPS = 6

export class Keepsake {
  #root
  #warning
  #intake
  #receipt
  #code
  /** @type {[number, number]} places of the groups asked for, from 0 */
  #asked = [0, 1]

  /**
   * @param {HTMLElement} root
   * @param {import("../shared/leaving.js").LeaveWarning} warning
   * @param {import("./intake.js").Intake} intake
   * @param {import("./intake.js").Receipt} receipt
   */
  constructor(root, warning, intake, receipt) {
    this.#root = root
    this.#warning = warning
    this.#intake = intake
    this.#receipt = receipt
    this.#code = formatCode(intake.code)
    this.#listen()
  }

  /** Show the code. */
  show() {
    const address = new URL(part(this.#root, "return").getAttribute("href") ?? "", location.href)
    fill(this.#root, {
      "reply-by": inWords(this.#receipt.reply_by, document.documentElement.lang),
      "reference": this.#receipt.reference,
      "address": address.host + address.pathname,
    })
    this.#showCode()
  }

  #listen() {
    const root = this.#root
    onPress(root, "copy-code", () => this.#copy())
    onPress(root, "save-code", () => this.#save())
    onPress(root, "print-code", () => print())
    onPress(root, "kept", () => this.#ask())
    for (const name of ["cannot", "cannot-2"]) onPress(root, name, () => this.#hideCode("without"))
    for (const name of ["show-again", "show-again-2"]) onPress(root, name, () => this.#showCode())
    onPress(root, "go-without", () => this.#finish(false))
    onPress(root, "erase", () => this.#erase())
    onPress(root, "remind", () => this.#remind())
    part(root, "check-form").addEventListener("submit", event => {
      event.preventDefault()
      this.#check()
    })
    onLeaving(() => this.#forget())
  }

  #showCode() {
    const groups = this.#code.split(" ").map(group => {
      const span = document.createElement("span")
      span.textContent = group
      return span
    })
    part(this.#root, "code").replaceChildren(...groups.flatMap((span, at) => at ? [" ", span] : [span]))
    showView(this.#root, "code")
  }

  /** @param {string} view */
  #hideCode(view) {
    part(this.#root, "code").replaceChildren()
    showView(this.#root, view)
  }

  async #copy() {
    const copied = await copy(this.#code)
    show(this.#root, "copied-code", copied)
    show(this.#root, "copy-failed", !copied)
  }

  #save() {
    save(this.#root.dataset.file ?? "", `${this.#code}\n`, "text/plain")
    show(this.#root, "saved-code")
  }

  #ask() {
    this.#asked = twoOf(GROUPS)
    fill(this.#root, { first: String(this.#asked[0] + 1), second: String(this.#asked[1] + 1) })
    control(this.#root, "check-first").value = ""
    control(this.#root, "check-second").value = ""
    show(this.#root, "check-wrong", false)
    this.#hideCode("check")
  }

  #check() {
    const typed = ["check-first", "check-second"].map(name => control(this.#root, name).value)
    const groups = this.#code.split(" ")
    const isRight = typed.every((text, at) => isSaid(text, groups, this.#asked[at] ?? 0))
    show(this.#root, "check-wrong", !isRight)
    if (isRight) this.#finish(true)
    else control(this.#root, "check-first").focus()
  }

  /** @param {boolean} kept */
  #finish(kept) {
    show(this.#root, "done-kept", kept)
    show(this.#root, "done-without", !kept)
    this.#forget()
    this.#hideCode("done")
  }

  async #erase() {
    show(this.#root, "erase-failed", false)
    try {
      await this.#intake.erase()
    } catch {
      return show(this.#root, "erase-failed")
    }
    this.#forget()
    this.#hideCode("erased")
  }

  #remind() {
    const summary = this.#root.dataset.reminder ?? ""
    const at = new Date(this.#receipt.reply_by)
    const file = calendarFile({ at, summary, now: new Date(), uid: crypto.randomUUID() })
    save(this.#root.dataset.calendar ?? "", file, "text/calendar")
  }

  /** Take the code and every written word out of the page. */
  #forget() {
    this.#warning.set(false)
    this.#code = ""
    this.#intake.forget()
    part(this.#root, "code").replaceChildren()
    part(this.#root, "pairs").replaceChildren()
    part(this.#root, "sheet").closest("form")?.reset()
    for (const name of ["check-first", "check-second"]) control(this.#root, name).value = ""
  }
}

/** Whether the typed text is the group asked for, or the whole code. @param {string} text @param {string[]} groups @param {number} at */
function isSaid(text, groups, at) {
  const digits = text.normalize("NFKC").replace(/[^0-9]/g, "")
  return digits.length === 4 ? digits === groups[at] : isWhole(text, groups.join(""))
}

/** @param {string} text @param {string} code */
function isWhole(text, code) {
  try {
    return code !== "" && readCode(text) === code
  } catch {
    return false
  }
}

/** Draw two different places in order. @param {number} places @returns {[number, number]} */
function twoOf(places) {
  const [a = 0, b = 0] = crypto.getRandomValues(new Uint32Array(2))
  const first = a % places
  const second = (first + 1 + (b % (places - 1))) % places
  return first < second ? [first, second] : [second, first]
}
