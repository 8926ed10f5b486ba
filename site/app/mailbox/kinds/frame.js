/**
 * @file Draws the messages that ask for more than words. Each kind of request has a module here, loaded when one occurs;
 * an answered request folds to one line, and so does what was answered. What nobody here knows is shown by its text.
 */

import { readFields, REPLIES } from "../../shared/kinds.js"
import { inWords } from "../../shared/times.js"
import { word } from "../words.js"
import { answeredLine } from "./answered.js"
import { fold, unfold } from "./folding.js"
import { Request } from "./request.js"

/** @typedef {import("../conversation.js").Conversation} Conversation */
/** @typedef {import("../conversation.js").Entry} Entry */

/**
 * @typedef {object} Asked a request as its module gets it
 * @property {string} id of its message
 * @property {string} text
 * @property {any} fields as shared/kinds.js read them
 *
 * @typedef {object} Drawing what a module made of a request
 * @property {HTMLElement} element the controls, from a template; the form around them is the frame's
 * @property {string} said stands in place of the message's text while the request is open
 * @property {() => {text: string, fields: object} | null} read the reply, its text self-sufficient; null while nothing is chosen
 * @property {() => unknown} chosen what to keep when the page locks; undefined when nothing is chosen
 * @property {(kept: any) => void} choose puts back what `chosen` returned
 *
 * @typedef {object} Module
 * @property {(asked: Asked) => Drawing | Promise<Drawing>} draw throws when it cannot: then the text stays, and it is tried again
 * @property {(asked: Asked, reply: any) => HTMLElement | null} [settled] what stays in sight once it is answered; `reply` is the reply's fields
 * @property {(fields: any) => boolean} [asks] whether it waits for a reply; each of its kind does without it
 * @property {(fields: any, text: string) => string} [named] what tells it from another of its kind once it is answered; `text` is the reply's
 * @property {(fields: any) => string} [about] what it is about: a later request of its kind about the same takes its place
 */

/** What a counselor can send that is more than its text, and who draws it. @type {Record<string, () => Promise<Module>>} */
const MODULES = {
  "rating-request": () => import("./rating-request.js"),
  "instrument-request": () => import("./instrument-request.js"),
  "appointment-proposal": () => import("./appointment-proposal.js"),
  referral: () => import("./referral.js"),
  "evaluation-request": () => import("./evaluation-request.js"),
  "hand-over-question": () => import("./hand-over-question.js"),
}

/**
 * @typedef {object} Around
 * @property {(id: string) => HTMLElement | undefined} elementOf a message's place on the page
 * @property {() => void} changed called when there is more or less to lose
 * @property {() => Promise<void>} sent
 * @property {AbortSignal} signal
 */

export class Frame {
  #conversation
  #around
  /** @type {Map<string, Request>} */
  #requests = new Map()
  /** @type {Map<string, unknown>} */
  #kept
  #turn = Promise.resolve()

  /** @param {Conversation} conversation @param {Around} around @param {Record<string, unknown>} kept what was chosen before the page locked, by request */
  constructor(conversation, around, kept) {
    this.#conversation = conversation
    this.#around = around
    this.#kept = new Map(Object.entries(kept))
  }

  /** What is chosen and not sent, by request. @returns {Record<string, unknown>} */
  get chosen() {
    const open = [...this.#requests].map(([id, request]) => [id, request.chosen])
    return Object.fromEntries([...this.#kept, ...open].filter(([, chosen]) => chosen !== undefined))
  }

  /** Draw what is new, fold what is answered, unfold what no longer is. */
  render() {
    this.#turn = this.#turn.then(() => this.#render())
    return this.#turn
  }

  async #render() {
    for (const entry of this.#conversation.entries) {
      const element = this.#around.elementOf(entry.id)
      const fields = readFields(entry.kind, entry.fields)
      if (!element || !fields || this.#around.signal.aborted) continue
      if (entry.from === "counselor") await this.#request(entry, element, fields)
      else if (word(`sent ${entry.kind}`)) fold(element, word(`sent ${entry.kind}`))
    }
  }

  /** @param {Entry} entry @param {HTMLElement} element @param {any} fields */
  async #request(entry, element, fields) {
    const load = Object.hasOwn(MODULES, entry.kind) ? MODULES[entry.kind] : null
    if (!load) return
    try {
      const module = await load()
      const asked = { id: entry.id, text: entry.text, fields }
      const request = this.#requests.get(entry.id) ?? new Request(element, asked, module, module.asks?.(fields) === false ? undefined : REPLIES[entry.kind])
      if (this.#isReplaced(entry, fields, module)) request.settle(word(`replaced ${entry.kind}`), null)
      else await this.#stand(request, this.#replyTo(entry), reply => {
        const what = { about: word(`asked ${entry.kind}`), named: module.named?.(fields, reply.text) ?? "", when: inWords(reply.postedAt, document.documentElement.lang) }
        return answeredLine(word("answered"), what)
      })
      this.#requests.set(entry.id, request)
    } catch {
      unfold(element)
    }
  }

  /** @param {Request} request @param {{entry: Entry, fields: any} | null} reply @param {(reply: Entry) => string} line */
  async #stand(request, reply, line) {
    if (reply) return request.settle(line(reply.entry), reply.fields)
    await request.open(this.#conversation, this.#around, this.#kept.get(request.id))
    this.#kept.delete(request.id)
  }

  /** Whether a later request is about the same. @param {Entry} entry @param {any} fields @param {Module} module */
  #isReplaced({ id, kind }, fields, { about }) {
    const { entries } = this.#conversation
    const later = entries.slice(entries.findIndex(entry => entry.id === id) + 1).filter(entry => entry.from === "counselor" && entry.kind === kind)
    const read = later.map(entry => readFields(kind, entry.fields)).filter(Boolean)
    return Boolean(about) && read.some(other => about?.(other) === about?.(fields))
  }

  /** The latest of the client's replies to a request. @param {Entry} request */
  #replyTo({ id, kind }) {
    const replies = this.#conversation.entries.filter(entry => entry.from === "client" && entry.kind === REPLIES[kind])
    const read = replies.map(entry => ({ entry, fields: readFields(entry.kind, entry.fields) }))
    return read.filter(({ fields }) => fields?.request === id).at(-1) ?? null
  }
}
