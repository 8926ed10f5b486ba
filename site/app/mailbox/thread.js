/** @file The messages on the page; own ones can be taken back while nobody has read them. */

import { Problem } from "../shared/api.js"
import { fill, focusOn, onPress, part, show, stamp } from "../shared/elements.js"
import { inWords } from "../shared/times.js"
import { word } from "./words.js"

/** @typedef {import("./conversation.js").Entry} Entry */

export class Thread {
  #root
  #conversation
  #changed
  /** @type {Map<string, HTMLElement>} */
  #shown = new Map()

  /** @param {HTMLElement} root @param {import("./conversation.js").Conversation} conversation @param {() => void} changed */
  constructor(root, conversation, changed) {
    this.#root = root
    this.#conversation = conversation
    this.#changed = changed
  }

  /** Show what is there; what already stands on the page stays where it is. */
  render() {
    const list = part(this.#root, "thread")
    const { entries } = this.#conversation
    const ids = new Set(entries.map(({ id }) => id))
    for (const [id, element] of this.#shown) if (!ids.has(id)) this.#remove(id, element)
    for (const entry of entries) if (!this.#shown.has(entry.id)) list.append(this.#make(entry))
    for (const entry of entries) this.#offerTakingBack(entry)
  }

  /** A message's place on the page. @param {string} id */
  elementOf(id) {
    return this.#shown.get(id)
  }

  /** Whether a counselor has answered at all. */
  get isAnswered() {
    return this.#conversation.entries.some(isAnswer)
  }

  /** Bring the latest answer before the person. */
  showAnswer() {
    const latest = this.#conversation.entries.filter(isAnswer).at(-1)
    const element = latest && this.#shown.get(latest.id)
    if (element) focusOn(element)
  }

  clear() {
    this.#shown.clear()
    part(this.#root, "thread").replaceChildren()
  }

  /** @param {string} id @param {HTMLElement} element */
  #remove(id, element) {
    this.#shown.delete(id)
    element.remove()
  }

  /** @param {Entry} entry */
  #make(entry) {
    const element = stamp(document, "entry")
    fill(element, {
      who: this.#who(entry),
      when: inWords(entry.postedAt, document.documentElement.lang),
      text: entry.odd ? word(entry.odd) : entry.text,
    })
    element.classList.add(entry.from === "client" ? "own" : "counselor")
    element.classList.toggle("odd", Boolean(entry.odd))
    this.#shown.set(entry.id, element)
    this.#listen(entry.id, element)
    return element
  }

  /** @param {Entry} entry */
  #who({ id, from }) {
    if (from === "counselor") return word("team")
    return word(this.#isFirst(id) ? "first" : "you")
  }

  /** @param {string} id */
  #isFirst(id) {
    return this.#conversation.entries[0]?.id === id
  }

  /** Offer it where nobody can have read the message; the server has the last word. @param {Entry} entry */
  #offerTakingBack({ id, from, postedAt }) {
    const element = this.#shown.get(id)
    const { entries, state: { seen_at: seen } } = this.#conversation
    const isAnswered = entries.slice(entries.findIndex(entry => entry.id === id)).some(isAnswer)
    const unread = from === "client" && !this.#isFirst(id) && !isAnswered && (!seen || postedAt >= seen)
    if (element) show(element, "take-back-box", unread && Boolean(part(element, "take-back-confirm").hidden))
  }

  /** @param {string} id @param {HTMLElement} element */
  #listen(id, element) {
    onPress(element, "take-back", () => confirm(element, true))
    onPress(element, "take-back-no", () => confirm(element, false))
    onPress(element, "take-back-yes", () => this.#takeBack(id, element))
  }

  /** @param {string} id @param {HTMLElement} element */
  async #takeBack(id, element) {
    show(element, "take-back-failed", false)
    try {
      await this.#conversation.takeBack(id)
      focusOn(part(this.#root, "thread-heading"))
      this.#changed()
    } catch (error) {
      const isSeen = error instanceof Problem && error.status === 409
      show(element, isSeen ? "take-back-seen" : "take-back-failed")
      if (isSeen) show(element, "take-back-confirm", false)
    }
  }
}

/** @param {Entry} entry */
function isAnswer({ from }) {
  return from === "counselor"
}

/** @param {HTMLElement} element @param {boolean} asking */
function confirm(element, asking) {
  show(element, "take-back-box", !asking)
  show(element, "take-back-confirm", asking)
  part(element, asking ? "take-back-yes" : "take-back").focus()
}
