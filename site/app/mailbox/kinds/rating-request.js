/** @file How near is the client to their goals, each from 0 to 10? Any can be skipped. */

import { control, fill, onPress, part, stamp } from "../../shared/elements.js"
import { word } from "../words.js"

/** @typedef {{id: string, text: string}} Goal */
/** @typedef {number | "skipped" | null} Value null: nothing was done with it yet */

/** @param {import("./frame.js").Asked} asked @returns {import("./frame.js").Drawing} */
export function draw({ id, fields }) {
  const scales = fields.goals.map((/** @type {Goal} */ goal) => new Scale(goal, `goal-${id}-${goal.id}`))
  const element = document.createElement("div")
  element.append(...scales.map((/** @type {Scale} */ scale) => scale.element))
  return {
    element,
    said: fields.said ?? word("scale intro"),
    read: () => read(scales),
    chosen: () => (scales.some((/** @type {Scale} */ { value }) => value !== null) ? scales.map((/** @type {Scale} */ { value }) => value) : undefined),
    choose: kept => scales.forEach((/** @type {Scale} */ scale, /** @type {number} */ at) => scale.set(kept[at] ?? null)),
  }
}

/** @param {Scale[]} scales */
function read(scales) {
  const ratings = scales.flatMap(({ goal, value }) => (typeof value === "number" ? [{ goal: goal.id, value }] : []))
  if (!ratings.length) return null
  const lines = scales.map(({ goal, value }) => `- ${goal.text}: ${inWords(value ?? "skipped")}`)
  return { text: [`${word("scale text")}:`, ...lines].join("\n"), fields: { ratings } }
}

/** @param {Value} value */
function inWords(value) {
  if (typeof value === "number") return word("scale of").replace("{value}", String(value))
  return word(value ? "scale skipped" : "scale open")
}

class Scale {
  element = stamp(document, "scale")
  goal
  #range = control(this.element, "value")
  /** @type {Value} */
  #value = null

  /** @param {Goal} goal @param {string} id */
  constructor(goal, id) {
    this.goal = goal
    fill(this.element, { goal: goal.text })
    part(this.element, "said").id = `${id}-said`
    this.#range.setAttribute("aria-label", `${goal.text} (${word("scale hint")})`)
    this.#range.addEventListener("input", () => this.set(Number(this.#range.value)))
    // A tap on the thumb where it lies, and the space bar, choose its place; neither says "input".
    this.#range.addEventListener("click", () => this.#choose())
    this.#range.addEventListener("keydown", event => {
      if (event instanceof KeyboardEvent && event.key === " ") this.#choose(event)
    })
    onPress(this.element, "skip", () => {
      this.set(this.#value === "skipped" ? null : "skipped")
      this.element.dispatchEvent(new Event("input", { bubbles: true }))
    })
    this.set(null)
  }

  get value() {
    return this.#value
  }

  /** @param {Value} value */
  set(value) {
    const isNumber = typeof value === "number" && value >= 0 && value <= 10
    this.#value = isNumber || value === "skipped" ? value : null
    if (isNumber) this.#range.value = String(value)
    this.#range.setAttribute("aria-valuetext", inWords(this.#value))
    part(this.element, "said").textContent = inWords(this.#value)
    part(this.element, "skip").setAttribute("aria-pressed", String(this.#value === "skipped"))
    this.element.classList.toggle("open", !isNumber)
  }

  /** @param {Event} [event] */
  #choose(event) {
    event?.preventDefault()
    this.#range.dispatchEvent(new Event("input", { bubbles: true }))
  }
}
