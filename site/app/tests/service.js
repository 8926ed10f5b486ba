/** @file A small service in memory for tests: keys, work and mailboxes, answering as PROTOCOL says. */

import { ed25519 } from "@noble/curves/ed25519.js"
import { createChallenge } from "altcha-lib"
import { deriveKey } from "altcha-lib/algorithms/web/pbkdf2"
import { toBase64, toUtf8 } from "../shared/base64.js"
import { Sealer } from "../shared/sealer.js"
import { generateIdentity, recipientOf } from "../shared/seal.js"

const signer = ed25519.keygen()
const SALT = "garam"

/** A worker without a thread: what the page posts is done at once, by the same code. */
class Worker {
  async postMessage({ id, ...asked }) {
    const { perform } = await import("../shared/tasks.js")
    this.onmessage({ data: { id, ...await perform(asked) } })
  }

  terminate() {}
}

/** A sealer over such a worker; where no page names a worker's address, none is started for the rest. */
export function newSealer() {
  const sealer = new Sealer()
  const real = globalThis.Worker
  globalThis.Worker = Worker
  sealer.prepare()
  globalThis.Worker = real
  return sealer
}

export class Service {
  /** What was asked, in order: [method, path, body]. */
  asked = []
  epoch = 1
  /** @type {Map<string, {token: string, messages: object[]}>} */
  mailboxes = new Map()
  /** @type {(() => Response | Promise<Response>)[]} what the next posts are answered with, once each */
  faults = []
  state = { state: "waiting", keys: "hybrid", seen_at: null, reply_by: null, late: false, counselor: null }
  pageSize = 50

  static async start() {
    const service = new Service()
    service.identities = { hybrid: await generateIdentity("hybrid"), x25519: await generateIdentity("x25519") }
    const { hybrid, x25519 } = service.identities
    service.recipients = { hybrid: await recipientOf(hybrid), x25519: await recipientOf(x25519) }
    globalThis.document = {
      documentElement: { lang: "id" },
      querySelectorAll: () => [{ getAttribute: () => `ed25519:${toBase64(signer.publicKey)}` }],
    }
    globalThis.fetch = (path, { method, body, headers }) =>
      service.#answer(method, path.replace("/api/v1", ""), body && JSON.parse(body), headers)
    return service
  }

  bodies(method, path) {
    return this.asked.filter(([m, p]) => m === method && p === path).map(([, , body]) => body)
  }

  async #answer(method, path, body, headers) {
    this.asked.push([method, path, body])
    if (path === "/keys") return json(200, this.#keys())
    if (path === "/work") return json(200, await challenge())
    const fault = method === "POST" && this.faults.shift()
    if (path === "/intakes") return this.#intake(body, fault)
    const [, , mailbox, rest = "", id] = path.split("?")[0].split("/")
    const box = this.mailboxes.get(mailbox)
    if (!box || !headers.get("Authorization")) return problem(404, "not-found")
    if (method === "GET") return json(200, this.#page(box, path))
    if (rest === "messages" && method === "POST") return this.#keep(box, body, fault)
    if (rest === "messages") box.messages = box.messages.filter(message => message.id !== id)
    else if (!rest) this.mailboxes.delete(mailbox)
    return json(200, { erased_at: "2026-11-23T04:05:00Z", items: 1 })
  }

  #keys() {
    const team = { epoch: this.epoch, recipients: this.recipients }
    const statement = JSON.stringify({ salt: SALT, team, signed_at: "2026-11-01T00:00:00Z", valid_until: "2999-01-01T00:00:00Z" })
    const signature = toBase64(ed25519.sign(toUtf8(statement), signer.secretKey))
    return { salt: SALT, team, statement, signature }
  }

  async #intake(body, fault) {
    const before = this.mailboxes.get(body.mailbox)
    if (before) return before.messages[0].sealed === body.sealed ? json(200, RECEIPT) : problem(409, "already-used")
    const refusal = fault && await fault()
    if (refusal && refusal.status !== 200) return refusal
    if (body.epoch !== this.epoch) return problem(409, "epoch", { epoch: this.epoch })
    this.mailboxes.set(body.mailbox, { token: body.token_sha256, messages: [asFound(body)] })
    return refusal || json(201, RECEIPT)
  }

  async #keep(box, body, fault) {
    const refusal = fault && await fault()
    if (refusal && refusal.status !== 200) return refusal
    const before = box.messages.find(message => message.id === body.id)
    if (before && before.sealed !== body.sealed) return problem(409, "already-used")
    if (!before) box.messages.push(asFound(body))
    return refusal || json(201, { id: body.id, posted_at: "2026-11-23T04:05:00Z" })
  }

  #page(box, path) {
    const after = new URLSearchParams(path.split("?")[1]).get("after")
    const rest = box.messages.slice(box.messages.findIndex(message => message.id === after) + 1)
    const messages = rest.slice(0, this.pageSize)
    return { ...this.state, erase_after: "2027-05-01T00:00:00Z", messages, more: rest.length > messages.length }
  }
}

const RECEIPT = { reference: "k3m9x2qa", received_at: "2026-11-23T04:05:00Z", reply_by: "2026-11-24T04:05:00Z" }

const asFound = ({ id, sealed }) => ({ id, from: "client", posted_at: "2026-11-23T04:05:00Z", sealed })

const challenge = () => createChallenge({
  algorithm: "PBKDF2/SHA-256", cost: 1, deriveKey, hmacSignatureSecret: "invented", keyPrefix: "0",
})

export const json = (status, body, headers = {}) => new Response(JSON.stringify(body), { status, headers })

export const problem = (status, kind, more = {}, headers = {}) =>
  json(status, { type: `urn:pinternet:problem:${kind}`, status, title: kind, detail: "", next: "", ...more }, headers)

/** The request arrives and is carried out, and its answer is lost on the way. */
export const lost = () => new Response("{", { status: 200 })

/** The request does not arrive. */
export const unreachable = () => { throw new TypeError("fetch failed") }
