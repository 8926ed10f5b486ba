/** @file Filters the directory's index in the page: nothing is asked of anybody, nothing is kept. */

import { onPress, part, show } from "../shared/elements.js"
import { filtered, isChosen } from "./filtering.js"
import { openingAt } from "./opening.js"

const MINUTE = 60_000

class Index {
  #root
  #form
  #list
  #cards

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root
    this.#form = /** @type {HTMLFormElement} */ (part(root, "filter-form"))
    this.#list = part(root, "services")
    this.#cards = /** @type {HTMLElement[]} */ ([...this.#list.children])
    this.#form.addEventListener("change", () => this.#refresh())
    this.#form.addEventListener("submit", event => event.preventDefault())
    this.#form.addEventListener("reset", () => setTimeout(() => this.#cleared()))
    onPress(root, "clear", () => this.#form.reset())
    setInterval(() => this.#refresh(), MINUTE)
  }

  /** Show the filter, and fill it in as it stands: a browser may have kept what was chosen. */
  begin() {
    const isWide = matchMedia("(min-width: 48em)").matches
    this.#unfold("needs", isWide)
    this.#unfold("filter", isWide || isChosen(this.#choice()))
    show(this.#root, "filter")
    this.#refresh()
  }

  /** @param {string} name @param {boolean} open */
  #unfold(name, open) {
    const details = part(this.#root, name)
    if (details instanceof HTMLDetailsElement) details.open = open
  }

  /** The button that was pressed is gone, so the first field has the focus. */
  #cleared() {
    this.#refresh()
    const first = this.#form.elements[0]
    if (first instanceof HTMLElement) first.focus()
  }

  #refresh() {
    const services = this.#cards.map(card => this.#service(card))
    const choice = this.#choice()
    const { shown, unknown } = filtered(services, choice)
    const cards = shown.map(({ card }) => card)
    const hidden = this.#cards.filter(card => !cards.includes(card))
    this.#arrange([...cards, ...hidden])
    for (const card of this.#cards) card.hidden = hidden.includes(card)
    this.#say(isChosen(choice), shown.length, unknown)
  }

  /** Put the cards in order; unmoved ones stay, for moving takes the focus away. @param {HTMLElement[]} cards */
  #arrange(cards) {
    cards.forEach((card, place) => {
      if (this.#list.children[place] !== card) this.#list.insertBefore(card, this.#list.children[place] ?? null)
    })
  }

  /** @param {boolean} chosen @param {number} shown @param {number} unknown */
  #say(chosen, shown, unknown) {
    const { count = "", countUnknown = "" } = this.#root.dataset
    const said = [count.replace("{shown}", String(shown)).replace("{all}", String(this.#cards.length))]
    if (unknown) said.push(countUnknown.replace("{unknown}", String(unknown)))
    const text = chosen ? said.join(" ") : ""
    const line = part(this.#root, "count")
    line.hidden = false
    if (line.textContent !== text) line.textContent = text
    show(this.#root, "empty", !shown)
    show(this.#root, "reset", chosen)
  }

  /** @param {HTMLElement} card */
  #service(card) {
    const { topics, places, cost, channels, languages, hours = "" } = card.dataset
    const opening = openingAt(hours, new Date())
    const now = part(card, "now")
    // Hours that none of us checked are a source's word, no fact.
    const state = opening === "open" && "unchecked" in card.dataset ? "said" : opening
    now.textContent = this.#root.dataset[`now${state[0]?.toUpperCase()}${state.slice(1)}`] ?? ""
    now.dataset.state = state
    now.hidden = false
    return {
      card, opening, topics: words(topics), places: words(places), cost: words(cost),
      channels: words(channels), languages: words(languages),
    }
  }

  /** @returns {import("./filtering.js").Choice} */
  #choice() {
    const chosen = new FormData(this.#form)
    const of = /** @param {string} name */ name => String(chosen.get(name) ?? "")
    return {
      topics: of("topics"), places: of("places"), cost: of("cost"), channels: of("channels"),
      languages: of("languages"), open: chosen.has("open"),
    }
  }
}

/** @param {string} [text] */
function words(text) {
  return (text ?? "").split(" ").filter(Boolean)
}

const root = document.querySelector('[data-module="directory"]')
if (root instanceof HTMLElement) new Index(root).begin()
