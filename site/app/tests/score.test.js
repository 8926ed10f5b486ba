// Scores of invented questionnaires that carry the codes of known ones: the numbers are facts, the words are nobody's.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instrumentsIn, scoreOf } from '../console/goals/score.js'
import { alarming, answersOf } from '../shared/instrument.js'

const PHQ9 = ['44250-9', '44255-8', '44259-0', '44254-1', '44251-7', '44258-2', '44252-5', '44253-3', '44260-8']
const PHQ4 = ['69725-0', '68509-9', '44250-9', '44255-8']
const options = [0, 1, 2, 3].map((ordinal) => ({ code: `c${ordinal}`, display: `Word ${ordinal}`, ordinal }))
const form = (loinc, codes) => ({ id: 'x', version: '1', language: 'en', title: 'X', loinc, items: codes.map((code, n) => ({ linkId: `q${n}`, type: 'choice', text: `Question ${n}`, loinc: code, options })) })
const answers = (points) => new Map(points.flatMap((value, n) => (value === null ? [] : [[`q${n}`, [{ code: `c${value}` }]]])))
const phq9 = form('44249-1', PHQ9)
const gad7 = form('69737-5', Array.from({ length: 7 }, () => undefined))
/** Points that come to a total, the last question left at 0. */
const coming = (total, n) => Array.from({ length: n }, (_, at) => Math.max(0, Math.min(3, total - 3 * at)))

test('a known instrument’s total lies in its makers’ ranges', () => {
  const table = [[phq9, 9, 0, 1], [phq9, 9, 4, 1], [phq9, 9, 5, 2], [phq9, 9, 9, 2], [phq9, 9, 10, 3], [phq9, 9, 14, 3], [phq9, 9, 15, 4], [phq9, 9, 19, 4],
    [phq9, 9, 20, 5], [phq9, 9, 27, 5], [gad7, 7, 4, 1], [gad7, 7, 5, 2], [gad7, 7, 9, 2], [gad7, 7, 10, 3], [gad7, 7, 14, 3], [gad7, 7, 15, 4], [gad7, 7, 21, 4]]
  for (const [which, n, total, nth] of table) {
    const score = scoreOf(which, answers(coming(total, n)))
    assert.deepEqual([score.total, score.band?.nth], [total, nth], `${which.loinc} ${total}`)
  }
})

test('the ninth of PHQ-9 alarms from one point on, whatever the total', () => {
  const none = [0, 0, 0, 0, 0, 0, 0, 0]
  assert.deepEqual(scoreOf(phq9, answers([...none, 0])).alarms, [])
  for (const points of [1, 2, 3]) {
    assert.deepEqual(scoreOf(phq9, answers([...none, points])).alarms, [{ question: 'Question 8', answer: `Word ${points}` }])
    assert.equal(scoreOf(phq9, answers([null, null, null, null, null, null, null, null, points])).alarms.length, 1, 'also when others are missing')
  }
})

test('a missing answer leaves no total, and says how many', () => {
  const { total, band, answered, asked } = scoreOf(phq9, answers([1, null, 1, 1, 1, 1, 1, 1, 0]))
  assert.deepEqual([total, band, answered, asked], [null, null, 8, 9])
})

test('PHQ-4 is looked at by halves', () => {
  const { halves, band, total } = scoreOf(form(undefined, PHQ4), answers([1, 1, 3, 0]))
  assert.deepEqual([total, band], [5, null])
  assert.deepEqual(halves, [{ name: 'worry', total: 2, most: 6, reached: false }, { name: 'mood', total: 3, most: 6, reached: true }])
})

test('nothing but the four questions of PHQ-4 has halves', () => {
  for (const codes of [PHQ9, [...PHQ4, undefined], [undefined, undefined, ...PHQ4.slice(2)], PHQ4.slice(2)]) {
    assert.deepEqual(scoreOf(form(undefined, codes), answers(codes.map(() => 1))).halves, [], String(codes))
  }
})

test('no range for an unknown instrument, nor for one that is not what its code says', () => {
  assert.equal(scoreOf(form(undefined, PHQ9), answers(coming(12, 9))).band, null)
  assert.equal(scoreOf(form('44249-1', PHQ9.slice(0, 8)), answers(coming(12, 8))).band, null)
  assert.equal(scoreOf(form('toString', PHQ9), answers(coming(12, 9))).band, null)
})

test('an option’s own urgency alarms, and what is not asked counts for nothing', () => {
  const own = {
    ...form(undefined, [undefined]),
    items: [
      { linkId: 'a', type: 'choice', text: 'A', options },
      { linkId: 'b', type: 'choice', text: 'B', enableWhen: [{ question: 'a', operator: '=', answer: { code: 'c3' } }], options: [{ code: 'yes', display: 'Yes', ordinal: 1, urgency: 'urgent' }] },
    ],
  }
  const given = (a) => new Map([['a', [{ code: a }]], ['b', [{ code: 'yes' }]]])
  assert.deepEqual([alarming(own, given('c3')).length, alarming(own, given('c2')).length], [1, 0])
  assert.deepEqual([scoreOf(own, given('c3')).total, scoreOf(own, given('c2')).total], [4, 2])
})

test('a code that no option has is no answer, and a form without points has no total', () => {
  assert.equal(scoreOf(phq9, new Map([['q0', [{ code: 'other' }]]])).answered, 0)
  assert.equal(scoreOf({ ...phq9, items: [{ linkId: 'q', type: 'text', text: 'Q' }] }, new Map([['q', ['x']]])).total, null)
})

test('answers are read from a response of any shape', () => {
  for (const odd of [null, 7, 'x', {}, [null], [{ linkId: 7 }], [{ linkId: 'a', answer: 'x' }], [{ linkId: 'a', answer: [{}] }]]) assert.equal(answersOf(odd).size, 0)
  const nested = [{ linkId: 'g', item: [{ linkId: 'a', answer: [{ valueCoding: { code: 'x' } }] }] }, { linkId: 'b', answer: [{ valueInteger: 3 }, { valueBoolean: false }, { valueString: 's' }] }]
  assert.deepEqual([...answersOf(nested)], [['a', [{ code: 'x' }]], ['b', [3, false, 's']]])
  let deep = [{ linkId: 'z', answer: [{ valueString: 'x' }] }]
  for (let n = 0; n < 50; n++) deep = [{ linkId: 'g', item: deep }]
  assert.equal(answersOf(deep).size, 0)
})

test('an instrument among a form’s own questions is scored alone, by its own code', () => {
  const group = { linkId: 'g', type: 'group', text: 'Two weeks', instrument: 'urn:x|1', loinc: '44249-1', items: phq9.items }
  const whole = { ...phq9, loinc: undefined, items: [{ linkId: 'own', type: 'choice', text: 'Own', options: [{ code: 'yes', display: 'Yes', ordinal: 5, urgency: 'urgent' }] }, group] }
  const given = new Map([...answers(coming(12, 9)), ['own', [{ code: 'yes' }]]])
  assert.deepEqual(instrumentsIn(whole), [group])
  const { total, band, most, alarms } = scoreOf(whole, given, group)
  assert.deepEqual([total, band?.nth, most, alarms], [12, 3, 27, []])
  assert.deepEqual(instrumentsIn(phq9), [])
})
