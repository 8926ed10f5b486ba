import assert from "node:assert/strict"
import { test } from "node:test"
import { createChallenge, verifySolution } from "altcha-lib"
import { deriveKey } from "altcha-lib/algorithms/web/pbkdf2"
import { fromBase64, fromUtf8 } from "../shared/base64.js"
import { solveWork } from "../shared/work.js"

test("a solved challenge convinces the library that made it", async () => {
  const challenge = await createChallenge({
    algorithm: "PBKDF2/SHA-256", cost: 100, deriveKey, hmacSignatureSecret: "invented", keyPrefix: "0",
  })
  const work = JSON.parse(fromUtf8(fromBase64(await solveWork(challenge))))
  assert.deepEqual(work.challenge, challenge)
  assert.equal((await verifySolution({ ...work, deriveKey, hmacSignatureSecret: "invented" })).verified, true)
})
