import assert from "node:assert/strict"
import { test } from "node:test"
import { fromBase64Url, toHex } from "../shared/base64.js"
import { deriveMailbox, derivePassphrase } from "../shared/derive.js"
import { recipientOf } from "../shared/seal.js"
import { vectors } from "./vectors.js"

for (const vector of vectors("derivations")) {
  test(`the code ${vector.code} under "${vector.salt}" opens what it should`, async () => {
    const found = await deriveMailbox(vector.code, vector.salt)
    assert.equal(found.mailbox, vector.mailbox)
    assert.equal(toHex(fromBase64Url(found.token)), vector.token)
    assert.equal(found.tokenSha256, vector.token_sha256)
    assert.equal(found.hybrid, vector.hybrid)
    assert.equal(found.plain, vector.plain)
  })
}

test("the derived identities have recipients", async () => {
  const found = await deriveMailbox("123456789012345678901235", "a salt")
  assert.match(await recipientOf(found.hybrid), /^age1pq1/)
  assert.match(await recipientOf(found.plain), /^age1[^p]/)
})

test("a passphrase gives the same root however its letters are composed", async () => {
  const composed = await derivePassphrase("caf\u00e9 melati", "a salt")
  assert.equal(composed.length, 32)
  assert.deepEqual(await derivePassphrase("cafe\u0301 melati", "a salt"), composed)
})
