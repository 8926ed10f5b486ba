/** @file The open conversation on the page: its parts, its looking for news, its lock. */

import { fill, onPress, part, show } from "../shared/elements.js"
import { Idle } from "../shared/idle.js"
import { clockInWords } from "../shared/times.js"
import { showView } from "../shared/views.js"
import { Choices } from "./choices.js"
import { Looking } from "./looking.js"
import { showState } from "./state.js"
import { Thread } from "./thread.js"
import { Writing } from "./writing.js"

/** In minutes. */
const PATIENCE = 10

/**
 * Words, what is chosen for requests by their ids, and a correction that is asked for.
 * @typedef {{text: string, chosen: Record<string, unknown>, correction: string}} Draft
 */

/** @param {Draft} draft */
export function hasWords({ text, chosen, correction }) {
  return Boolean(text || correction) || Object.keys(chosen).length > 0
}

/**
 * @typedef {object} Door
 * @property {import("../shared/leaving.js").LeaveWarning} warning
 * @property {() => void} lock
 * @property {() => void} close
 */

export class Room {
  #root
  #conversation
  #thread
  #writing
  #warning
  /** What draws kinds of messages; loaded when one occurs. @type {Promise<import("./kinds/frame.js").Frame> | null} */
  #loading = null
  /** @type {import("./kinds/frame.js").Frame | null} */
  #kinds = null
  /** @type {Record<string, unknown>} */
  #kept = {}
  /** The client's rights, loaded when they are opened. @type {Promise<import("./rights/rights.js").Rights> | null} */
  #loadingRights = null
  /** @type {import("./rights/rights.js").Rights | null} */
  #rights = null
  #correction = ""
  #looking
  #idle
  #gone = new AbortController()

  /** @param {HTMLElement} root @param {import("./conversation.js").Conversation} conversation @param {Door} door */
  constructor(root, conversation, door) {
    const { signal } = this.#gone
    this.#root = root
    this.#conversation = conversation
    this.#thread = new Thread(root, conversation, () => this.#refresh())
    this.#warning = door.warning
    this.#writing = new Writing(root, conversation, { changed: () => this.#changed(), sent: () => this.#look(), signal })
    this.#looking = new Looking(() => this.#look())
    this.#idle = new Idle(PATIENCE, door.lock)
    new Choices(root, conversation, { close: door.close, signal })
    onPress(root, "lock", door.lock, signal)
    onPress(root, "to-answer", () => this.#thread.showAnswer(), signal)
    onPress(root, "to-rights", () => this.#showRights(), signal)
    part(root, "rights").addEventListener("toggle", () => this.#lookAtRights(), { signal })
  }

  /** What is written and chosen and not sent. @returns {Draft} */
  get draft() {
    return { text: this.#writing.draft, chosen: this.#kinds?.chosen ?? this.#kept, correction: this.#rights?.draft ?? this.#correction }
  }

  /** Show everything. @param {Draft} draft */
  enter(draft) {
    this.#kept = draft.chosen
    this.#correction = draft.correction
    if (draft.correction) this.#showRights()
    this.#writing.begin(draft.text)
    this.#refresh()
    this.#sayLooked()
    show(this.#root, "new", false)
    showView(this.#root, "thread")
    this.#looking.start()
    this.#idle.watch()
  }

  /** Take everything off the page. */
  leave() {
    this.#gone.abort()
    this.#looking.stop()
    this.#idle.stop()
    this.#thread.clear()
    this.#writing.clear()
    showState(this.#root, null)
  }

  #refresh() {
    this.#thread.render()
    show(this.#root, "to-answer-box", this.#thread.isAnswered)
    showState(this.#root, this.#conversation.state, this.#conversation.waitsSince)
    this.#drawKinds()
  }

  #changed() {
    this.#warning.set(hasWords(this.draft))
  }

  /** Draw what is more than its text; when that cannot be loaded the texts stand, and it is tried again. */
  async #drawKinds() {
    if (!this.#conversation.entries.some(({ fields }) => fields !== undefined)) return
    this.#loading ??= this.#loadKinds()
    const kinds = await this.#loading.catch(() => null)
    if (kinds) await kinds.render()
    else this.#loading = null
  }

  async #loadKinds() {
    const { Frame } = await import("./kinds/frame.js")
    this.#kinds = new Frame(this.#conversation, {
      elementOf: id => this.#thread.elementOf(id), changed: () => this.#changed(), sent: () => this.#look(), signal: this.#gone.signal,
    }, this.#kept)
    return this.#kinds
  }

  #showRights() {
    const rights = part(this.#root, "rights")
    rights.setAttribute("open", "")
    rights.querySelector("summary")?.focus()
  }

  /** Show where the client's rights stand, while they are open. */
  async #lookAtRights() {
    if (!part(this.#root, "rights").hasAttribute("open")) return
    show(this.#root, "rights-unloaded", false)
    this.#loadingRights ??= this.#loadRights()
    const rights = await this.#loadingRights.catch(() => null)
    if (rights) return rights.look()
    this.#loadingRights = null
    show(this.#root, "rights-unloaded")
  }

  async #loadRights() {
    const { Rights } = await import("./rights/rights.js")
    const around = { changed: () => this.#changed(), sent: () => this.#look(), signal: this.#gone.signal }
    this.#rights = new Rights(part(this.#root, "rights"), this.#conversation, around)
    this.#rights.begin(this.#correction)
    return this.#rights
  }

  /** Look for news, and say when; a failure changes nothing but that line. */
  async #look() {
    try {
      const found = await this.#conversation.look()
      if (this.#gone.signal.aborted) return
      this.#refresh()
      if (found.some(({ from }) => from === "counselor")) show(this.#root, "new")
      this.#sayLooked()
    } catch {
      fill(part(this.#root, "not-looked"), { tried: clockInWords(new Date(), document.documentElement.lang) })
      show(this.#root, "not-looked")
    }
  }

  #sayLooked() {
    fill(part(this.#root, "looked"), { looked: clockInWords(new Date(), document.documentElement.lang) })
    show(this.#root, "not-looked", false)
  }
}

