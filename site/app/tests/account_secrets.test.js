/** @file Wraps: age files for one holder, which hold what the statement says or nothing. */

import assert from "node:assert/strict"
import { test } from "node:test"
import { generateIdentity, recipientOf } from "../shared/seal.js"
import { unwrap, wrapUnder, derive } from "../console/account/own_key.js"
import {
  fingerprint, newPair, newSigningKey, openPair, openSigner, recipientsOf, signerSecret, teamSecret, wrapTo,
} from "../console/account/secrets.js"

const holder = await generateIdentity("hybrid")
const recipient = await recipientOf(holder)
const pair = await newPair()
const recipients = await recipientsOf(pair)
const prints = { hybrid: await fingerprint(recipients.hybrid), x25519: await fingerprint(recipients.x25519) }

test("a team key opens for its holder and nobody else", async () => {
  const wraps = await wrapTo("h", recipient, [await teamSecret(3, pair)])
  assert.deepEqual(await openPair(wraps, holder, prints), pair)
  assert.equal(await openPair(wraps, await generateIdentity("hybrid"), prints), null)
})

test("a wrap that holds another key than the statement says is nothing", async () => {
  const [wrap] = await wrapTo("h", recipient, [await teamSecret(3, await newPair())])
  const [own] = await wrapTo("h", recipient, [await teamSecret(3, pair)])
  assert.ok(wrap && own)
  assert.equal(await openPair([{ ...wrap, name: own.name }], holder, prints), null)
  assert.equal(await openPair([wrap], holder, prints), null)
})

test("a signer opens as the one that it is named after", async () => {
  const key = newSigningKey()
  const wraps = await wrapTo("h", recipient, [await signerSecret(key)])
  assert.deepEqual(await openSigner(wraps, holder, key.signer), key)
  assert.equal(await openSigner(wraps, holder, newSigningKey().signer), null)
})

test("an identity opens under its passphrase, however it is spaced", async () => {
  const wrapped = await wrapUnder("rumah kayu di tepi sungai", holder)
  const derived = await derive(" rumah  kayu di tepi sungai", wrapped.salt)
  assert.equal(derived.signInSecret, wrapped.sign_in_secret)
  assert.equal(await unwrap(wrapped, derived, recipient), holder)
  const wrong = await derive("rumah kayu di tepi sungal", wrapped.salt)
  await assert.rejects(unwrap(wrapped, wrong, recipient), { code: "passphrase" })
  await assert.rejects(unwrap(wrapped, derived, "age1other"), { code: "passphrase" })
})
