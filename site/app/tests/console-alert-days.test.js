// The order in which alerts are shown.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inOrder } from '../console/alert-days.js'

const alert = (id, state, created_at, urgency = 'soon', event = 'intake') => ({ id, state, created_at, urgency, event, deliveries: [{ state: 'pending' }] })
const utcDay = (time) => time.slice(0, 10)
const ids = (alerts) => alerts.map(({ id }) => id)

test('open ones stand apart: the urgent first, then the one that waits longest, a test last', () => {
  const { open } = inOrder([
    alert('drill', 'triggered', '2026-11-20T01:00Z', 'urgent', 'test'), alert('young', 'triggered', '2026-11-25T02:00Z'),
    alert('over', 'claimed', '2026-11-25T03:00Z', 'urgent'), alert('old', 'triggered', '2026-11-24T02:00Z'),
    alert('urgent', 'triggered', '2026-11-25T04:00Z', 'urgent'),
  ], utcDay)
  assert.deepEqual(ids(open), ['urgent', 'old', 'young', 'drill'])
})

test('a test that was told is over, also while nobody answers it', () => {
  const drill = { ...alert('drill', 'triggered', '2026-11-20T01:00Z', 'urgent', 'test'), deliveries: [{ state: 'accepted' }, { state: 'failed-for-good' }] }
  assert.deepEqual(ids(inOrder([drill], utcDay).days[0].alerts), ['drill'])
  assert.deepEqual(ids(inOrder([{ ...drill, event: 'intake' }], utcDay).open), ['drill'])
})

test('what is over stands by its local day, the latest first, also when pages overlap', () => {
  const { open, days } = inOrder([
    alert('a', 'triggered', '2026-11-24T20:00Z'), alert('b', 'claimed', '2026-11-25T08:00Z'), alert('c', 'closed', '2026-11-23T20:00Z'),
    alert('d', 'closed', '2026-11-25T09:00Z'), alert('a', 'closed', '2026-11-24T20:00Z'),
  ], (time) => utcDay(new Date(Date.parse(time) + 7 * 3_600_000).toISOString()))
  assert.deepEqual(days.map(({ day, alerts }) => [day, ids(alerts)]), [['2026-11-25', ['d', 'b', 'a']], ['2026-11-24', ['c']]])
  assert.deepEqual(open, [])
})
