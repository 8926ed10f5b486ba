// The order of goals, and what is written when it changes; and which stage the record tells of.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fold } from '../console/record/fold.js'
import { inOrder, movedUp, placed } from '../console/stages/ordering.js'
import { recordedStage } from '../console/stages/recorded.js'

let number = 0

/** An opened entry about a goal, or of another kind. */
function entry(item, { kind = 'goal', replaces = [], text = item, ...fields } = {}) {
  number += 1
  return {
    number, id: `e${number}`, author: { id: 'p', name: 'Budi' }, writtenAt: '2026-11-26T01:00:00Z', state: 'opened',
    kind, item, replaces, task: null, at: '', text, fields,
  }
}

const names = (items) => items.map(({ item }) => item)

test('goals stand by their place, and those without one after them as they came', () => {
  const goals = fold([entry('sleep'), entry('work', { place: 2 }), entry('son', { place: 1 })]).all('goal')
  assert.deepEqual(names(inOrder(goals)), ['son', 'work', 'sleep'])
  assert.deepEqual(names(inOrder(goals, ['sleep', 'son', 'work'])), ['sleep', 'son', 'work'])
})

test('a goal that is new while an order is chosen stands at its end', () => {
  const goals = fold([entry('sleep'), entry('son'), entry('work')]).all('goal')
  assert.deepEqual(names(inOrder(goals, ['son', 'sleep'])), ['son', 'sleep', 'work'])
})

test('moving up changes two places, and the first stays', () => {
  const goals = fold([entry('sleep'), entry('son'), entry('work')]).all('goal')
  assert.deepEqual(names(movedUp(goals, 2)), ['sleep', 'work', 'son'])
  assert.deepEqual(names(movedUp(goals, 0)), ['sleep', 'son', 'work'])
})

test('only goals that stand elsewhere are written, with all else they say', () => {
  const goals = fold([entry('sleep', { place: 1, own_words: true }), entry('son', { place: 2 }), entry('work', { place: 3 })]).all('goal')
  assert.deepEqual(placed(goals), [])
  const [, moved, ...more] = placed([goals[1], goals[0], goals[2]])
  assert.deepEqual(more, [])
  assert.deepEqual(moved, {
    kind: 'goal', item: 'sleep', replaces: [goals[0].versions[0].id], text: 'sleep', fields: { place: 2, own_words: true },
  })
})

test('what two people wrote of one goal at once is in the order they save, every word of it', () => {
  const goals = fold([entry('sleep', { text: 'Sleep' }), entry('sleep', { text: 'Sleep through' })]).all('goal')
  const [written] = placed(goals)
  assert.equal(written.text, 'Sleep\n\nSleep through')
  assert.equal(written.replaces.length, 2)
})

test('a goal that was removed has no place', () => {
  const first = entry('sleep')
  const record = fold([first, entry('sleep', { replaces: [first.id], removed: true }), entry('son')])
  assert.deepEqual(names(inOrder(record.all('goal'))), ['son'])
})

test('the record tells of the stage to which its last move led', () => {
  assert.equal(recordedStage(fold([])), null)
  const moves = [entry('a', { kind: 'stage', to: 'roles' }), entry('b', { kind: 'stage', to: 'trust' })]
  assert.equal(recordedStage(fold(moves)), 'trust')
  assert.equal(recordedStage(fold([entry('c', { kind: 'stage', to: 'nowhere' })])), null)
})
