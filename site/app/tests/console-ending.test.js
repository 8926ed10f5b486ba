// The farewell from the record, the checklist, and where an ending stands.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { closingText, erasedOn, partsIn, partsOf } from '../console/ending/composing.js'
import { checked, closings, isThere, sentSince } from '../console/ending/standing.js'
import { fold } from '../console/record/fold.js'
import { agreementTo } from '../console/together/agreement.js'
import { summaryOf } from '../console/together/summary.js'

let number = 0

/** @param {string} kind @param {string} text @param {object} [more] */
function entry(kind, text, more = {}) {
  number += 1
  return /** @type {any} */ ({
    number, id: `e${number}`, item: `i${number}`, kind, text, replaces: [], task: null, fields: {}, state: 'opened',
    author: { id: 'ann', name: 'Ann' }, writtenAt: '2026-01-01T08:00Z', at: '2026-01-01T08:00Z', ...more,
  })
}

/** @param {string} from @param {string} kind @param {string} postedAt @param {object} [fields] */
function message(from, kind, postedAt, fields = {}) {
  number += 1
  return /** @type {any} */ ({ id: `m${number}`, number, from, postedAt, body: { kind, text: '', fields } })
}

test('the farewell carries what the record has, and nothing of what it has not', () => {
  const record = fold([entry('step', 'Menelepon kakak'), entry('maintenance', 'Jalan pagi'), entry('referral', 'Karena takut', { fields: { name: 'Puskesmas' } })])
  const parts = partsOf(record)
  assert.deepEqual(parts, { plan: '- Menelepon kakak', strategies: '- Jalan pagi', resources: '- Puskesmas' })
  const text = closingText('id', parts, '1 April 2026')
  for (const part of ['- Menelepon kakak', '- Jalan pagi', '- Puskesmas', '1 April 2026', 'kode kembali']) assert.ok(text.includes(part), part)
  assert.ok(!text.includes('Karena takut'))
  const bare = closingText('en', partsOf(fold([])), '1 April 2026')
  assert.ok(!bare.includes('Your plan'))
})

test('a referral is taken along with how to reach it', () => {
  const contacts = ['021-1234567', 'Jalan Contoh 1']
  const record = fold([entry('referral', 'Karena takut', { fields: { name: 'Puskesmas', contacts } }), entry('referral', 'x', { fields: { name: 'Klinik', contacts: 'odd' } })])
  assert.equal(partsOf(record).resources, '- Puskesmas: 021-1234567, Jalan Contoh 1\n- Klinik')
})

test('what the counselor took out of the text is not sent beside it', () => {
  const parts = { plan: '- Menelepon kakak', strategies: '- Jalan pagi', resources: null }
  assert.deepEqual(partsIn(parts, 'Halo\n- Menelepon kakak'), { plan: '- Menelepon kakak', strategies: null, resources: null })
})

test('the day of erasing is said as the client reads it', () => {
  const settings = { retention_closed_days: 90, zone: 'Asia/Jakarta' }
  assert.equal(erasedOn(settings, 'id', new Date('2026-01-01T20:00Z')), '2 April 2026')
  assert.equal(erasedOn(settings, 'en', new Date('2026-01-01T20:00Z')), '2 April 2026')
})

test('a task of the ending is done, open, or left out for a reason; the last word counts', () => {
  const entries = [
    entry('step', 'Sudah', { task: 'ending.plan' }), entry('task', 'Tidak ada status', { task: 'ending.disclosure', fields: { not_needed: true } }),
    entry('task', 'Belum perlu', { task: 'ending.supports', fields: { not_needed: true } }), entry('support', 'Ibu', { task: 'ending.supports' }),
  ]
  const states = checked(fold(entries), ['ending.plan', 'ending.disclosure', 'ending.supports', 'ending.intervals']).map(({ state }) => state)
  assert.deepEqual(states, ['done', 'not-needed', 'done', 'open'])
})

test('a farewell counts until the client writes again, and an evaluation is no such word', () => {
  const thread = [message('client', 'intake', '1'), message('counselor', 'closing', '2')]
  assert.equal(sentSince(thread, 'closing')?.postedAt, '2')
  assert.equal(sentSince([...thread, message('client', 'evaluation', '3')], 'closing')?.postedAt, '2')
  assert.equal(sentSince([...thread, message('client', 'message', '3')], 'closing'), null)
})

test('what was handed in already is there, posted or still to be taken back', () => {
  const room = { pending: [{ id: 'waits', until: 0 }], messages: [{ ...message('counselor', 'closing', '1'), id: 'posted' }] }
  assert.deepEqual(['waits', 'posted', 'new'].map((id) => isThere(room, id)), [true, true, false])
})

test('each closing knows whether the client came back after it, in the same minute too', () => {
  const minute = '2026-01-01T08:00Z'
  const thread = [message('client', 'intake', minute), message('counselor', 'closing', minute), message('client', 'evaluation', minute), message('client', 'message', minute)]
  const closed = (/** @type {any} */ last) => entry('closing', 'a', { fields: { outcome: 'resolved', last } })
  const all = fold([closed(thread[0].number), closed(thread[3].number), closed(null)])
  assert.deepEqual(closings(all, thread).map(({ reopened }) => reopened), [minute, null, null])
})

test('the client agreed to this colleague, to another, or was not asked', () => {
  const question = message('counselor', 'hand-over-question', '1', { name: 'Budi' })
  const answer = (/** @type {boolean} */ agreed) => message('client', 'hand-over-answer', '2', { request: question.id, agreed })
  assert.equal(agreementTo([], 'Budi').state, 'unasked')
  assert.equal(agreementTo([question], 'Budi').state, 'asked')
  assert.equal(agreementTo([question], 'Citra').state, 'unasked')
  assert.equal(agreementTo([question, answer(true)], 'Budi').state, 'yes')
  assert.equal(agreementTo([question, answer(true), answer(false)], 'Budi').state, 'no')
  assert.equal(agreementTo([question, message('client', 'hand-over-answer', '2', { request: 'other', agreed: true })], 'Budi').state, 'asked')
})

test('a no stands for every colleague until a later yes, and asking again takes nothing of it', () => {
  const about = (/** @type {string} */ name) => message('counselor', 'hand-over-question', '1', { name })
  const answer = (/** @type {{id: string}} */ { id }, /** @type {boolean} */ agreed) => message('client', 'hand-over-answer', '2', { request: id, agreed })
  const budi = about('Budi'), again = about('Budi'), citra = about('Citra')
  const thread = [budi, answer(budi, false)]
  assert.deepEqual(agreementTo(thread, ''), { state: 'no', at: '2', about: 'Budi', waits: false })
  assert.deepEqual(agreementTo(thread, 'Citra'), { state: 'no', at: '2', about: 'Budi', waits: false })
  assert.deepEqual(agreementTo([...thread, again], 'Budi'), { state: 'no', at: '2', about: 'Budi', waits: true })
  const later = [...thread, citra, answer(citra, true)]
  assert.equal(agreementTo(later, 'Citra').state, 'yes')
  assert.equal(agreementTo(later, 'Budi').state, 'no')
  assert.equal(agreementTo(later, '').state, 'unasked')
  assert.equal(agreementTo([message('client', 'hand-over-answer', '2', { request: 'unknown', agreed: false })], 'Budi').state, 'unasked')
})

test('a summary begins with what the record has', () => {
  const text = summaryOf(fold([entry('goal', 'Tidur nyenyak'), entry('goal', 'Bicara dengan ibu')]), { stage: 'support', follow_up: null })
  assert.ok(text.includes('Tidur nyenyak; Bicara dengan ibu'))
})
