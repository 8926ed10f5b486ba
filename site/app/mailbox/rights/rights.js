/** @file The client's rights on the page: a copy made here, and what is asked of the team. */

import { Problem } from "../../shared/api.js"
import { control, fill, focusOn, onPress, part, show, stamp } from "../../shared/elements.js"
import { save } from "../../shared/files.js"
import { inWords } from "../../shared/times.js"
import { Sending } from "../sending.js"
import { word } from "../words.js"
import { inSentence, isOpen, restrictionIn, standingOf } from "./asked.js"
import { copyAsData, copyAsPage } from "./copy.js"

/** @typedef {import("../conversation.js").Conversation} Conversation */
/** @typedef {import("../conversation.js").Entry} Entry */
/** @typedef {import("./asked.js").Asked} Asked */
/**
 * @typedef {object} Around
 * @property {() => void} changed called when there is more or less to lose
 * @property {() => Promise<void>} sent called when something changed in the conversation
 * @property {AbortSignal} signal
 */

export class Rights {
  #place
  #root
  #form
  #conversation
  #around
  #text
  #sending
  /** The correction went out, its request not yet: only that is tried again. */
  #isHalfSent = false
  /** The id of each kind of request: the same for a retry. @type {Map<string, string>} */
  #ids = new Map()

  /** @param {HTMLElement} place the folded part that it fills @param {Conversation} conversation @param {Around} around */
  constructor(place, conversation, around) {
    const { signal } = around
    const root = stamp(document, "rights")
    place.append(root)
    this.#place = place
    this.#root = root
    this.#form = part(root, "correction-form")
    this.#conversation = conversation
    this.#around = around
    this.#text = control(this.#form, "correction")
    this.#sending = new Sending(this.#form, conversation, { signal, busy: busy => { this.#text.readOnly = busy } })
    onPress(root, "copy-page", () => this.#savePage(), signal)
    onPress(root, "copy-data", () => this.#saveData(), signal)
    onPress(root, "ask-copy", () => this.#ask("copy"), signal)
    onPress(root, "ask-restriction", () => this.#makeSure(true), signal)
    onPress(root, "restrict-no", () => this.#makeSure(false), signal)
    onPress(root, "restrict-yes", () => this.#ask("restriction"), signal)
    onPress(root, "lift", () => this.#lift(), signal)
    this.#text.addEventListener("input", () => this.#typed(), { signal })
    this.#form.addEventListener("submit", event => {
      event.preventDefault()
      this.#correct()
    }, { signal })
    signal.addEventListener("abort", () => this.#clear())
  }

  /** What is written and not sent. */
  get draft() {
    return this.#text.value.trim()
  }

  /** @param {string} draft */
  begin(draft) {
    this.#text.value = draft
  }

  /** Show what was asked for, and how it stands. */
  async look() {
    await this.#try(async () => this.#show(await this.#conversation.requests()))
  }

  /** @param {Asked[]} requests */
  #show(requests) {
    const language = document.documentElement.lang
    const rows = requests.map(asked => {
      const row = stamp(document, "asked")
      const sentence = word(`right ${standingOf(asked, new Date())}`)
      fill(row, { kind: `${word(`right ${asked.kind}`) || asked.kind}:`, state: inSentence(sentence, asked, language) })
      return row
    })
    part(this.#root, "rights-list").replaceChildren(...rows)
    show(this.#root, "rights-asked", rows.length > 0)
    const restriction = restrictionIn(requests)
    const isAsked = !restriction && !part(this.#root, "restriction-sure").hidden // pressed while this was read
    show(this.#root, "ask-restriction", !restriction && !isAsked)
    show(this.#root, "restriction-sure", isAsked)
    show(this.#root, "lift", Boolean(restriction))
    show(this.#root, "ask-copy", !requests.some(asked => asked.kind === "copy" && isOpen(asked)))
  }

  /** One press does not stop all answers. @param {boolean} isAsked whether the question stands, in the button's place */
  #makeSure(isAsked) {
    show(this.#root, "restriction-sure", isAsked)
    show(this.#root, "ask-restriction", !isAsked)
    part(this.#root, isAsked ? "restriction-sure" : "ask-restriction").focus()
  }

  /** @param {string} kind */
  async #ask(kind) {
    show(this.#root, "rights-done", false)
    if (await this.#try(() => this.#request(kind))) await this.#changed()
  }

  /** @param {string} kind */
  async #request(kind) {
    const id = this.#ids.get(kind) ?? crypto.randomUUID()
    this.#ids.set(kind, id)
    await this.#conversation.ask(id, kind)
    this.#ids.delete(kind)
  }

  async #lift() {
    show(this.#root, "rights-done", false)
    const lifted = await this.#try(async () => {
      const restriction = restrictionIn(await this.#conversation.requests())
      if (restriction) await this.#conversation.withdraw(restriction.id)
    })
    if (lifted) await this.#changed()
  }

  async #changed() {
    show(this.#root, "rights-done")
    focusOn(part(this.#root, "rights-done"))
    await Promise.all([this.look(), this.#around.sent()])
  }

  #typed() {
    show(this.#form, "correction-empty", false)
    show(this.#form, "correction-sent", false)
    this.#around.changed()
  }

  async #correct() {
    if (this.#sending.isBusy) return
    show(this.#form, "correction-empty", !this.draft && !this.#isHalfSent)
    if (!this.draft && !this.#isHalfSent) return this.#text.focus()
    if (this.draft && !await this.#sending.send({ text: this.draft, kind: "correction" })) return
    this.#text.value = ""
    this.#isHalfSent = true
    if (!await this.#try(() => this.#request("correction"))) return
    this.#isHalfSent = false
    show(this.#form, "correction-sent")
    this.#around.changed()
    await Promise.all([this.look(), this.#around.sent()])
  }

  #savePage() {
    const language = document.documentElement.lang
    const when = (/** @type {string} */ iso) => inWords(iso, language)
    const title = word("copy title")
    const made = word("copy made").replace("{made}", when(new Date().toISOString()))
    save(this.#name("html"), copyAsPage(this.#conversation.entries, { language, title, made, who, when, text }), "text/html")
  }

  #saveData() {
    save(this.#name("json"), copyAsData(this.#conversation.entries, new Date()), "application/json")
  }

  /** @param {string} kind */
  #name(kind) {
    return `${word("copy title").toLowerCase()}-${new Date().toISOString().slice(0, 10)}.${kind}`
  }

  /** Do something that may fail, and say so. @param {() => Promise<unknown>} action */
  async #try(action) {
    for (const name of ["rights-failed", "rights-refused"]) show(this.#root, name, false)
    try {
      await action()
      return true
    } catch (error) {
      if (!this.#around.signal.aborted) this.#fail(error)
      return false
    }
  }

  /** @param {unknown} error */
  #fail(error) {
    if (!(error instanceof Problem)) return show(this.#root, "rights-failed")
    fill(part(this.#root, "rights-refused"), { title: error.title, detail: error.detail, next: error.next })
    show(this.#root, "rights-refused")
  }

  #clear() {
    this.#root.remove()
    this.#place.removeAttribute("open")
  }
}

/** @param {Entry} entry @param {number} place */
function who({ from }, place) {
  if (from === "counselor") return word("team")
  return word(place === 0 ? "first" : "you")
}

/** @param {Entry} entry */
function text({ text: said, odd }) {
  return odd ? word(odd) : said
}
