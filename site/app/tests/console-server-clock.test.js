// The console's idea of now: the server's, whatever the device's clock says.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ServerClock } from '../console/server-clock.js'

const MINUTE = 60_000
const NOON = Date.parse('2026-11-25T12:00:00Z')
/** A device whose clock is wrong by so much, and that can be moved. */
const device = (wrong) => {
  const state = { own: NOON + wrong, passed: 1_000 }
  const clock = new ServerClock(() => state.own, () => state.passed)
  clock.set('2026-11-25T12:00:00Z')
  return { clock, state }
}

test('time goes on from what the server told, by what has passed', () => {
  const { clock, state } = device(45 * MINUTE)
  state.passed += 3 * MINUTE
  state.own += 90 * MINUTE
  assert.equal(clock.now(), NOON + 3 * MINUTE)
})

test('before the server has told its time the device’s is all there is', () => {
  const clock = new ServerClock(() => NOON, () => 0)
  assert.deepEqual([clock.now(), clock.ahead, clock.isStale], [NOON, 0, false])
})

test('a device that is wrong by over two minutes is told by how much', () => {
  assert.deepEqual([2, -2, 3, -45].map((minutes) => device(minutes * MINUTE).clock.ahead), [0, 0, 3 * MINUTE, -45 * MINUTE])
})

test('after a sleep, or when somebody set the clock, the server is to be asked again', () => {
  const { clock, state } = device(0)
  state.own += 30 * MINUTE
  state.passed += 30 * MINUTE
  assert.equal(clock.isStale, false)
  state.own += 3 * MINUTE
  assert.equal(clock.isStale, true)
  clock.set('2026-11-25T12:33:00Z')
  assert.equal(clock.isStale, false)
})
