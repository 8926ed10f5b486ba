/** @file Reads the form's controls, shows what is asked, counts characters, marks what is amiss. */

import { asked, findFaults, isQuestion, lengthOf, walk } from "./answering.js"
import { fill, stamp } from "../shared/elements.js"

/** @typedef {import("./answering.js").Answer} Answer */
/** @typedef {import("./answering.js").Answers} Answers */
/** @typedef {import("./answering.js").Form} Form */
/** @typedef {import("./answering.js").Item} Item */

export class Sheet {
  #root
  #form

  /** @param {HTMLElement} root the element that holds the form's parts @param {Form} form */
  constructor(root, form) {
    this.#root = root
    this.#form = form
    for (const item of walk(form.items)) this.#prepare(item)
    this.refresh()
  }

  get form() {
    return this.#form
  }

  /** @returns {Answers} what is answered now, hidden questions included */
  answers() {
    const questions = walk(this.#form.items).filter(isQuestion)
    return new Map(questions.map(item => [item.linkId, readControls(this.#controls(item))]))
  }

  /** Whether anything at all is answered. */
  get isTouched() {
    return [...this.answers().values()].some(given => given.length > 0)
  }

  /**
   * Show what is asked now, hide the rest.
   * @returns {{text: string, place: HTMLElement}[]} texts that have just appeared in the step before the person
   */
  refresh() {
    const shown = new Set(asked(this.#form, this.answers()).map(item => item.linkId))
    return walk(this.#form.items).flatMap(item => {
      const wrapper = this.#wrapper(item.linkId)
      if (!wrapper || wrapper.hidden !== shown.has(item.linkId)) return []
      wrapper.hidden = !shown.has(item.linkId)
      const isSeen = !wrapper.hidden && !wrapper.closest("[data-away]")
      return isSeen && item.type === "display" && item.text ? [{ text: item.text, place: wrapper }] : []
    })
  }

  /** @returns {HTMLElement[]} the steps that are shown now, in order */
  steps() {
    return [...this.#root.querySelectorAll("[data-step]")].filter(step => step instanceof HTMLElement)
      .filter(step => !step.closest("[data-link-id][hidden]"))
  }

  /** Whether every required question is asked: if not, the answers have led to a stop. */
  get leadsOn() {
    const shown = new Set(asked(this.#form, this.answers()).map(item => item.linkId))
    return walk(this.#form.items).every(item => !item.required || shown.has(item.linkId))
  }

  /**
   * Mark what is amiss within a step.
   * @param {HTMLElement} step
   * @returns {{label: string, control: HTMLElement}[]} one entry a faulty question
   */
  markFaults(step) {
    const faults = findFaults(this.#form, this.answers())
    return walk(this.#form.items).flatMap(item => {
      const wrapper = this.#wrapper(item.linkId)
      if (!wrapper || !step.contains(wrapper) || !isQuestion(item)) return []
      const fault = faults.get(item.linkId)
      this.#mark(wrapper, item, fault)
      const [control] = this.#controls(item)
      return fault && control ? [{ label: item.text ?? "", control }] : []
    })
  }

  /** @param {HTMLElement} wrapper @param {Item} item @param {string | undefined} fault */
  #mark(wrapper, item, fault) {
    for (const error of wrapper.querySelectorAll("[data-error]")) {
      if (error instanceof HTMLElement) error.hidden = error.dataset.error !== fault
    }
    for (const control of this.#controls(item)) {
      if (fault) control.setAttribute("aria-invalid", "true")
      else control.removeAttribute("aria-invalid")
      describe(control, `error-${item.linkId}-${fault}`, Boolean(fault))
    }
  }

  /** @param {Item} item */
  #prepare(item) {
    const typed = this.#controls(item).find(isTyped)
    if (!typed) return
    if (item.type === "open-choice" && !item.repeats) this.#oneOf(item, typed)
    if (item.maxLength) this.#count(item.maxLength, typed)
  }

  /** Let an own answer and the offered ones take turns. @param {Item} item @param {HTMLInputElement | HTMLTextAreaElement} typed */
  #oneOf(item, typed) {
    const offered = this.#controls(item).filter(control => control !== typed)
    typed.addEventListener("input", () => {
      for (const option of offered) if (option instanceof HTMLInputElement) option.checked = false
    })
    for (const option of offered) option.addEventListener("input", () => typed.value = "")
  }

  /** @param {number} most @param {HTMLInputElement | HTMLTextAreaElement} typed */
  #count(most, typed) {
    const counter = stamp(document, "counter")
    const number = new Intl.NumberFormat(document.documentElement.lang)
    const update = () => {
      const used = lengthOf(typed.value)
      counter.hidden = used < most * 0.5
      counter.classList.toggle("over", used > most)
      fill(counter, { used: number.format(used), most: number.format(most) })
    }
    typed.after(counter)
    typed.addEventListener("input", update)
    update()
  }

  /** @param {string} linkId */
  #wrapper(linkId) {
    const found = this.#root.querySelector(`[data-link-id="${CSS.escape(linkId)}"]`)
    return found instanceof HTMLElement ? found : null
  }

  /** @param {Item} item @returns {HTMLElement[]} */
  #controls(item) {
    const found = this.#root.querySelectorAll(`[name="${CSS.escape(item.linkId)}"]`)
    return [...found].filter(control => control instanceof HTMLElement)
  }
}

/** @param {HTMLElement} control @returns {control is HTMLInputElement | HTMLTextAreaElement} */
function isTyped(control) {
  return control instanceof HTMLTextAreaElement
    || (control instanceof HTMLInputElement && !["radio", "checkbox"].includes(control.type))
}

/** @param {HTMLElement[]} controls @returns {Answer[]} */
function readControls(controls) {
  return controls.flatMap(control => readControl(control))
}

/** @param {HTMLElement} control @returns {Answer[]} */
function readControl(control) {
  if (control instanceof HTMLSelectElement) return control.value ? [{ code: control.value }] : []
  if (!isTyped(control)) return control instanceof HTMLInputElement ? readOption(control) : []
  const text = control.value.trim()
  if (!text) return []
  return [typeOf(control) === "integer" ? readNumber(text) : text]
}

/** @param {HTMLInputElement} option @returns {Answer[]} */
function readOption(option) {
  if (!option.checked || !option.value) return []
  return [typeOf(option) === "boolean" ? option.value === "true" : { code: option.value }]
}

/** What is no whole number counts as NaN, which is amiss. @param {string} text */
function readNumber(text) {
  return /^[+-]?\d{1,9}$/.test(text) ? Number(text) : NaN
}

/** @param {HTMLElement} control */
function typeOf(control) {
  return control.closest("[data-type]")?.getAttribute("data-type")
}

/** @param {HTMLElement} control @param {string} id @param {boolean} add */
function describe(control, id, add) {
  const others = (control.getAttribute("aria-describedby") ?? "").split(" ").filter(word => word && !word.startsWith("error-"))
  const ids = add ? [...others, id] : others
  if (ids.length) control.setAttribute("aria-describedby", ids.join(" "))
  else control.removeAttribute("aria-describedby")
}
