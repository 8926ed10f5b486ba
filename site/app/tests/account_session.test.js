/** @file A session's opened keys: fetched once however many messages ask, and gone with the lock. */

import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import { fingerprint, newPair, recipientsOf, teamSecret, wrapTo } from "../console/account/secrets.js"
import { Session } from "../console/account/session.js"
import { generateIdentity, recipientOf } from "../shared/seal.js"

const identity = await generateIdentity("hybrid")
const recipient = await recipientOf(identity)
const pair = await newPair()
const { hybrid, x25519 } = await recipientsOf(pair)
const epochs = [{ epoch: 1, hybrid: await fingerprint(hybrid), x25519: await fingerprint(x25519) }]
const keys = { people: { text: JSON.stringify({ epochs }) }, wraps: await wrapTo("me", recipient, [await teamSecret(1, pair)]) }
const person = { id: "me", name: "sari", display_name: "Sari", title: "", role: "counselor", language: "id", zone: "Asia/Jakarta", recipient }
let asked = 0
let isAway = false

beforeEach(() => {
  asked = 0
  isAway = false
  globalThis.fetch = async () => {
    asked += 1
    if (isAway) throw new TypeError("network")
    return Response.json(keys)
  }
})

const session = () => new Session({ person }, identity)

test("many messages opened together ask for the team's keys once", async () => {
  const here = session()
  const found = await Promise.all([1, 2, 3].map(() => here.teamIdentities(1)))
  assert.deepEqual(found, [pair, pair, pair])
  assert.equal(asked, 1)
})

test("keys that could not be had are asked for again", async () => {
  const here = session()
  isAway = true
  await assert.rejects(here.teamIdentities(1))
  isAway = false
  assert.deepEqual(await here.teamIdentities(1), pair)
})

test("keys that come after the lock are not kept", async () => {
  const here = session()
  const opening = here.teamIdentities(1)
  here.lock()
  await opening
  await assert.rejects(here.teamIdentities(1), { code: "locked" })
})

test("keys that cannot be read are missing, whatever is wrong with them", async () => {
  globalThis.fetch = async () => Response.json({ ...keys, people: { text: "damaged" } })
  await assert.rejects(session().teamIdentities(1), { code: "key-missing" })
})
