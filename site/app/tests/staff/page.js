/** @file A browser's page without a browser: its own cookies, storage, signers, and an authenticator app. */

import { hmac } from "@noble/hashes/hmac.js"
import { sha1 } from "@noble/hashes/legacy.js"
import { base32nopad } from "@scure/base"

const ORIGIN = process.env.PINTERNET_TEST_ORIGIN ?? ""
const network = globalThis.fetch

/**
 * Ask the test's own server for something that only a test may do.
 * @param {string} what
 * @param {object} [body]
 */
export async function tell(what, body = {}) {
  const answer = await network(`${ORIGIN}/test/${what}`, {
    method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" },
  })
  if (!answer.ok) throw new Error(`${what}: ${answer.status}`)
  return answer.json()
}

/** A fresh code: each is good once, so the clock moves first. @param {string} secret base32 */
export async function code(secret) {
  const { now } = await tell("clock", { seconds: 30 })
  const step = Math.floor(now / 30)
  const message = new Uint8Array(8)
  new DataView(message.buffer).setUint32(4, step)
  const mac = hmac(sha1, base32nopad.decode(secret), message)
  const at = (mac[19] ?? 0) & 15
  const number = new DataView(mac.buffer, mac.byteOffset).getUint32(at) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, "0")
}

/** One browser profile. `use` makes the globals this profile's, as a reload of the page would. */
export class Page {
  /** @type {Map<string, string>} */
  #cookies = new Map()
  /** @type {Map<string, string>} */
  #stored = new Map()

  /** Load the console again: its head names the signers of now. */
  async use() {
    const { signers } = await tell("signers")
    const tags = signers.map((/** @type {string} */ content) => ({ getAttribute: () => content }))
    const document = { documentElement: { lang: "en" }, querySelectorAll: () => tags, querySelector: () => null }
    const localStorage = {
      getItem: (/** @type {string} */ place) => this.#stored.get(place) ?? null,
      setItem: (/** @type {string} */ place, /** @type {string} */ text) => void this.#stored.set(place, text),
    }
    Object.assign(globalThis, { document, location: new URL("/console/", ORIGIN), fetch: this.#fetch.bind(this) })
    Object.defineProperty(globalThis, "localStorage", { value: localStorage, configurable: true })
    return this
  }

  /** @param {string} path @param {RequestInit} [init] */
  async #fetch(path, init = {}) {
    const headers = new Headers(init.headers)
    headers.set("Origin", ORIGIN)
    headers.set("Cookie", [...this.#cookies].map(pair => pair.join("=")).join("; "))
    const answer = await network(new URL(path, ORIGIN), { ...init, headers })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      this.#cookies.set(name, value)
    }
    return answer
  }
}
