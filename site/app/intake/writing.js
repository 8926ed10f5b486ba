/** @file Writing: the form step by step, then the preview. What is written lives in this page alone. */

import { fill, onPress, part, show } from "../shared/elements.js"
import { LeaveWarning, onLeaving, openOthersBeside } from "../shared/leaving.js"
import { inDigits } from "../shared/failure.js"
import { showView } from "../shared/views.js"
import { urgencyOf } from "./answering.js"
import { fetchForm } from "./forms.js"
import { charactersOver } from "./intake.js"
import { Nearby } from "./nearby.js"
import { Sheet } from "./reading.js"
import { toPairs, toText } from "./response.js"
import { Sending } from "./sending.js"
import { bringUp, showStep, Walk } from "./walking.js"

const BEFORE = 0

/**
 * Load the questions.
 * @param {HTMLElement} root
 * @param {import("./availability.js").Door} door
 * @throws {Error} the questions cannot be had
 */
export async function prepare(root, door) {
  const form = await fetchForm("intake", document.documentElement.lang)
  return new Writing(root, new Sheet(part(root, "sheet"), form), door)
}

export class Writing {
  #root
  #sheet
  #isFull
  #warning = new LeaveWarning()
  #walk = new Walk(place => this.#show(place))
  #sending
  #nearby

  /** @param {HTMLElement} root @param {Sheet} sheet @param {import("./availability.js").Door} door */
  constructor(root, sheet, door) {
    this.#root = root
    this.#sheet = sheet
    this.#isFull = door === "full"
    this.#sending = new Sending(root, this.#warning, {
      written: () => this.#written(), change: () => this.#walk.back(), freeze: on => this.#walk.freeze(on),
    })
    this.#nearby = new Nearby(root)
    this.#listen()
    openOthersBeside(document)
  }

  /** Show the first step, and fetch meanwhile what seals. */
  begin() {
    this.#walk.on()
    this.#sending.prepare()
    this.#nearby.prepare()
  }

  #listen() {
    const view = part(this.#root, "sheet").closest("form")
    view?.addEventListener("input", () => this.#changed())
    view?.addEventListener("submit", event => {
      event.preventDefault()
      this.#next()
    })
    onPress(this.#root, "back", () => this.#walk.back())
    onPress(this.#root, "change", () => this.#walk.back())
    onPress(this.#root, "send", () => this.#sending.send())
    onLeaving(() => this.#clear())
  }

  #changed() {
    const told = this.#sheet.refresh()
    if (told.length) part(this.#root, "told").textContent = told.map(({ text }) => text).join(" ")
    this.#warning.set(this.#sheet.isTouched)
    this.#sayWhetherOn()
    this.#nearby.show(codeOf(this.#sheet.answers(), "province"))
    if (told[0]) bringUp(told[0].place)
  }

  /** Offer to go on only where the answers lead on. */
  #sayWhetherOn() {
    const urgency = urgencyOf(this.#sheet.form, this.#sheet.answers())
    const fullStop = this.#isFull && urgency !== "urgent"
    const isLast = this.#sheet.steps().length === this.#walk.at
    show(this.#root, "full-stop", fullStop)
    show(this.#root, "next", !fullStop && (this.#sheet.leadsOn || !isLast))
    show(this.#root, "urgent-note", urgency === "urgent" && this.#sheet.leadsOn && this.#walk.at === 1)
  }

  #next() {
    const step = this.#sheet.steps()[this.#walk.at - 1]
    if (part(this.#root, "next").hidden || !step) return
    const faults = this.#sheet.markFaults(step)
    this.#listFaults(faults)
    if (!faults.length) this.#walk.on()
  }

  /** @param {{label: string, control: HTMLElement}[]} faults */
  #listFaults(faults) {
    const items = faults.map(({ label, control }) => {
      const link = document.createElement("a")
      link.href = `#${control.id}`
      link.textContent = label
      link.addEventListener("click", event => {
        event.preventDefault()
        control.focus()
      })
      const item = document.createElement("li")
      item.append(link)
      return item
    })
    part(this.#root, "fault-list").replaceChildren(...items)
    const box = part(this.#root, "faults")
    box.hidden = !faults.length
    if (faults.length) {
      box.tabIndex = -1
      box.focus()
    }
  }

  /** @param {number} place */
  #show(place) {
    const steps = this.#sheet.steps()
    this.#listFaults([])
    if (place === BEFORE) return showView(this.#root, "before")
    const step = steps[place - 1]
    if (!step) return this.#preview()
    showView(this.#root, "form")
    showStep(steps, step)
    this.#sayWhetherOn()
  }

  #preview() {
    const { form, answers, words } = this.#written()
    const pairs = toPairs(form, answers, words)
    part(this.#root, "pairs").replaceChildren(...pairs.flatMap(({ question, said }) => [
      element("dt", question), ...said.map(text => element("dd", text)),
    ]))
    show(this.#root, "preview-empty", !toText(form, answers, words))
    show(this.#root, "preview-urgent", urgencyOf(form, answers) === "urgent")
    showView(this.#root, "preview")
    this.#sayLength()
  }

  /** Say before sending when it is too long for one sealed body. */
  #sayLength() {
    const over = charactersOver(this.#written())
    fill(part(this.#root, "preview-long"), { over: inDigits(over) })
    show(this.#root, "preview-long", over > 0)
    show(this.#root, "send", over <= 0)
  }

  /** @returns {import("./intake.js").Written} */
  #written() {
    const { yes = "", no = "" } = this.#root.dataset
    const answers = this.#sheet.answers()
    return { form: this.#sheet.form, answers, language: languageOf(answers), words: { yes, no } }
  }

  #clear() {
    this.#warning.set(false)
    part(this.#root, "sheet").closest("form")?.reset()
    part(this.#root, "pairs").replaceChildren()
  }
}

/** @param {string} tag @param {string} text */
function element(tag, text) {
  const made = document.createElement(tag)
  made.textContent = text
  return made
}

/** What was chosen, nothing when it was skipped. @param {import("./answering.js").Answers} answers @param {string} linkId */
function codeOf(answers, linkId) {
  const [chosen] = answers.get(linkId) ?? []
  return typeof chosen === "object" ? chosen.code : ""
}

/** The language of the answer that is asked for, or the page's. @param {import("./answering.js").Answers} answers */
function languageOf(answers) {
  const code = codeOf(answers, "language")
  return code === "id" || code === "en" ? code : document.documentElement.lang
}
