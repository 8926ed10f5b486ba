/**
 * @file Local services of the province that somebody chose. Every page fetches the whole list, so that no request
 * names a province; for the same reason links lead to the services themselves and not to our pages about them.
 */

import { part, show, stamp } from "../shared/elements.js"
import { onLeaving } from "../shared/leaving.js"

/** @typedef {{name: string, ways: {text: string, href: string}[]}} Local */

/**
 * @param {string} language
 * @returns {Promise<Record<string, Local[]>>} by province
 * @throws {Error} the list cannot be had
 */
async function fetchNearby(language) {
  const response = await fetch(`/directory/local.${language}.json`, { credentials: "omit", referrerPolicy: "no-referrer" })
  if (!response.ok) throw new Error(`the local services cannot be had: ${response.status}`)
  return response.json()
}

export class Nearby {
  #places
  /** @type {Record<string, Local[]> | null} */
  #local = null
  #province = ""

  /** @param {HTMLElement} root */
  constructor(root) {
    const beside = document.createElement("div")
    beside.setAttribute("role", "status")
    root.querySelector('[data-link-id="province"]')?.append(beside)
    this.#places = [beside, part(root, "nearby-after")]
    onLeaving(() => this.show(""))
  }

  /** Fetch the list; without it nothing is shown, and nothing else is lost. */
  async prepare() {
    this.#local = await fetchNearby(document.documentElement.lang).catch(() => null)
    this.#fill()
  }

  /** Show what is near, or nothing when no province was chosen. @param {string} province */
  show(province) {
    if (province === this.#province) return
    this.#province = province
    this.#fill()
  }

  #fill() {
    const province = this.#province
    const found = this.#local?.[province] ?? []
    for (const place of this.#places) place.replaceChildren(...(province && this.#local ? [this.#note(found)] : []))
  }

  /** @param {Local[]} found */
  #note(found) {
    const note = stamp(document, "nearby")
    show(note, "nearby-some", found.length > 0)
    show(note, "nearby-none", !found.length)
    part(note, "nearby-list").append(...found.map(lineOf))
    return note
  }
}

/** @param {Local} service */
function lineOf({ name, ways }) {
  const line = document.createElement("li")
  const title = document.createElement("strong")
  title.textContent = name
  line.append(title, ...ways.flatMap(way => [" ", linkTo(way)]))
  return line
}

/** @param {{text: string, href: string}} way */
function linkTo({ text, href }) {
  const link = document.createElement("a")
  link.textContent = text
  link.href = href
  if (href.startsWith("http")) {
    link.target = "_blank"
    link.rel = "noopener noreferrer"
  }
  return link
}
