import assert from "node:assert/strict"
import { test } from "node:test"
import { BadCode, formatCode, makeCode, readCode } from "../shared/code.js"
import { vectors } from "./vectors.js"

const { right, wrong } = vectors("codes")
const REASONS = { empty: "length", short: "length", long: "length", characters: "characters", check: "check" }

for (const { text, code } of right) {
  test(`the code ${JSON.stringify(text)} is read`, () => assert.equal(readCode(text), code))
}

for (const { text, reason } of wrong) {
  test(`the text ${JSON.stringify(text)} is no code: ${reason}`, () => {
    assert.throws(() => readCode(text), error => error instanceof BadCode && REASONS[error.reason] === reason)
  })
}

test("a code is found among the words it was kept with", () => {
  assert.equal(readCode("Catatan: 1234 5678 9012\n3456 7890 1235 (simpan)"), "123456789012345678901235")
})

test("every single wrong digit is noticed", () => {
  const code = makeCode()
  for (let at = 0; at < 24; at++) {
    const other = String((Number(code[at]) + 1) % 10)
    assert.throws(() => readCode(code.slice(0, at) + other + code.slice(at + 1)), BadCode)
  }
})

test("a new code reads back from its groups of four", () => {
  const code = makeCode()
  assert.match(formatCode(code), /^(\d{4} ){5}\d{4}$/)
  assert.equal(readCode(formatCode(code)), code)
})

test("new codes differ and use every digit", () => {
  const codes = new Set(Array.from({ length: 200 }, makeCode))
  assert.equal(codes.size, 200)
  assert.equal(new Set([...codes].join("")).size, 10)
})
