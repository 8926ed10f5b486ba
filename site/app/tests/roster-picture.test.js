// The picture of a roster: spans laid out into rows, days and lanes; nights across midnight, zones, gaps.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { beginOf, dayOf, daysFrom, mondayOf, momentOf, monthLater, wallOf, weekdayOf, weeksOfMonth } from '../console/roster/days.js'
import { awayDuring, blocksOf, leaveRow, piecesOn, placeOn, rowsOf, summaryOn, windowOf } from '../console/roster/picture.js'

const HOUR = 3_600_000
const ZONE = 'Asia/Jakarta'
const span = (start, end, people, more = {}) =>
  ({ schedule: 'jkt', line: 1, start, end, people, gap: people.length === 0, changed: false, ...more })
/** Nights in Jakarta begin at 20.00, which is 13.00 in UTC. */
const NIGHT = span('2026-11-25T13:00:00Z', '2026-11-26T01:00:00Z', ['budi'])
const drawn = (piece) => ({ from: piece.from, share: piece.share, length: piece.length, ...piece.cut })

test('a night shift lies on both days and is cut at midnight', () => {
  const blocks = blocksOf([NIGHT], [])
  const until = beginOf('2026-11-30', ZONE)
  const [evening] = piecesOn(blocks, '2026-11-25', ZONE, until)
  const [morning] = piecesOn(blocks, '2026-11-26', ZONE, until)
  assert.deepEqual(drawn(evening), { from: 20 / 24, share: 4 / 24, length: 12 / 24, before: false, after: true })
  assert.deepEqual(drawn(morning), { from: 0, share: 8 / 24, length: 8 / 24, before: true, after: false })
  assert.deepEqual(piecesOn(blocks, '2026-11-27', ZONE, until), [])
})

test('a block ends where the picture ends', () => {
  const [evening] = piecesOn(blocksOf([NIGHT], []), '2026-11-25', ZONE, beginOf('2026-11-26', ZONE))
  assert.equal(evening.length, 4 / 24)
})

test('the same night lies elsewhere for who lives two hours ahead', () => {
  const [evening] = piecesOn(blocksOf([NIGHT], []), '2026-11-25', 'Asia/Jayapura', Infinity)
  assert.equal(evening.from, 22 / 24)
  assert.equal(evening.share, 2 / 24)
})

test('who stays while others come and go is one block, in a lane of their own', () => {
  const [row] = rowsOf({ schedules: [{ id: 'jkt' }], overrides: [], spans: [
    span('2026-11-25T00:00:00Z', '2026-11-25T04:00:00Z', ['ani']),
    span('2026-11-25T04:00:00Z', '2026-11-25T08:00:00Z', ['ani', 'budi']),
    span('2026-11-25T08:00:00Z', '2026-11-25T12:00:00Z', ['budi']),
  ] })
  assert.deepEqual(row.blocks.map(({ person, start, end, lane }) => [person, (end - start) / HOUR, lane]), [['ani', 8, 0], ['budi', 8, 1]])
  assert.equal(row.lanes, 2)
})

test('two shifts of the same person that meet are two blocks', () => {
  const day = span(NIGHT.end, '2026-11-26T13:00:00Z', ['budi'])
  assert.equal(blocksOf([NIGHT, day], []).length, 2)
})

test('what reaches the edge of what was asked for may be longer', () => {
  const window = windowOf({ from: '2026-11-26', days: 1, zone: ZONE })
  const clipped = span('2026-11-25T17:00:00Z', '2026-11-26T01:00:00Z', ['budi'])
  const after = span('2026-11-26T01:00:00Z', '2026-11-26T17:00:00Z', ['ani'])
  assert.deepEqual(blocksOf([clipped, after], [], window).map(({ begun, goesOn }) => [begun, goesOn]), [[true, false], [false, true]])
})

test('a lane is used again when it is free', () => {
  const [row] = rowsOf({ schedules: [{ id: 'jkt' }], overrides: [], spans: [
    span('2026-11-25T00:00:00Z', '2026-11-25T04:00:00Z', ['ani']), span('2026-11-25T04:00:00Z', '2026-11-25T08:00:00Z', ['budi']),
  ] })
  assert.equal(row.lanes, 1)
})

test('a gap is a block of nobody, and no gap of the second line is drawn', () => {
  const spans = [span('2026-11-25T00:00:00Z', '2026-11-25T04:00:00Z', []), span('2026-11-25T00:00:00Z', '2026-11-25T04:00:00Z', [], { line: 2, gap: false })]
  const rows = rowsOf({ schedules: [{ id: 'jkt' }], spans, overrides: [] })
  assert.deepEqual(rows.map(({ line, blocks }) => [line, blocks.map(({ person }) => person)]), [[1, [null]]])
})

test('only who came by the override is marked as changed', () => {
  const override = { schedule: 'jkt', line: 1, start: NIGHT.start, end: NIGHT.end, removes: 'sari', adds: 'budi' }
  const blocks = blocksOf([{ ...NIGHT, people: ['ani', 'budi'], changed: true }], [override])
  assert.deepEqual(blocks.map(({ person, changed }) => [person, changed]), [['ani', false], ['budi', true]])
})

test('somebody standing in for the time before their own shift stays two blocks', () => {
  const override = { schedule: 'jkt', line: 1, start: '2026-11-25T01:00:00Z', end: '2026-11-25T13:00:00Z', removes: 'sari', adds: 'budi' }
  const blocks = blocksOf([span(override.start, override.end, ['budi'], { changed: true }), NIGHT], [override])
  assert.deepEqual(blocks.map(({ changed }) => changed), [true, false])
})

test('a schedule that ended is drawn only while it shows something', () => {
  const schedules = [{ id: 'old', ended: true }, { id: 'jkt', ended: false }]
  assert.deepEqual(rowsOf({ schedules, spans: [], overrides: [] }).map(({ schedule }) => schedule), ['jkt'])
})

test('leave is a row, when somebody is away', () => {
  const leaves = [{ id: 'l', person: 'ani', start: '2026-11-25T17:00:00Z', end: '2026-11-27T17:00:00Z' }]
  const [start, end] = [beginOf('2026-11-23', ZONE), beginOf('2026-11-30', ZONE)]
  assert.deepEqual(leaveRow(leaves, start, end)?.blocks.map(({ person }) => person), ['ani'])
  assert.equal(leaveRow(leaves, end, end + 7 * 24 * HOUR), null)
})

test('whose leave may be the reason of a gap is in its line’s turns, and away then', () => {
  const schedule = { layers: [{ line: 1, people: ['ani', 'budi'] }, { line: 2, people: ['sari'] }] }
  const leave = (person, day) => ({ id: person, person, start: `2026-11-${day}T17:00:00Z`, end: `2026-11-${day + 1}T17:00:00Z` })
  const gap = { line: 1, start: Date.parse(NIGHT.start), end: Date.parse(NIGHT.end) }
  assert.deepEqual(awayDuring([leave('ani', 25), leave('budi', 27), leave('sari', 25)], schedule, gap), ['ani'])
  assert.deepEqual(awayDuring([leave('ani', 25)], undefined, gap), [])
})

test('"now" is marked on its day alone', () => {
  const now = Date.parse('2026-11-25T05:00:00Z')
  assert.equal(placeOn(now, '2026-11-25', ZONE), 0.5)
  assert.equal(placeOn(now, '2026-11-24', ZONE), null)
})

test('a day is summed up: each person once, and whether it has a gap', () => {
  const blocks = blocksOf([NIGHT, span(NIGHT.end, '2026-11-26T13:00:00Z', ['ani']), span('2026-11-26T13:00:00Z', '2026-11-26T15:00:00Z', []),
    span('2026-11-26T15:00:00Z', '2026-11-27T01:00:00Z', ['budi'])], [])
  assert.deepEqual(summaryOn(blocks, '2026-11-26', ZONE), { people: ['budi', 'ani'], gap: true, changed: false })
  assert.equal(summaryOn(blocks, '2026-11-25', ZONE).gap, false)
})

test('on the day when the clock is put forward an hour is more of the day', () => {
  const [piece] = piecesOn(blocksOf([span('2027-03-27T23:00:00Z', '2027-03-28T22:00:00Z', ['budi'])], []), '2027-03-28', 'Europe/Berlin', Infinity)
  assert.deepEqual([piece.from, piece.share], [0, 1])
  assert.equal(placeOn(Date.parse('2027-03-28T10:00:00Z'), '2027-03-28', 'Europe/Berlin'), 11 / 23)
})

test('walls and moments belong together in every zone', () => {
  for (const zone of ['Asia/Jakarta', 'Asia/Jayapura', 'Europe/Berlin', 'Pacific/Apia', 'Asia/Kathmandu', 'America/St_Johns']) {
    for (const wall of ['2026-11-25T00:00', '2027-03-28T12:30', '2026-10-25T23:59', '2026-01-01T08:15']) assert.equal(wallOf(momentOf(wall, zone), zone), wall, zone)
  }
})

test('a doubled time is the first one, and a skipped one lies as far behind the jump', () => {
  assert.equal(new Date(momentOf('2026-10-25T02:30', 'Europe/Berlin')).toISOString(), '2026-10-25T00:30:00.000Z')
  assert.equal(wallOf(momentOf('2027-03-28T02:30', 'Europe/Berlin'), 'Europe/Berlin'), '2027-03-28T03:30')
})

test('dates are reckoned as calendars do', () => {
  assert.equal(dayOf(Date.parse('2026-11-25T17:30:00Z'), ZONE), '2026-11-26')
  assert.deepEqual(daysFrom('2026-02-27', 3), ['2026-02-27', '2026-02-28', '2026-03-01'])
  assert.deepEqual([weekdayOf('2026-11-23'), weekdayOf('2026-11-29')], [1, 7])
  assert.equal(mondayOf('2026-11-29'), '2026-11-23')
  assert.deepEqual([monthLater('2026-11-25', 2), monthLater('2026-01-31', -1)], ['2027-01-01', '2025-12-01'])
  assert.deepEqual(weeksOfMonth('2026-11-25'), { first: '2026-10-26', count: 42 })
  assert.deepEqual(weeksOfMonth('2027-02-10'), { first: '2027-02-01', count: 28 })
})
