/** @file One intake on its way: its code, its mailbox, its sealed body. No element of a page is known here. */

import { toBase64, toUtf8 } from "../shared/base64.js"
import { LARGEST, shareOver } from "../shared/body.js"
import { makeCode } from "../shared/code.js"
import { Delivery } from "../shared/delivery.js"
import { eraseMailbox } from "../shared/erasing.js"
import { trustedKeys } from "../shared/keys.js"
import { toMinute } from "../shared/times.js"
import { lengthOf, urgencyOf } from "./answering.js"
import { toConsents, toResponse, toText } from "./response.js"

/** @typedef {import("./answering.js").Answers} Answers */
/** @typedef {import("./answering.js").Form} Form */
/** @typedef {import("../shared/derive.js").Mailbox} Mailbox */
/** @typedef {import("../shared/statement.js").TeamKeys} TeamKeys */
/** @typedef {{reference: string, received_at: string, reply_by: string}} Receipt */

/**
 * @typedef {object} Written
 * @property {Form} form
 * @property {Answers} answers
 * @property {string} language of the answer that is wanted
 * @property {{yes: string, no: string}} words
 */

export class Intake {
  #code = makeCode()
  #id = crypto.randomUUID()
  #written
  #sealer
  #delivery
  /** @type {Mailbox | null} */
  #mailbox = null

  /**
   * @param {Written} written
   * @param {import("../shared/sealer.js").Sealer} sealer
   * @param {(stage: import("../shared/delivery.js").Stage) => void} tell
   */
  constructor(written, sealer, tell) {
    this.#written = written
    this.#sealer = sealer
    this.#delivery = new Delivery({
      tell, path: () => "/intakes", keys: signal => trustedKeys(sealer, signal), seal: keys => this.#seal(keys),
    })
  }

  /** The return code; worth showing only once the intake was accepted. */
  get code() {
    return this.#code
  }

  /** Send it, or the same bytes again. @param {AbortSignal} [signal] @returns {Promise<Receipt>} */
  send(signal) {
    return this.#delivery.send(signal)
  }

  /** Erase what may have arrived, so that changed words do not stand beside the earlier ones. */
  async withdraw() {
    if (!this.#delivery.isUncertain || !this.#mailbox) return
    await this.erase().catch(problem => {
      if (problem.status !== 404) throw problem
    })
  }

  /** Erase what was sent. @returns {Promise<{erased_at: string, items: number}>} */
  async erase() {
    if (!this.#mailbox) throw new Error("nothing was sent")
    return eraseMailbox(this.#mailbox, 1)
  }

  /** Drop the code and the words. */
  forget() {
    this.#code = ""
    this.#mailbox = null
    this.#sealer.close()
    this.#written = { ...this.#written, answers: new Map() }
  }

  /** @param {TeamKeys} keys */
  async #seal(keys) {
    const mailbox = this.#mailbox ??= await this.#sealer.deriveMailbox(this.#code, keys.salt)
    const recipient = await this.#sealer.recipientOf(mailbox.hybrid)
    const body = composeBody(this.#written, { mailbox: mailbox.mailbox, id: this.#id, replyTo: recipient }, new Date())
    const sealed = await this.#sealer.sealBody(body, [keys.recipients.hybrid, recipient])
    const { form, answers, language } = this.#written
    return {
      id: this.#id, mailbox: mailbox.mailbox, token_sha256: mailbox.tokenSha256, sealed: toBase64(sealed),
      epoch: keys.epoch, language, urgency: urgencyOf(form, answers), form: { id: form.id, version: form.version },
    }
  }
}

/**
 * Write an intake's body as PROTOCOL says.
 * @param {Written} written
 * @param {{mailbox: string, id: string, replyTo: string}} place
 * @param {Date} now
 */
export function composeBody({ form, answers, language, words }, { mailbox, id, replyTo }, now) {
  const at = toMinute(now)
  return {
    v: 1, kind: "intake", mailbox, id, from: "client", written_at: at,
    text: toText(form, answers, words), form: { id: form.id, version: form.version }, language,
    answers: toResponse(form, answers), consents: toConsents(form, answers, at), reply_to: replyTo,
  }
}

/** Room for `mailbox` and `reply_to`, which are not known before sending. */
const PLACE = { mailbox: "0".repeat(32), id: "0".repeat(36), replyTo: "0".repeat(1960) }

/**
 * Count by how many characters it is too long to be sealed: its share of what was written.
 * @param {Written} written
 * @returns {number} 0 when it fits
 */
export function charactersOver(written) {
  const body = composeBody(written, PLACE, new Date())
  const over = toUtf8(JSON.stringify(body)).length - LARGEST
  return over > 0 ? shareOver(over, lengthOf(body.text)) : 0
}
