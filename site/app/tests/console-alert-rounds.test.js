// Deliveries by their rounds.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { roundsOf } from '../console/alert-rounds.js'

const delivery = (id, loop, step, created_at, more = {}) => ({ id, loop, step, created_at, last_call: false, ...more })

test('deliveries of one round stand together, under the first one’s time', () => {
  const rounds = roundsOf([
    delivery('a', 0, 0, '2026-11-25T19:10Z'), delivery('b', 0, 0, '2026-11-25T19:09Z'), delivery('c', 0, 1, '2026-11-25T19:15Z'),
  ])
  assert.deepEqual(rounds.map(({ begun, deliveries }) => [begun, deliveries.map(({ id }) => id)]), [
    ['2026-11-25T19:09Z', ['a', 'b']], ['2026-11-25T19:15Z', ['c']],
  ])
})

test('a repetition comes after the round that it repeats', () => {
  const rounds = roundsOf([delivery('later', 1, 0, '2026-11-25T19:40Z'), delivery('last', 0, 3, '2026-11-25T19:30Z')])
  assert.deepEqual(rounds.map(({ key }) => key), ['0/3', '1/0'])
})

test('the last call is known as one', () => {
  assert.equal(roundsOf([delivery('a', 4, 4, '2026-11-25T20:00Z', { last_call: true })])[0].isLastCall, true)
})
