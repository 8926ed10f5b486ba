// A sealed intake's answers beside their questions: nothing from the body is trusted.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readAnswers } from '../console/answers.js'

const BOOLEANS = { yes: 'Ya', no: 'Tidak' }
const FORM = {
  id: 'intake', version: '1', items: [
    { linkId: 'safety', type: 'group', text: 'Aman?', items: [
      { linkId: 'danger', type: 'choice', text: 'Ada bahaya?', options: [
        { code: 'yes', display: 'Ya', urgency: 'urgent' }, { code: 'unsure', display: 'Tidak yakin', urgency: 'soon' },
        { code: 'no', display: 'Tidak', urgency: 'routine' }] }] },
    { linkId: 'what', type: 'text', text: 'Apa yang ingin Anda ceritakan?' },
    { linkId: 'wish', type: 'open-choice', text: 'Apa yang membantu?', options: [{ code: 'heard', display: 'Didengarkan' }] },
    { linkId: 'adult', type: 'boolean', text: 'Dewasa?' },
    { linkId: 'told', type: 'display', text: 'Keterangan' },
    { linkId: 'consent', type: 'boolean', text: 'Setuju?', consent: { id: 'counselling', version: '1' } },
  ],
}
const coded = (linkId, code) => ({ linkId, answer: [{ valueCoding: { code, display: '<b>lain</b>' } }] })
const read = (items) => readAnswers(items, FORM, BOOLEANS)

test('answers stand beside their questions in the order of the form', () => {
  const { answers } = read([
    { linkId: 'adult', answer: [{ valueBoolean: true }] },
    { linkId: 'wish', answer: [{ valueCoding: { code: 'heard' } }, { valueString: 'ditemani' }] },
    { linkId: 'safety', item: [coded('danger', 'no')] },
  ])
  assert.deepEqual(answers.map(({ question, values }) => [question, values]), [
    ['Ada bahaya?', ['Tidak']], ['Apa yang membantu?', ['Didengarkan', 'ditemani']], ['Dewasa?', ['Ya']],
  ])
})

test('the most pressing answer is told apart', () => {
  assert.equal(read([coded('danger', 'yes')]).danger.urgency, 'urgent')
  assert.equal(read([coded('danger', 'unsure')]).danger.urgency, 'soon')
  assert.equal(read([coded('danger', 'no')]).danger, null)
  assert.equal(read([]).danger, 'skipped')
})

test('a choice is said in the words of the form, never in those of the body', () => {
  assert.deepEqual(read([coded('danger', 'yes')]).answers[0].values, ['Ya'])
  assert.deepEqual(read([coded('danger', 'maybe')]).answers, [])
})

test('what the form does not ask is left out and counted', () => {
  const { answers, pruned } = read([{ linkId: 'planted', answer: [{ valueString: 'x' }] }, { linkId: 'what', answer: [{ valueString: 'Halo' }] }])
  assert.deepEqual(answers.map(({ linkId }) => linkId), ['what'])
  assert.equal(pruned, 1)
})

test('a consent that the form asks for is no stranger to it', () => {
  assert.equal(read([{ linkId: 'consent', answer: [{ valueBoolean: true }] }]).pruned, 0)
})

test('skipped questions are counted; consents and displays are not questions', () => {
  assert.equal(read([{ linkId: 'what', answer: [{ valueString: 'Halo' }] }]).skipped, 3)
})

test('without the form each answer stands beside its code', () => {
  const { answers, known } = readAnswers([{ linkId: 'what', answer: [{ valueString: 'Halo' }] }, coded('danger', 'yes')], null, BOOLEANS)
  assert.equal(known, false)
  assert.deepEqual(answers.map(({ question, values }) => [question, values]), [['what', ['Halo']], ['danger', ['<b>lain</b>']]])
})

test('malformed answers are passed over', () => {
  const deep = (levels) => levels ? [{ linkId: 'group', item: deep(levels - 1) }] : [{ linkId: 'what', answer: [{ valueString: 'tenggelam' }] }]
  for (const items of [null, 'x', 7, [null], [{ linkId: 3 }], [{ linkId: 'what', answer: 'x' }], [{ linkId: 'what', answer: [null, {}] }],
    [{ linkId: 'adult', answer: [{ valueInteger: 1.5 }] }], deep(30)]) {
    assert.deepEqual(read(items).answers, [], JSON.stringify(items))
  }
})
