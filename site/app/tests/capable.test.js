import assert from "node:assert/strict"
import { test } from "node:test"
import { canSeal } from "../shared/capable.js"

/** Ask with something of the browser replaced. */
function asked(name, value) {
  const before = Object.getOwnPropertyDescriptor(globalThis, name)
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
  try {
    return canSeal()
  } finally {
    if (before) Object.defineProperty(globalThis, name, before)
    else delete globalThis[name]
  }
}

test("a browser with workers can seal", () => assert.equal(asked("Worker", class {}), true))

test("one without workers cannot", () => assert.equal(asked("Worker", undefined), false))

for (const [name, value] of [["crypto", {}], ["BigInt", undefined]]) {
  test(`one without ${name} cannot`, () => {
    globalThis.Worker = class {}
    assert.equal(asked(name, value), false)
    delete globalThis.Worker
  })
}
