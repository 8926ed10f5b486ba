import assert from "node:assert/strict"
import { test } from "node:test"
import { ed25519 } from "@noble/curves/ed25519.js"
import { toBase64, toUtf8 } from "../shared/base64.js"
import { generateIdentity, recipientOf } from "../shared/seal.js"
import { readSigners } from "../shared/signers.js"
import { isSigned, Untrusted, verifyKeys } from "../shared/statement.js"

const NOW = new Date("2026-11-23T04:05:00Z")
const signer = ed25519.keygen()
const another = ed25519.keygen()
const team = {
  epoch: 3,
  recipients: {
    hybrid: await recipientOf(await generateIdentity("hybrid")),
    x25519: await recipientOf(await generateIdentity("x25519")),
  },
}
const said = { salt: "garam", team, signed_at: "2026-11-20T00:00:00Z", valid_until: "2027-01-19T00:00:00Z" }

function answer(statement = said, { secretKey } = signer, shown = {}) {
  const text = JSON.stringify(statement)
  const signature = toBase64(ed25519.sign(toUtf8(text), secretKey))
  return { salt: statement.salt, team: statement.team, statement: text, signature, ...shown }
}

const refused = reason => error => error instanceof Untrusted && error.reason === reason

test("keys that the page's signer signed are taken", () => {
  const { validUntil, ...keys } = verifyKeys(answer(), [signer.publicKey], NOW)
  assert.deepEqual(keys, { salt: "garam", ...team })
  assert.equal(validUntil.toISOString(), "2027-01-19T00:00:00.000Z")
})

test("while one signer replaces another, either is enough", () => {
  for (const by of [signer, another]) {
    assert.equal(verifyKeys(answer(said, by), [signer.publicKey, another.publicKey], NOW).epoch, 3)
  }
})

const LIES = [
  ["a page without signer", answer(), [], "nobody"],
  ["another signer", answer(said, another), [signer.publicKey], "unsigned"],
  ["no signature", answer(said, signer, { signature: undefined }), [signer.publicKey], "unsigned"],
  ["a signature that is no base64", answer(said, signer, { signature: "*" }), [signer.publicKey], "unsigned"],
  ["a statement changed afterwards", answer(said, signer, { statement: JSON.stringify({ ...said, salt: "gula" }) }),
    [signer.publicKey], "unsigned"],
  ["a statement out of date", answer({ ...said, valid_until: "2026-11-23T04:05:00Z" }), [signer.publicKey], "expired"],
  ["no date", answer({ ...said, valid_until: undefined }), [signer.publicKey], "expired"],
  ["another salt beside it", answer(said, signer, { salt: "gula" }), [signer.publicKey], "mismatch"],
  ["other keys beside it", answer(said, signer, { team: { ...team, epoch: 4 } }), [signer.publicKey], "mismatch"],
  ["a signed statement of something else", answer({ people: [], valid_until: said.valid_until }),
    [signer.publicKey], "mismatch"],
  ["no answer at all", null, [signer.publicKey], "unsigned"],
]

for (const [what, keys, signers, reason] of LIES) {
  test(`keys with ${what} are refused`, () => {
    assert.throws(() => verifyKeys(keys, signers, NOW), refused(reason))
  })
}

test("signers are read from the page's words, and nonsense is none", () => {
  const good = `ed25519:${toBase64(signer.publicKey)}`
  assert.deepEqual(readSigners(` ${good} ed25519:AAAA rsa:AAAA ed25519:* `), [Uint8Array.from(signer.publicKey)])
  assert.deepEqual(readSigners(""), [])
})

test("any text can be checked against the signers", () => {
  const { statement, signature } = answer()
  assert.equal(isSigned(statement, signature, [signer.publicKey]), true)
  assert.equal(isSigned(`${statement} `, signature, [signer.publicKey]), false)
})
