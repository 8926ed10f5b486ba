// What an entry's fields say where nobody added a word.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fold } from '../console/record/fold.js'
import { onlyOnes } from '../console/record/entry-fields.js'
import { KINDS } from '../console/record/kinds.js'
import { saidOf, suffices } from '../console/record/said.js'
import { spoken, words } from '../console/words.js'

const NONE = fold([])

test('every kind, field and choice has its word', () => {
  for (const [kind, { fields }] of Object.entries(KINDS)) {
    const keys = Object.entries(fields).flatMap(([name, { choices = [] }]) => [name, ...choices.map((choice) => `${name}.${choice}`)])
    for (const key of ['', ...keys.map((each) => `.${each}`)]) assert.ok(Object.hasOwn(words, `kind.${kind}${key}`), `kind.${kind}${key}`)
  }
})

test('fields are said in the words of the console, in both languages', () => {
  const said = (kind, fields) => saidOf(kind, fields, NONE)
  assert.equal(said('limits', { discussed: ['danger', 'law'] }), 'Sudah dibicarakan: bahaya bagi nyawa, perintah hukum')
  spoken.speak('en')
  assert.equal(said('functioning', { value: 0 }), 'How well, 0 to 10: 0 of 10')
  assert.equal(said('step', { due: '2026-12-01', done: true }), 'By when: Tuesday 1 December\nDone: Yes')
  assert.equal(said('skill', { origin: 'new' }), 'Since when: newly practiced')
  spoken.speak('id')
})

test('a reference is said by what it means, and by itself when that is not there', () => {
  const goal = {
    number: 1, id: 'e', author: { id: 'p', name: 'Budi' }, writtenAt: '', state: 'opened', kind: 'goal', item: 'sleep',
    replaces: [], task: null, at: '', text: 'Tidur nyenyak', fields: {},
  }
  assert.match(saidOf('progress', { goal: 'sleep', value: 4 }, fold([goal])), /^Tujuan yang mana: Tidur nyenyak\n.*4 dari 10$/)
  assert.match(saidOf('progress', { goal: 'gone' }, NONE), /: gone$/)
})

test('a reference is chosen beforehand where there is but one to choose', () => {
  const goal = (number, item) => ({
    number, id: `e${number}`, author: { id: 'p', name: 'Budi' }, writtenAt: '', state: 'opened', kind: 'goal', item,
    replaces: [], task: null, at: '', text: item, fields: {},
  })
  assert.deepEqual(onlyOnes('progress', fold([goal(1, 'sleep')])), { goal: 'sleep' })
  assert.deepEqual(onlyOnes('progress', fold([goal(1, 'sleep'), goal(2, 'son')])), {})
  assert.deepEqual(onlyOnes('progress', NONE), {})
  assert.deepEqual(onlyOnes('referral', fold([goal(1, 'sleep')])), {})
})

test('a number or a day is enough by itself; a goal is nothing without its words', () => {
  assert.ok(suffices('functioning', { value: 0 }))
  assert.ok(suffices('interval', { on: '2026-12-01' }))
  assert.ok(!suffices('interval', {}))
  assert.ok(!suffices('goal', { own_words: true }))
  assert.ok(!suffices('step', { due: '2026-12-01' }))
})
