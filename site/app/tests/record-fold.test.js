// The present record: a function of the set of its entries, in which no word is lost.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fold } from '../console/record/fold.js'

const entry = (number, more = {}) => ({
  number, id: `e${number}`, author: { id: 'a', name: 'Ann' }, writtenAt: '', state: 'opened',
  kind: 'worry', item: 'x', replaces: [], task: null, at: '', text: `text ${number}`, fields: {}, ...more,
})
const ids = (entries) => entries.map(({ id }) => id)

test('what nobody replaced is current; two that were written at once both stand', () => {
  const [only] = fold([entry(1), entry(2, { replaces: ['e1'] }), entry(3, { replaces: ['e1'] })]).all('worry')
  assert.deepEqual(ids(only.versions), ['e2', 'e3'])
  assert.deepEqual(ids(only.history), ['e1', 'e2', 'e3'])
  const [decided] = fold([entry(1), entry(2, { replaces: ['e1'] }), entry(3, { replaces: ['e1'] }), entry(4, { replaces: ['e2', 'e3'] })]).all('worry')
  assert.deepEqual(ids(decided.versions), ['e4'])
})

test('the order in which entries come, and their coming twice, changes nothing', () => {
  const entries = [entry(1), entry(2, { replaces: ['e1'] }), entry(3, { item: 'y' }), entry(4, { state: 'foreign' })]
  const one = fold(entries)
  const other = fold([...entries.toReversed(), ...entries])
  assert.deepEqual(one.items, other.items)
  assert.deepEqual(one.closed, other.closed)
})

test('an item is gone when its removal alone is current, and stays beside a word written at the same time', () => {
  const removal = entry(2, { replaces: ['e1'], fields: { removed: true } })
  assert.deepEqual(fold([entry(1), removal]).all('worry'), [])
  const [kept] = fold([entry(1), removal, entry(3, { replaces: ['e1'] })]).all('worry')
  assert.deepEqual([ids(kept.versions), ids(kept.removals)], [['e3'], ['e2']])
})

test('only what came before can be replaced, in the same item, so something always stands', () => {
  const ring = fold([entry(1, { replaces: ['e2', 'e1'] }), entry(2, { replaces: ['e1', 'e2'] })])
  assert.deepEqual(ids(ring.all('worry')[0].versions), ['e2'])
  const apart = fold([entry(1), entry(2, { item: 'y', replaces: ['e1'] }), entry(3, { kind: 'belief', replaces: ['e1'] })])
  assert.deepEqual(ids(apart.all('worry').flatMap(({ versions }) => versions)), ['e1', 'e2'])
})

test('entries of a log replace nothing', () => {
  const log = fold([entry(1, { kind: 'note' }), entry(2, { kind: 'note', replaces: ['e1'] })])
  assert.deepEqual(ids(log.log('note')), ['e1', 'e2'])
  assert.equal(log.all('note').length, 2)
})

test('a kind that exists once is one thing, whatever its entries call it', () => {
  const folded = fold([entry(1, { kind: 'history', item: 'history' }), entry(2, { kind: 'history', item: 'other', replaces: ['e1'] })])
  assert.deepEqual(ids(folded.one('history').versions), ['e2'])
  assert.equal(folded.one('formulation'), null)
})

test('what cannot be shown is kept apart and replaces nothing', () => {
  const folded = fold([entry(1), { number: 2, id: 'e2', author: { id: 'b', name: 'B' }, writtenAt: '', state: 'foreign' }])
  assert.deepEqual(ids(folded.closed), ['e2'])
  assert.deepEqual(ids(folded.entries), ['e1'])
})

test('a task is done by whatever was written for it, and not by taking something away', () => {
  const folded = fold([
    entry(1, { task: 'roles.goals', kind: 'goal' }), entry(2, { task: 'roles.goals', kind: 'task' }),
    entry(3, { task: 'roles.goals', fields: { removed: true } }), entry(4, { task: 'roles.limits' }),
  ])
  assert.deepEqual(ids(folded.done('roles.goals')), ['e1', 'e2'])
})
