// What the dialog of a shift says to who can do nothing about it, and which shifts a leave still leaves empty.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { isFilled } from '../console/roster/affected.js'
import { prospect, prospectOf } from '../console/roster/prospects.js'
import { spoken } from '../console/words.js'

const NOW = Date.parse('2026-11-25T05:00:00Z')
const HOUR = 3_600_000
const people = [
  { id: 'sari', name: 'Sari', role: 'counselor', active: true, seat: 0 }, { id: 'ani', name: 'Ani', role: 'coordinator', active: true, seat: 1 },
  { id: 'old', name: 'Mantan', role: 'coordinator', active: false, seat: 2 }, { id: 'budi', name: 'Budi', role: 'counselor', active: true, seat: 3 },
]
const COMING = { schedule: 'jkt', line: 1, person: 'budi', start: NOW + HOUR, end: NOW + 9 * HOUR }
const look = (block, more = {}) => ({ roster: { people, swaps: [], ...more.roster }, block: { ...COMING, ...block }, me: more.me ?? 'sari',
  coordinates: more.coordinates ?? false, now: NOW })
const swap = (more) => ({ roster: { swaps: [{ state: 'open', offered_by: 'budi', to: null, schedule: 'jkt', line: 1,
  start: '2026-11-25T06:00:00Z', end: '2026-11-25T14:00:00Z', ...more }] } })
const RUNNING = { start: NOW - HOUR }
const LEAVE = { schedule: '', line: 0 }

before(() => spoken.speak('en'))

test('each dead end has a sentence, and no button is talked over', () => {
  const cases = [
    [{ start: NOW - 9 * HOUR, end: NOW }, {}, 'past'], [{ start: NOW - 9 * HOUR, end: NOW }, { coordinates: true }, 'past'],
    [RUNNING, {}, 'running'], [RUNNING, { me: 'budi' }, 'mine'], [RUNNING, { coordinates: true }, null],
    [{}, {}, 'theirs'], [{}, { me: 'budi' }, null], [{}, { coordinates: true }, null], [{ person: null }, {}, 'gap'],
    [LEAVE, {}, 'leave'], [LEAVE, { me: 'budi' }, null], [LEAVE, { coordinates: true }, null],
    [{}, swap(), 'offered'], [{}, swap({ to: 'sari' }), 'offered'], [{}, swap({ to: 'ani' }), 'theirs'],
    [{}, swap({ state: 'withdrawn' }), 'theirs'], [{ person: null }, swap(), 'offered'], [{ person: null }, swap({ line: 2 }), 'gap'],
  ]
  for (const [block, more, wanted] of cases) assert.equal(prospectOf(look(block, more)), wanted, JSON.stringify([block, more]))
})

test('the sentence names the shift’s person and the coordinators of today', () => {
  const words = prospect(look({}), () => {}).values.filter((value) => typeof value === 'string').join('')
  assert.match(words, /Ask Budi .* ask a coordinator: Ani\./)
})

test('a shift that a leave leaves empty is filled once somebody is put on', () => {
  const times = { schedule: 'jkt', line: 1, start: '2026-11-25T06:00:00Z', end: '2026-11-25T14:00:00Z', removes: 'budi' }
  assert.equal(isFilled({ overrides: [{ ...times, adds: 'sari' }] }, COMING), true)
  for (const more of [{ adds: null }, { adds: 'budi' }, { adds: 'sari', line: 2 }, { adds: 'sari', end: '2026-11-25T06:00:00Z', start: '2026-11-25T01:00:00Z' }]) {
    assert.equal(isFilled({ overrides: [{ ...times, ...more }] }, COMING), false, JSON.stringify(more))
  }
})
