import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvOf } from '../console/figures/csv.js'
import { GROUPS, WAITS, countRow, duration, periodName, shortPeriod, waitRows } from '../console/figures/measures.js'
import { tell } from '../console/figures/telling.js'
import { readRoute } from '../console/route.js'
import { spoken, words } from '../console/words.js'

const week = /** @type {any} */ ({ name: '2026-W48', begins: '2026-11-23', weeks: 1, counts: { claims: 7, lapses: null }, waits: { claim: { median: 90, ninth_in_ten: null } } })
const month = /** @type {any} */ ({ name: '2026-11', begins: '2026-11-02', weeks: 4 })

test('every measure and wait has its words in both languages', () => {
  const keys = [...GROUPS.flatMap(({ measures }) => measures.map((one) => `figures.${one}`)), ...WAITS.map((one) => `figures.wait.${one}`),
    ...['waits', 'load', ...GROUPS.map(({ name }) => name)].map((name) => `figures.group.${name}`)]
  assert.deepEqual(keys.filter((key) => !(key in words)), [])
})

test('a week is called by its days, a month by its name', () => {
  spoken.speak('en')
  assert.match(periodName(week), /^23\s?–\s?29 Nov 2026$/)
  assert.equal(periodName(month), 'November 2026')
  assert.equal(shortPeriod(week), '23 Nov')
  spoken.speak('id')
  assert.equal(periodName(month), 'November 2026')
})

test('hidden numbers stay hidden in rows and files', () => {
  assert.equal(countRow('claims').value(week), 7)
  assert.equal(countRow('lapses').value(week), null)
  assert.deepEqual(waitRows('claim').map(({ value }) => value(week)), [90, null])
  assert.equal(csvOf([['a', 'b'], ['x', null]]), '\ufeffa,b\r\nx,*\r\n')
})

test('a file quotes what needs it and gives spreadsheets no formula', () => {
  assert.equal(csvOf([['a "b", c', '=1+1', '-x', 3]]), '\ufeff"a ""b"", c",\'=1+1,\'-x,3\r\n')
})

test('durations are as coarse as they are known', () => {
  spoken.speak('en')
  assert.deepEqual([0, 119, 120, 2879, 2880].map(duration), ['0 min', '119 min', '2 h', '48 h', '2 days'])
})

test('each event is a sentence with names, and one that nobody knows keeps its code', () => {
  spoken.speak('en')
  const ann = { id: 'a', name: 'Ann' }, budi = { id: 'b', name: 'Budi' }
  /** @type {[object, string][]} */
  const told = [
    [{ kind: 'claimed', by: ann }, 'Ann took the case.'],
    [{ kind: 'stage', by: ann, fields: { to: 'trust', back: 1 } }, 'Ann moved the case back to the stage Trust.'],
    [{ kind: 'offered', by: ann, other: budi }, 'Ann offered the case to Budi.'],
    [{ kind: 'closed', by: ann, fields: { outcome: 'resolved' } }, 'Ann closed the case: Resolved.'],
    [{ kind: 'erased', by: null }, 'A client erased their conversation.'],
    [{ kind: 'erased', by: ann }, 'Ann erased a case.'],
    [{ kind: 'forgotten', by: null, fields: { count: 3 } }, '3 notes about a case that was erased lost their content.'],
    [{ kind: 'settings', by: ann, fields: { changed: 'zone, retention_closed_days' } }, 'Ann changed settings: time zone, retention after closing.'],
    [{ kind: 'admitted', by: ann, other: ann, fields: { role: 'coordinator', door: 'set-up' } }, 'Ann set the service up as its first Coordinator.'],
    [{ kind: 'new-thing', by: ann }, 'Ann: new-thing'],
  ]
  for (const [one, sentence] of told) assert.equal(tell(/** @type {any} */ ({ other: null, fields: {}, ...one })), sentence)
})

test('the pages have addresses, and an unknown one is the first', () => {
  assert.deepEqual(readRoute('#figures/months'), { place: 'figures', name: 'months' })
  assert.deepEqual(readRoute('#figures/x'), { place: 'figures', name: 'weeks' })
  assert.deepEqual(readRoute(`#trail/${'a'.repeat(32)}`), { place: 'trail', name: 'a'.repeat(32) })
  assert.deepEqual(readRoute('#trail/x'), { place: 'trail', name: '' })
})
