/** @file One request on the page: a form while it is open, one line once it is answered. */

import { fill, focusOn, part, show, stamp } from "../../shared/elements.js"
import { Sending } from "../sending.js"
import { fold, unfold } from "./folding.js"

/** @typedef {import("../conversation.js").Conversation} Conversation */
/** @typedef {import("./frame.js").Asked} Asked */
/** @typedef {import("./frame.js").Around} Around */
/** @typedef {import("./frame.js").Drawing} Drawing */
/** @typedef {import("./frame.js").Module} Module */

export class Request {
  #element
  #asked
  #module
  #kind
  /** @type {HTMLElement | null} */
  #below = null
  /** @type {Drawing | null} */
  #drawing = null
  /** As what it was folded away; null while it is open. @type {string | null} */
  #settled = null

  /** @param {HTMLElement} element the message @param {Asked} asked @param {Module} module @param {string | undefined} kind of the reply */
  constructor(element, asked, module, kind) {
    this.#element = element
    this.#asked = asked
    this.#module = module
    this.#kind = kind
  }

  get id() {
    return this.#asked.id
  }

  /** What is chosen and not sent; undefined when nothing is. */
  get chosen() {
    return this.#drawing?.chosen()
  }

  /** Put the controls below the message, once. @param {Conversation} conversation @param {Around} around @param {unknown} kept */
  async open(conversation, around, kept) {
    if (this.#drawing) return
    const drawing = await this.#module.draw(this.#asked)
    if (around.signal.aborted) return
    this.#settled = null
    this.#drawing = drawing
    if (kept !== undefined) drawing.choose(kept)
    unfold(this.#element)
    fill(this.#element, { text: drawing.said })
    this.#put(this.#kind ? this.#form(drawing, conversation, around) : drawing.element)
  }

  /** Fold it away. @param {string} line @param {any} reply */
  settle(line, reply) {
    const hadFocus = this.#settled === null && this.#element.contains(document.activeElement)
    if (this.#settled !== line) {
      this.#settled = line
      this.#drawing = null
      fill(this.#element, { text: this.#asked.text })
      this.#put(this.#module.settled?.(this.#asked, reply) ?? null)
    }
    const summary = fold(this.#element, line)
    if (hadFocus) summary.focus()
  }

  /** @param {HTMLElement | null} below */
  #put(below) {
    this.#below?.remove()
    this.#below = below
    if (below) (this.#element.querySelector("details.fold") ?? part(this.#element, "take-back-box")).before(below)
  }

  /** @param {Drawing} drawing @param {Conversation} conversation @param {Around} around */
  #form(drawing, conversation, around) {
    const form = stamp(document, "reply")
    part(form, "asked").append(drawing.element)
    const sending = new Sending(form, conversation, { signal: around.signal, busy: busy => part(form, "asked").toggleAttribute("inert", busy) })
    form.addEventListener("input", () => {
      show(form, "reply-empty", false)
      around.changed()
    })
    form.addEventListener("submit", event => {
      event.preventDefault()
      this.#send(form, drawing, sending, around)
    })
    return form
  }

  /** @param {HTMLElement} form @param {Drawing} drawing @param {Sending} sending @param {Around} around */
  async #send(form, drawing, sending, around) {
    const reply = drawing.read()
    show(form, "reply-empty", !reply)
    if (!reply) return
    const { text, fields } = reply
    if (!await sending.send({ text, kind: this.#kind, fields: { request: this.id, ...fields } })) return
    this.#drawing = { ...drawing, chosen: () => undefined }
    for (const name of ["asked", "send"]) show(form, name, false)
    show(form, "sent")
    focusOn(part(form, "sent"))
    around.changed()
    await around.sent()
  }
}
