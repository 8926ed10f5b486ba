import assert from "node:assert/strict"
import { beforeEach, mock, test } from "node:test"
import { Idle } from "../shared/idle.js"

const MINUTE = 60_000
let locks, idle

beforeEach(() => {
  mock.timers.reset()
  mock.timers.enable({ apis: ["setInterval", "Date"] })
  globalThis.document = new EventTarget()
  locks = 0
  idle = new Idle(10, () => {
    locks += 1
    idle.stop()
  })
  idle.watch()
})

/** @param {number} minutes */
const pass = minutes => {
  for (let quarter = 0; quarter < minutes * 4; quarter++) mock.timers.tick(MINUTE / 4)
}
const touch = () => document.dispatchEvent(new Event("pointerdown"))

test("ten minutes without a touch are noticed, and a touch puts it off", () => {
  pass(9)
  touch()
  pass(9)
  assert.equal(locks, 0)
  pass(1)
  assert.equal(locks, 1)
})

test("the first touch after the machine slept finds the page idle", () => {
  mock.timers.setTime(60 * MINUTE)
  touch()
  assert.equal(locks, 1)
})

test("what has stopped notices nothing", () => {
  idle.stop()
  pass(60)
  touch()
  assert.equal(locks, 0)
})
