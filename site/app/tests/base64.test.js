import assert from "node:assert/strict"
import { test } from "node:test"
import { fromBase64, fromBase64Url, fromHex, fromUtf8, toBase64, toBase64Url, toHex, toUtf8 } from "../shared/base64.js"

const BYTES = Uint8Array.from({ length: 256 }, (_, at) => at)

for (const length of [0, 1, 2, 3, 256]) {
  test(`${length} bytes survive base64, base64url and hex`, () => {
    const bytes = BYTES.slice(256 - length)
    assert.deepEqual(fromBase64(toBase64(bytes)), bytes)
    assert.deepEqual(fromBase64Url(toBase64Url(bytes)), bytes)
    assert.deepEqual(fromHex(toHex(bytes)), bytes)
    assert.equal(toBase64(bytes), Buffer.from(bytes).toString("base64"))
  })
}

test("what is not base64, hex or UTF-8 is refused", () => {
  for (const text of ["a", "====", "ab c", "aaa*"]) assert.throws(() => fromBase64(text), TypeError)
  for (const text of ["a", "zz"]) assert.throws(() => fromHex(text), TypeError)
  assert.throws(() => fromUtf8(Uint8Array.of(0xff)), TypeError)
  assert.equal(fromUtf8(toUtf8("ünï")), "ünï")
})
