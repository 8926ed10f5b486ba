/** @file The page's side of the sealing worker: one worker, asked many things, ended when the page locks. */

import { faultOf, workerUrl } from "./worker.js"

/** @typedef {import("./derive.js").Mailbox} Mailbox */
/** @typedef {import("./seal.js").Body} Body */
/** @typedef {import("./statement.js").TeamKeys} TeamKeys */
/** @typedef {{mailbox: string, id: string, from: string, keys?: import("./seal.js").Kind}} Place */
/** @typedef {{resolve: (value: any) => void, reject: (error: Error) => void}} Asker */

/** The worker could not do it; `reason` and `over` are those of Untrusted, Unreadable and TooLong. */
export class Unsealed extends Error {
  /** @param {{message: string, reason?: string, over?: number}} fault */
  constructor({ message, reason, over }) {
    super(message)
    if (reason !== undefined) this.reason = reason
    if (over !== undefined) this.over = over
  }
}

export class Sealer {
  /** @type {Worker | null} */
  #worker = null
  /** @type {Map<number, Asker>} */
  #askers = new Map()
  #last = 0

  /** Fetch the worker's code before it is needed. */
  prepare() {
    this.#worker ??= this.#start()
  }

  /** As `verifyKeys` of statement.js. @param {any} keys @param {Uint8Array[]} signers @param {Date} now @returns {Promise<TeamKeys>} */
  verifyKeys(keys, signers, now) {
    return this.#ask("verifyKeys", keys, signers, now)
  }

  /** As `deriveMailbox` of derive.js. @param {string} code @param {string} salt @returns {Promise<Mailbox>} */
  deriveMailbox(code, salt) {
    return this.#ask("deriveMailbox", code, salt)
  }

  /** @param {string} identity @returns {Promise<string>} */
  recipientOf(identity) {
    return this.#ask("recipientOf", identity)
  }

  /** As `sealBody` of seal.js. @param {object} body @param {string[]} recipients @returns {Promise<Uint8Array>} */
  sealBody(body, recipients) {
    return this.#ask("sealBody", body, recipients)
  }

  /**
   * As `openBody` of seal.js.
   * @param {Uint8Array} sealed @param {string[]} identities @param {Place} place
   * @returns {Promise<{body: Body, belongs: boolean}>}
   */
  openBody(sealed, identities, place) {
    return this.#ask("openBody", sealed, identities, place)
  }

  /** @param {Uint8Array} bytes @param {string[]} recipients @returns {Promise<Uint8Array>} */
  sealBytes(bytes, recipients) {
    return this.#ask("sealBytes", bytes, recipients)
  }

  /** @param {Uint8Array} sealed @param {string[]} identities @returns {Promise<Uint8Array>} */
  openBytes(sealed, identities) {
    return this.#ask("openBytes", sealed, identities)
  }

  /** End the worker, and with it what it remembers. */
  close() {
    this.#fail(new Error("the page is locked"))
  }

  /** @param {string} task @param {unknown[]} values @returns {Promise<any>} */
  #ask(task, ...values) {
    const worker = this.#worker ??= this.#start()
    const id = ++this.#last
    return new Promise((resolve, reject) => {
      this.#askers.set(id, { resolve, reject })
      worker.postMessage({ id, task, values })
    })
  }

  #start() {
    const worker = new Worker(workerUrl("seal") ?? "")
    worker.onmessage = ({ data }) => this.#answer(data)
    worker.onerror = event => this.#fail(faultOf(event))
    return worker
  }

  /** @param {{id: number, result?: unknown, fault?: {message: string, reason?: string, over?: number}}} answer */
  #answer({ id, result, fault }) {
    const asker = this.#askers.get(id)
    this.#askers.delete(id)
    if (fault) asker?.reject(new Unsealed(fault))
    else asker?.resolve(result)
  }

  /** @param {Error} error */
  #fail(error) {
    this.#worker?.terminate()
    this.#worker = null
    for (const { reject } of this.#askers.values()) reject(error)
    this.#askers.clear()
  }
}
