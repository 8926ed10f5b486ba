/** @file Sending one sealed thing: sealed once, and sent as the same bytes until the server's answer is known. */

import { Offline, Problem, request } from "./api.js"
import { solveWork } from "./work.js"

const MOST_TRIES = 4
const WORK_KEEPS = 8 * 60_000

/** @typedef {"keys" | "seal" | "work" | "send"} Stage */
/** @typedef {import("./statement.js").TeamKeys} TeamKeys */

/**
 * @typedef {object} Route
 * @property {(keys: TeamKeys) => Promise<object>} seal makes what is posted, all but `work`
 * @property {() => string} path
 * @property {() => string | undefined} [token]
 * @property {(stage: Stage) => void} tell called as each stage begins
 * @property {(signal?: AbortSignal) => Promise<TeamKeys>} keys where trusted keys come from
 */

export class Delivery {
  #route
  /** @type {object | null} */
  #parcel = null
  /** @type {{work: string, until: number} | null} */
  #work = null
  #uncertain = false

  /** @param {Route} route */
  constructor(route) {
    this.#route = route
  }

  /** Whether a try ended without an answer, so that it may have arrived. */
  get isUncertain() {
    return this.#uncertain
  }

  /**
   * Send, or send again. Changed keys and refused work are answered by sealing or working anew; other
   * refusals are for the person to see.
   * @param {AbortSignal} [signal]
   * @returns {Promise<any>} the server's receipt
   * @throws {Problem | Offline | import("./sealer.js").Unsealed}
   */
  async send(signal) {
    for (let tries = 1; ; tries++) {
      try {
        return await this.#try(signal)
      } catch (error) {
        if (tries === MOST_TRIES || !this.#mends(error)) throw error
      }
    }
  }

  /** @param {AbortSignal} [signal] */
  async #try(signal) {
    const { seal, tell, keys, path, token } = this.#route
    if (!this.#parcel) {
      tell("keys")
      const trusted = await keys(signal)
      tell("seal")
      this.#parcel = await seal(trusted)
    }
    tell("work")
    const work = await this.#freshWork(signal)
    tell("send")
    return this.#post(path(), { body: { ...this.#parcel, work }, token: token?.(), signal })
  }

  /** @param {string} path @param {{body: object, token?: string, signal?: AbortSignal}} options */
  async #post(path, options) {
    try {
      return await request("POST", path, options)
    } catch (error) {
      if (error instanceof Offline || (error instanceof Problem && error.status >= 500)) this.#uncertain = true
      throw error
    }
  }

  /** @param {AbortSignal} [signal] */
  async #freshWork(signal) {
    if (!this.#work || this.#work.until < Date.now()) {
      const until = Date.now() + WORK_KEEPS
      this.#work = { work: await solveWork(await request("GET", "/work", { signal }), signal), until }
    }
    return this.#work.work
  }

  /**
   * Put away what the server refused, if another try can mend it.
   * A replay is recognised before keys and work are looked at, so "epoch" means that nothing was stored.
   * @param {unknown} error
   */
  #mends(error) {
    if (!(error instanceof Problem)) return false
    if (error.kind === "epoch") this.#parcel = null
    else if (error.kind === "work") this.#work = null
    else return false
    return true
  }
}
