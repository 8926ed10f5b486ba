/** @file Statements: written exactly, believed only when signed, fitting and not older than what was seen. */

import assert from "node:assert/strict"
import { test } from "node:test"
import { readSigners } from "../shared/signers.js"
import { notice, remember } from "../console/account/memory.js"
import { fingerprint, newPair, newSigningKey, recipientsOf } from "../console/account/secrets.js"
import { readSigned, signBoth } from "../console/account/statements.js"

const key = newSigningKey()
const signers = readSigners(key.signer)
const recipients = await recipientsOf(await newPair())
const print = { epoch: 1, hybrid: await fingerprint(recipients.hybrid), x25519: await fingerprint(recipients.x25519) }
const people = [
  { id: "b".repeat(32), name: "bayu", role: "counselor", recipient: "0".repeat(64) },
  { id: "a".repeat(32), name: "sari", role: "coordinator", recipient: "1".repeat(64) },
]
const said = { salt: "garam", epoch: 1, recipients, serial: 7, epochs: [print], kit: "2".repeat(64), people }

/** @param {object} [change] @param {import("../console/account/secrets.js").SigningKey} [by] */
function answer(change = {}, by = key) {
  const signed = signBoth({ ...said, ...change }, by, new Date("2040-01-02T03:04:05Z"))
  const keys = { salt: said.salt, team: { epoch: 1, recipients }, statement: signed.statement, signature: signed.signature }
  return { keys, people: { text: signed.people, signature: signed.people_signature } }
}

/** @param {unknown} promise @param {string} code */
const refuses = (promise, code) => assert.rejects(/** @type {Promise<unknown>} */ (promise), { code })

test("the texts are compact, ordered, and end with their times", () => {
  const { keys, people } = answer()
  assert.ok(keys.statement.startsWith('{"salt":"garam","team":{"epoch":1,"recipients":{"hybrid":"age1pq1'))
  assert.ok(keys.statement.endsWith('"signed_at":"2040-01-02T03:04:05Z","valid_until":"2040-03-02T03:04:05Z"}'))
  assert.deepEqual(JSON.parse(people.text).people.map((/** @type {{name: string}} */ { name }) => name), ["sari", "bayu"])
})

test("what was signed is read back", async () => {
  const read = await readSigned(answer(), signers)
  assert.deepEqual({ serial: read.serial, epoch: read.epoch, kit: read.kit }, { serial: 7, epoch: 1, kit: said.kit })
  assert.deepEqual(read.recipients, recipients)
})

test("another signer, none, or a changed letter is not believed", async () => {
  await refuses(readSigned(answer({}, newSigningKey()), signers), "people-unsigned")
  await refuses(readSigned(answer(), []), "people-unsigned")
  const changed = answer()
  changed.people.text = changed.people.text.replace("bayu", "bayo")
  await refuses(readSigned(changed, signers), "people-unsigned")
})

test("a people statement of another epoch than the keys' is not believed", async () => {
  const mixed = { keys: answer().keys, people: answer({ epochs: [print, { ...print, epoch: 2 }] }).people }
  await refuses(readSigned(mixed, signers), "people-mismatch")
  await refuses(readSigned({ keys: answer().keys, people: answer({ epochs: [] }).people }, signers), "people-mismatch")
})

test("what is older than this browser saw is noticed, per installation", () => {
  const state = { salt: "one", serial: 5, epoch: 2 }
  notice(state)
  notice({ ...state, serial: 6 })
  assert.throws(() => notice(state), { code: "people-rolled-back" })
  assert.throws(() => notice({ ...state, serial: 9, epoch: 1 }), { code: "people-rolled-back" })
  notice({ salt: "two", serial: 1, epoch: 1 })
  remember(state)
  notice(state)
})
