import assert from "node:assert/strict"
import { test } from "node:test"
import { toBase64 } from "../shared/base64.js"
import { Offline, Problem } from "../shared/api.js"
import { sealBody } from "../shared/seal.js"
import { Intake } from "../intake/intake.js"
import { Conversation } from "../mailbox/conversation.js"
import { lost, newSealer, problem, Service, unreachable } from "./service.js"
import { vectors } from "./vectors.js"

const { document: form } = vectors("forms")

/** A service with one intake, and the code that opens it. */
async function begun() {
  const service = await Service.start()
  const answers = new Map([["what", ["Hujan"]], ["agree", [true]]])
  const intake = new Intake({ form, answers, language: "id", words: { yes: "Ya", no: "Tidak" } }, newSealer(), () => {})
  await intake.send()
  const [mailbox] = [...service.mailboxes.keys()]
  return { service, code: intake.code, mailbox, box: service.mailboxes.get(mailbox) }
}

/** Seal an answer to the client as the console does. */
async function answer({ service, mailbox, box }, replyTo, more = {}) {
  const id = crypto.randomUUID()
  const body = { v: 1, kind: "message", mailbox, id, from: "counselor", written_at: "2026-11-23T05:00:00Z", text: "Halo", ...more }
  const sealed = toBase64(await sealBody(body, [service.recipients.hybrid, replyTo]))
  box.messages.push({ id, from: "counselor", posted_at: "2026-11-23T05:00:00Z", sealed })
  return id
}

async function replyTo(code) {
  const { deriveMailbox } = await import("../shared/derive.js")
  const { recipientOf } = await import("../shared/seal.js")
  return recipientOf((await deriveMailbox(code, "garam")).hybrid)
}

test("the code alone opens the thread, page by page", async () => {
  const here = await begun()
  const to = await replyTo(here.code)
  await answer(here, to)
  await answer(here, to, { kind: "postcard", text: "Kartu" })
  here.service.pageSize = 1
  const conversation = await Conversation.open(here.code, newSealer())
  const shown = conversation.entries.map(({ from, kind, text, odd }) => [from, kind, text.includes("Hujan") || text, odd])
  assert.deepEqual(shown, [
    ["client", "intake", true, ""], ["counselor", "message", "Halo", ""], ["counselor", "postcard", "Kartu", ""],
  ])
})

test("the client waits since the first word that no answer followed", async () => {
  const here = await begun()
  const conversation = await Conversation.open(here.code, newSealer())
  const [first] = conversation.entries
  assert.equal(conversation.waitsSince, first.postedAt)
  await answer(here, await replyTo(here.code))
  await conversation.look()
  assert.equal(conversation.waitsSince, null)
  for (const text of ["Lagi", "Dan lagi"]) await conversation.letter({ text }, () => {}).delivery.send()
  await conversation.look()
  assert.equal(conversation.waitsSince, conversation.entries[2].postedAt)
})

test("bodies that do not belong or do not open are marked in their place", async () => {
  const here = await begun()
  const to = await replyTo(here.code)
  await answer(here, to, { mailbox: "0".repeat(32) })
  await answer(here, here.service.recipients.hybrid)
  await answer(here, to, { v: 2 })
  here.box.messages.push({ id: "x", from: "counselor", posted_at: "2026-11-23T05:00:00Z", sealed: "*" })
  await answer(here, to)
  const { entries } = await Conversation.open(here.code, newSealer())
  assert.deepEqual(entries.map(({ odd }) => odd), ["", "foreign", "sealed", "version", "sealed", ""])
  assert.ok(entries.every(({ odd, text }) => !odd || text === ""))
})

test("a wrong code is a refusal, and a silent server is none", async () => {
  const { service } = await begun()
  await assert.rejects(Conversation.open("000000000000000000000098", newSealer()), error => error instanceof Problem && error.status === 404)
  service.asked.length = 0
  globalThis.fetch = unreachable
  await assert.rejects(Conversation.open("000000000000000000000098", newSealer()), Offline)
})

test("a message whose answer is lost is sent again as the same bytes with the same id", async () => {
  const { service, code, mailbox, box } = await begun()
  const conversation = await Conversation.open(code, newSealer())
  const { delivery } = conversation.letter({ text: "Lagi" }, () => {})
  service.faults = [lost]
  await assert.rejects(delivery.send(), Offline)
  await delivery.send()
  const [first, second] = service.bodies("POST", `/mailboxes/${mailbox}/messages`)
  assert.deepEqual([first.id, first.sealed], [second.id, second.sealed])
  assert.equal(box.messages.length, 2)
  assert.deepEqual((await conversation.look()).map(({ text }) => text), ["Lagi"])
})

test("looking again finds only what is new", async () => {
  const here = await begun()
  const conversation = await Conversation.open(here.code, newSealer())
  assert.deepEqual(await conversation.look(), [])
  await answer(here, await replyTo(here.code))
  assert.equal((await conversation.look()).length, 1)
  assert.equal(conversation.entries.length, 2)
})

test("a message is taken back, and one that was read is not", async () => {
  const { service, code, box } = await begun()
  const conversation = await Conversation.open(code, newSealer())
  const { id, delivery } = conversation.letter({ text: "Lagi" }, () => {})
  await delivery.send()
  await conversation.look()
  await conversation.takeBack(id)
  assert.deepEqual([box.messages.length, conversation.entries.length], [1, 1])
  globalThis.fetch = async () => problem(409, "seen")
  await assert.rejects(conversation.takeBack(id), error => error.kind === "seen")
  assert.ok(service)
})

test("what was taken back while the answer was lost is taken back", async () => {
  const { code } = await begun()
  const conversation = await Conversation.open(code, newSealer())
  const { id, delivery } = conversation.letter({ text: "Lagi" }, () => {})
  await delivery.send()
  await conversation.look()
  globalThis.fetch = async () => problem(404, "not-found")
  await conversation.takeBack(id)
  assert.equal(conversation.entries.length, 1)
})

test("what was sent before its answer came is known to be sent", async () => {
  const { service, code } = await begun()
  const conversation = await Conversation.open(code, newSealer())
  service.faults = [lost]
  await assert.rejects(conversation.letter({ text: "Lagi" }, () => {}).delivery.send(), Offline)
  assert.equal(conversation.hasSent("Lagi"), false)
  const again = await Conversation.open(code, newSealer())
  assert.deepEqual([again.hasSent("Lagi"), again.hasSent("Belum")], [true, false])
})

test("a letter that was stopped is not sent", async () => {
  const { service, code, mailbox } = await begun()
  const conversation = await Conversation.open(code, newSealer())
  const stopped = new AbortController()
  const wholeFetch = globalThis.fetch
  globalThis.fetch = async (path, init) => init.signal.aborted ? unreachable() : wholeFetch(path, init)
  const { delivery } = conversation.letter({ text: "Lagi" }, stage => stage === "seal" && stopped.abort())
  await assert.rejects(delivery.send(stopped.signal), Offline)
  assert.equal(service.bodies("POST", `/mailboxes/${mailbox}/messages`).length, 0)
})

test("a draft is opened by the conversation that sealed it, and by no other", async () => {
  const { code } = await begun()
  const mine = await Conversation.open(code, newSealer())
  const sealed = await mine.sealDraft("belum selesai")
  assert.equal(await mine.openDraft(sealed), "belum selesai")
  const other = await Conversation.open((await begun()).code, newSealer())
  await assert.rejects(other.openDraft(sealed))
})
