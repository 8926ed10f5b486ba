/** @file A conversation behind a return code: fetched, opened, written to. No element of a page is known here. */

import { Problem, request } from "../shared/api.js"
import { fromBase64, toBase64 } from "../shared/base64.js"
import { Delivery } from "../shared/delivery.js"
import { eraseMailbox } from "../shared/erasing.js"
import { trustedKeys } from "../shared/keys.js"
import { toMinute } from "../shared/times.js"

/** @typedef {import("../shared/derive.js").Mailbox} Mailbox */
/** @typedef {import("../shared/sealer.js").Sealer} Sealer */
/** @typedef {"hybrid" | "x25519"} Kind */
/** @typedef {{id: string, from: "client" | "counselor", posted_at: string, sealed: string}} Message */
/** @typedef {{text: string, kind?: string, fields?: object}} Written what a client writes: a message, or a reply of some kind */

/**
 * @typedef {object} State
 * @property {"waiting" | "open" | "closed"} state
 * @property {Kind} keys
 * @property {string | null} seen_at
 * @property {string | null} reply_by
 * @property {boolean} late
 * @property {string} erase_after
 * @property {string} [restricted_at] since when the client has the work on the case stopped
 * @property {{name: string, title: string} | null} counselor
 */

/**
 * @typedef {object} Entry one message as it can be shown
 * @property {string} id
 * @property {"client" | "counselor"} from
 * @property {string} postedAt
 * @property {string} kind of the body, empty when it is not shown
 * @property {string} text
 * @property {unknown} fields what its kind carries beside the text: not trusted; read by shared/kinds.js
 * @property {"" | "foreign" | "sealed" | "keys" | "version" | "shape"} odd why it is not shown
 */

export class Conversation {
  #mailbox
  #sealer
  /** @type {State | null} */
  #state = null
  /** @type {Entry[]} */
  #entries = []

  /** @param {Mailbox} mailbox @param {Sealer} sealer */
  constructor(mailbox, sealer) {
    this.#mailbox = mailbox
    this.#sealer = sealer
  }

  /**
   * Derive a mailbox from a code and read it.
   * @param {string} code 24 digits
   * @param {Sealer} sealer
   * @throws {import("../shared/api.js").Problem | import("../shared/api.js").Offline}
   */
  static async open(code, sealer) {
    const { salt } = await request("GET", "/keys")
    const conversation = new Conversation(await sealer.deriveMailbox(code, salt), sealer)
    await conversation.look()
    return conversation
  }

  /** The public locator. */
  get id() {
    return this.#mailbox.mailbox
  }

  /** @returns {State} @throws {Error} it was not read yet */
  get state() {
    if (!this.#state) throw new Error("not read yet")
    return this.#state
  }

  /** When the client's first word came that no answer followed; null when one did. */
  get waitsSince() {
    const answered = this.#entries.map(({ from }) => from).lastIndexOf("counselor")
    return this.#entries[answered + 1]?.postedAt ?? null
  }

  get entries() {
    return this.#entries
  }

  /**
   * Look for what is new.
   * @returns {Promise<Entry[]>} what was not there before
   */
  async look() {
    /** @type {Entry[]} */
    const found = []
    for (let more = true; more;) {
      const last = this.#entries.at(-1)?.id
      const page = await this.#request("GET", last ? `?after=${encodeURIComponent(last)}` : "")
      this.#state = page
      for (const message of page.messages) found.push(await this.#add(message))
      more = page.more && page.messages.length > 0
    }
    return found
  }

  /**
   * Prepare a message for sending. An evaluation says so outside its seal, or it would open a closed case again.
   * @param {Written} written
   * @param {(stage: import("../shared/delivery.js").Stage) => void} tell
   */
  letter(written, tell) {
    const id = crypto.randomUUID()
    const delivery = new Delivery({
      tell,
      keys: signal => trustedKeys(this.#sealer, signal),
      path: () => `/mailboxes/${this.#mailbox.mailbox}/${written.kind === "evaluation" ? "evaluations" : "messages"}`,
      token: () => this.#mailbox.token,
      seal: async keys => ({ id, epoch: keys.epoch, sealed: toBase64(await this.#seal(id, written, keys)) }),
    })
    return { id, delivery }
  }

  /**
   * Take back an own message; one that is not there (any more) is as good as taken back.
   * @param {string} id
   * @throws {Problem} 409 once seen
   */
  async takeBack(id) {
    await this.#request("DELETE", `/messages/${id}`).catch(refusal => {
      if (!(refusal instanceof Problem && refusal.status === 404)) throw refusal
    })
    this.#entries = this.#entries.filter(entry => entry.id !== id)
  }

  /** Ask the team for something. @param {string} id the same for a retry @param {string} kind */
  ask(id, kind) {
    return this.#request("POST", "/requests", { id, kind })
  }

  /** What was asked for, the first of it first. @returns {Promise<import("./rights/asked.js").Asked[]>} */
  async requests() {
    return (await this.#request("GET", "/requests")).requests
  }

  /** Take back what was asked for; a restriction is lifted by that. @param {string} id */
  withdraw(id) {
    return this.#request("DELETE", `/requests/${id}`)
  }

  /** Erase everything. @returns {Promise<{erased_at: string, items: number}>} */
  erase() {
    return eraseMailbox(this.#mailbox, this.#entries.length)
  }

  /** Whether the client has written just this: a draft that went out before its page locked. @param {string} text */
  hasSent(text) {
    return this.#entries.some(entry => entry.from === "client" && entry.text === text)
  }

  /** Seal a draft so that only this code opens it again. @param {object} draft */
  async sealDraft(draft) {
    return this.#sealer.sealBytes(new TextEncoder().encode(JSON.stringify(draft)), [await this.#sealer.recipientOf(this.#mailbox.hybrid)])
  }

  /** @param {Uint8Array} sealed */
  async openDraft(sealed) {
    return JSON.parse(new TextDecoder().decode(await this.#sealer.openBytes(sealed, [this.#mailbox.hybrid])))
  }

  /** @param {Message} message */
  async #add(message) {
    const entry = await this.#read(message)
    if (!this.#entries.some(({ id }) => id === entry.id)) this.#entries.push(entry)
    return entry
  }

  /** @param {Message} message @returns {Promise<Entry>} */
  async #read({ id, from, posted_at: postedAt, sealed }) {
    const { keys } = this.state
    const place = { mailbox: this.#mailbox.mailbox, id, from, keys }
    try {
      const { body, belongs } = await this.#sealer.openBody(fromBase64(sealed), [this.#identity], place)
      if (belongs) return { id, from, postedAt, kind: body.kind, text: body.text, fields: body.fields, odd: "" }
      return { id, from, postedAt, kind: "", text: "", fields: undefined, odd: "foreign" }
    } catch (error) {
      return { id, from, postedAt, kind: "", text: "", fields: undefined, odd: oddnessOf(error) }
    }
  }

  get #identity() {
    return this.state.keys === "hybrid" ? this.#mailbox.hybrid : this.#mailbox.plain
  }

  /** @param {string} id @param {Written} written @param {import("../shared/statement.js").TeamKeys} keys */
  async #seal(id, written, keys) {
    const body = {
      v: 1, kind: "message", mailbox: this.#mailbox.mailbox, id, from: "client", written_at: toMinute(new Date()), ...written,
    }
    return this.#sealer.sealBody(body, [keys.recipients[this.state.keys], await this.#sealer.recipientOf(this.#identity)])
  }

  /** @param {string} method @param {string} path @param {object} [body] */
  #request(method, path, body) {
    return request(method, `/mailboxes/${this.#mailbox.mailbox}${path}`, { body, token: this.#mailbox.token })
  }
}

/**
 * Tell why a body is not shown; what is no base64 opens as little as no age file does.
 * @param {unknown} error
 * @returns {"sealed" | "keys" | "version" | "shape"}
 */
function oddnessOf(error) {
  const reason = error instanceof Error && "reason" in error ? error.reason : ""
  return reason === "keys" || reason === "version" || reason === "shape" ? reason : "sealed"
}
