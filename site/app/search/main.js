/** @file The search panel: opened by a button, closed by Escape; what finds is loaded when it is first opened. */

import { control, onPress, part, showOnly } from "../shared/elements.js"

const PAUSE_MS = 150

/** @typedef {import("./finding.js").Found} Found */

class Panel {
  #root
  #openers
  #query
  /** @type {Promise<import("./finding.js").Finder> | undefined} */
  #finder
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #pause
  /** @type {HTMLElement | undefined} */
  #openedBy

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root
    this.#query = control(root, "query")
    this.#openers = [...document.querySelectorAll("button[data-opens=search]")]
    for (const opener of this.#openers) {
      if (!(opener instanceof HTMLElement)) continue
      opener.hidden = false
      opener.addEventListener("click", () => this.#root.hidden ? this.open(opener) : this.close())
    }
    this.#query.addEventListener("input", () => this.#soon())
    root.addEventListener("submit", event => {
      event.preventDefault()
      void this.#look().then(() => this.#first()?.focus())
    })
    onPress(root, "close", () => this.close())
    root.addEventListener("keydown", event => event.key === "Escape" && this.close())
    // What was looked for is nobody else's business: it goes with the page.
    for (const [target, event] of /** @type {const} */ ([[document, "safe-exit"], [window, "pagehide"]])) {
      target.addEventListener(event, () => this.#forget())
    }
  }

  /** @param {HTMLElement} opener */
  open(opener) {
    this.#openedBy = opener
    this.#show(true)
    this.#query.focus()
    this.#load().catch(() => this.#tell("failed"))
  }

  close() {
    this.#show(false)
    this.#openedBy?.focus()
  }

  #forget() {
    this.#query.value = ""
    part(this.#root, "results").replaceChildren()
    this.#tell(null)
    this.#show(false)
  }

  /** @param {boolean} shown */
  #show(shown) {
    this.#root.hidden = !shown
    for (const opener of this.#openers) opener.setAttribute("aria-expanded", String(shown))
  }

  /** @returns {HTMLElement | null} */
  #first() {
    return part(this.#root, "results").querySelector("a")
  }

  #soon() {
    clearTimeout(this.#pause)
    this.#pause = setTimeout(() => void this.#look(), PAUSE_MS)
  }

  #load() {
    this.#finder ??= this.#fetch().catch(error => {
      this.#finder = undefined
      throw error
    })
    return this.#finder
  }

  async #fetch() {
    const [{ Finder }, answer] = await Promise.all([import("./finding.js"), fetch(this.#root.dataset.index ?? "")])
    if (!answer.ok) throw new Error("the search index did not come")
    return new Finder((await answer.json()).docs, document.documentElement.lang)
  }

  async #look() {
    clearTimeout(this.#pause)
    const query = this.#query.value.trim()
    try {
      const finder = await this.#load()
      if (query === this.#query.value.trim()) this.#list(query ? finder.find(query) : null)
    } catch {
      this.#tell("failed")
    }
  }

  /** @param {Found[] | null} found */
  #list(found) {
    part(this.#root, "results").replaceChildren(...(found ?? []).map(line))
    const told = this.#tell(!found ? null : found.length > 1 ? "many" : found.length ? "one" : "none")
    const number = told?.querySelector("[data-value=number]")
    if (number) number.textContent = String(found?.length)
  }

  /** @param {string | null} when */
  #tell(when) {
    return showOnly(part(this.#root, "told"), when)
  }
}

/** @param {Found} found */
function line({ address, page, title, parts }) {
  const link = document.createElement("a")
  link.href = address
  const name = document.createElement("strong")
  name.textContent = title === page ? page : `${page} › ${title}`
  const text = document.createElement("span")
  text.append(...parts.map(({ text, hit }) => {
    if (!hit) return text
    const mark = document.createElement("mark")
    mark.textContent = text
    return mark
  }))
  link.append(name, text)
  const item = document.createElement("li")
  item.append(link)
  return item
}

const root = document.querySelector("[data-module=search]")
if (root instanceof HTMLElement) new Panel(root)
