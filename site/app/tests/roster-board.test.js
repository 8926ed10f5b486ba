// What of the swap board, of the preview's findings and of one's own shifts is shown, and in which order.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { boardOf, isOffered } from '../console/roster/board.js'
import { ownBlocks } from '../console/roster/mine.js'
import { ordered, weeksAhead } from '../console/roster/preview.js'

const NOW = Date.parse('2026-11-25T05:00:00Z')
const swap = (id, more) => ({ id, schedule: 'jkt', line: 1, start: '2026-11-27T01:00:00Z', end: '2026-11-27T13:00:00Z', offered_by: 'budi',
  to: null, state: 'open', taken_by: null, ...more })
const ids = (board) => Object.fromEntries(Object.entries(board).map(([name, swaps]) => [name, swaps.map(({ id }) => id)]))

test('offers meant for me stand apart from mine, from those I took, and from those for anybody', () => {
  const swaps = [swap('for-me', { to: 'sari' }), swap('anybody'), swap('mine', { offered_by: 'sari' }),
    swap('i-took', { state: 'taken', taken_by: 'sari' }), swap('mine-taken', { offered_by: 'sari', state: 'taken', taken_by: 'budi' })]
  assert.deepEqual(ids(boardOf(swaps, 'sari', NOW)), { forMe: ['for-me'], mine: ['mine', 'mine-taken'], taken: ['i-took'], open: ['anybody'] })
})

test('what is over, withdrawn, or meant for somebody else is not shown', () => {
  const swaps = [swap('begun', { start: '2026-11-25T01:00:00Z' }), swap('withdrawn', { state: 'withdrawn' }), swap('expired', { state: 'expired' }),
    swap('for-ani', { to: 'ani' }), swap('others', { state: 'taken', taken_by: 'ani' })]
  assert.deepEqual(ids(boardOf(swaps, 'sari', NOW)), { forMe: [], mine: [], taken: [], open: [] })
})

test('a shift is offered while an open offer of its own person touches it', () => {
  const block = { schedule: 'jkt', line: 1, person: 'budi', start: Date.parse('2026-11-27T01:00:00Z'), end: Date.parse('2026-11-27T13:00:00Z') }
  assert.equal(isOffered([swap('part', { start: '2026-11-27T05:00:00Z' })], block), true)
  for (const more of [{ line: 2 }, { offered_by: 'ani' }, { state: 'withdrawn' }, { start: '2026-11-27T13:00:00Z', end: '2026-11-27T20:00:00Z' }]) {
    assert.equal(isOffered([swap('other', more)], block), false)
  }
})

test('the next shift comes first', () => {
  const later = swap('later', { start: '2026-12-01T01:00:00Z' })
  assert.deepEqual(boardOf([later, swap('sooner')], 'sari', NOW).open.map(({ id }) => id), ['sooner', 'later'])
})

test('my shifts are those that are not over, on any line', () => {
  const span = (start, end, line, people) => ({ schedule: 'jkt', line, start, end, people, gap: false, changed: false })
  const spans = [span('2026-11-24T01:00:00Z', '2026-11-24T13:00:00Z', 1, ['sari']), span('2026-11-25T01:00:00Z', '2026-11-25T13:00:00Z', 1, ['sari', 'ani']),
    span('2026-11-26T01:00:00Z', '2026-11-26T13:00:00Z', 2, ['sari']), span('2026-11-27T01:00:00Z', '2026-11-27T13:00:00Z', 1, ['ani'])]
  assert.deepEqual(ownBlocks({ spans, overrides: [], from: '2026-11-24', days: 36, zone: 'Asia/Jakarta' }, 'sari', NOW).map(({ line, start }) => [line, new Date(start).getUTCDate()]), [[1, 25], [2, 26]])
})

test('gaps are told before everything else, and each kind by its time', () => {
  const finding = (code, start) => ({ code, schedule: null, start, end: start, person: null })
  const findings = [finding('over-limit', '2026-11-25'), finding('new-kind', '2026-11-25'), finding('gap', '2026-11-28'), finding('no-channel', '2026-11-26'),
    finding('gap', '2026-11-27'), finding('below-minimum', '2026-11-25')]
  assert.deepEqual(ordered(findings).map(({ code, start }) => `${code} ${start.slice(8)}`),
    ['gap 27', 'gap 28', 'below-minimum 25', 'no-channel 26', 'over-limit 25', 'new-kind 25'])
})

test('thirty-five days are shown by their calendar weeks, the first and last cut', () => {
  const weeks = weeksAhead('2026-11-25')
  assert.deepEqual(weeks.map(({ count }) => count), [5, 7, 7, 7, 7, 2])
  assert.deepEqual([weeks[0].first, weeks[1].first, weeks[5].first], ['2026-11-25', '2026-11-30', '2026-12-28'])
})
