import assert from "node:assert/strict"
import { test } from "node:test"
import { fromBase64 } from "../shared/base64.js"
import { Offline, Problem } from "../shared/api.js"
import { openBody } from "../shared/seal.js"
import { Intake } from "../intake/intake.js"
import { lost, newSealer, problem, Service, unreachable } from "./service.js"
import { vectors } from "./vectors.js"

const { document: form } = vectors("forms")

function written(text = "Hujan") {
  return { form, answers: new Map([["what", [text]], ["agree", [true]]]), language: "id", words: { yes: "Ya", no: "Tidak" } }
}

const intake = text => new Intake(written(text), newSealer(), () => {})

test("an intake reaches the team, and nothing that it says leaves unsealed", async () => {
  const service = await Service.start()
  const sent = intake("Rahasia besar")
  assert.equal((await sent.send()).reference, "k3m9x2qa")
  const [body] = service.bodies("POST", "/intakes")
  assert.equal(body.urgency, "soon")
  assert.deepEqual(Object.keys(body).sort(), [
    "epoch", "form", "id", "language", "mailbox", "sealed", "token_sha256", "urgency", "work",
  ])
  const traffic = JSON.stringify(service.asked)
  for (const secret of ["Rahasia", sent.code, sent.code.slice(0, 12)]) assert.ok(!traffic.includes(secret))
  const place = { mailbox: body.mailbox, id: body.id, from: "client", keys: "hybrid" }
  const opened = await openBody(fromBase64(body.sealed), [service.identities.hybrid], place)
  assert.equal(opened.belongs, true)
  assert.match(opened.body.text, /Rahasia besar/)
  assert.match(opened.body.reply_to, /^age1pq1/)
})

test("after a lost answer the same bytes are sent, and there is one mailbox", async () => {
  const service = await Service.start()
  service.faults = [lost]
  const sent = intake()
  await assert.rejects(sent.send(), Offline)
  await sent.send()
  const [first, second] = service.bodies("POST", "/intakes")
  assert.deepEqual({ ...first, work: 0 }, { ...second, work: 0 })
  assert.equal(service.mailboxes.size, 1)
})

test("what never arrived is sent again as the same bytes, too", async () => {
  const service = await Service.start()
  service.faults = [unreachable, () => problem(503, "unavailable")]
  const sent = intake()
  await assert.rejects(sent.send(), Offline)
  await assert.rejects(sent.send(), Problem)
  await sent.send()
  assert.equal(new Set(service.bodies("POST", "/intakes").map(({ sealed }) => sealed)).size, 1)
})

test("changed team keys are fetched and sealed to anew, for the same mailbox", async () => {
  const service = await Service.start()
  const sent = intake()
  service.faults = [() => {
    service.epoch = 2
    return problem(409, "epoch", { epoch: 2 })
  }]
  await sent.send()
  const [first, second] = service.bodies("POST", "/intakes")
  assert.deepEqual([first.epoch, second.epoch], [1, 2])
  assert.equal(first.mailbox, second.mailbox)
  assert.notEqual(first.sealed, second.sealed)
})

test("refused work is done anew for the same bytes", async () => {
  const service = await Service.start()
  service.faults = [() => problem(422, "work")]
  await intake().send()
  const [first, second] = service.bodies("POST", "/intakes")
  assert.equal(first.sealed, second.sealed)
  assert.notEqual(first.work, second.work)
})

test("a server that refuses for ever is not asked for ever", async () => {
  const service = await Service.start()
  service.faults = Array.from({ length: 9 }, () => () => problem(422, "work"))
  await assert.rejects(intake().send(), error => error.kind === "work")
  assert.equal(service.bodies("POST", "/intakes").length, 4)
})

test("a full day is said with its hour, and left to the person", async () => {
  const service = await Service.start()
  service.faults = [() => problem(503, "full", {}, { "Retry-After": "3600" })]
  await assert.rejects(intake().send(), error => error.kind === "full" && error.retryAfter === 3600)
  assert.equal(service.bodies("POST", "/intakes").length, 1)
})

test("words that changed after a lost answer replace what had arrived", async () => {
  const service = await Service.start()
  service.faults = [lost]
  const sent = intake("satu")
  await assert.rejects(sent.send(), Offline)
  await sent.withdraw()
  assert.equal(service.mailboxes.size, 0)
  await intake("dua").send()
  assert.equal(service.mailboxes.size, 1)
})

test("withdrawing what never arrived is no error, and what was refused needs none", async () => {
  const service = await Service.start()
  service.faults = [unreachable]
  const unheard = intake()
  await assert.rejects(unheard.send(), Offline)
  await unheard.withdraw()
  service.faults = [() => problem(422, "invalid")]
  const refused = intake()
  await assert.rejects(refused.send(), Problem)
  await refused.withdraw()
  assert.equal(service.asked.filter(([method]) => method === "DELETE").length, 1)
})
