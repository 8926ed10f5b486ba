/** @file Passphrases that are offered and chosen. */

import assert from "node:assert/strict"
import { test } from "node:test"
import { normal, problem, suggest } from "../console/account/passphrases.js"

test("six words of two open syllables are offered, never twice the same", () => {
  const offered = Array.from({ length: 200 }, () => suggest(6))
  for (const passphrase of offered) assert.match(passphrase, /^([bdghjklmnprstw][aeiou]){2}( ([bdghjklmnprstw][aeiou]){2}){5}$/)
  assert.equal(new Set(offered).size, offered.length)
  assert.ok(offered.every(passphrase => problem(passphrase) === null))
})

test("no offered word means death or an insult", () => {
  const words = new Set(Array.from({ length: 3000 }, () => suggest(6)).flatMap(passphrase => passphrase.split(" ")))
  assert.ok(words.size > 4000)
  for (const unkind of ["mati", "gila", "luka"]) assert.ok(!words.has(unkind))
})

for (const [passphrase, expected] of [
  ["tiga belas oke", null],
  ["tiga belas ok", "short"],
  ["  tiga   belas ", "short"],
  ["aaaaaaaaaaaaaaaa", "repeating"],
  ["abababababababab", "repeating"],
  ["パスワードは長いほうがよいです", null],
]) {
  test(`"${passphrase}" is ${expected ?? "fine"}`, () => assert.equal(problem(/** @type {string} */ (passphrase)), expected))
}

test("blanks and forms of letters do not make another passphrase", () => {
  assert.equal(normal("  rumah   kayu\t"), "rumah kayu")
  assert.equal(normal("cafe\u0301"), normal("caf\u00e9"))
})
