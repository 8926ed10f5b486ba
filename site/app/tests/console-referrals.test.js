// Referrals: choosing a service, what the client reads, what came of it, and the letter.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countReferral } from '../console/casework.js'
import { fold } from '../console/record/fold.js'
import { fitting, freshness, freshnessWords } from '../console/referrals/directory.js'
import { letterOf } from '../console/referrals/letter.js'
import { blankWish, faultsOf, fieldsOf, textOf } from '../console/referrals/offer.js'
import { intakeConsent, referralsOf } from '../console/referrals/referrals.js'
import { TRAINING } from '../console/training/place.js'
import { readFields } from '../shared/kinds.js'

const NOW = new Date('2026-11-25T05:00:00Z')
const A = '0b0e7a52-3a43-4b7e-8a44-5d6a7a1c9e01'
const SERVICE = {
  id: '0b0e7a52-3a43-4b7e-8a44-5d6a7a1c9e09', name: 'Yayasan Contoh', description: 'Rekaan untuk trauma.', organization: 'Yayasan', alert: '',
  hours: '', cost: '', fees: '', eligibility: '', areas: ['Jakarta'], places: ['ID-JK'], topics: ['trauma'],
  ways: [{ text: 'Telepon 021-1234567', href: 'tel:0211234567' }], address: '/direktori/x/', assured_date: '2026-11-01', ages: [180, 360],
}
const COUNTRY = { ...SERVICE, id: 'c', name: 'Garis Bantu', description: 'Rekaan.', areas: ['Indonesia'], places: ['ID'], topics: ['crisis'], ages: [90, 180] }
const DIRECTORY = { topics: { trauma: 'Trauma', crisis: 'Krisis' }, provinces: { 'ID-JK': 'Jakarta' }, services: [COUNTRY, SERVICE] }
const NOTHING = { words: '', topic: '', place: '' }

test('a check ages by the limits of its service', () => {
  for (const [assured, ages, state] of [
    [null, [180, 360], 'never'], ['2026-11-25', [90, 180], 'fresh'], ['2026-08-27', [90, 180], 'fresh'], ['2026-08-26', [90, 180], 'aging'],
    ['2026-05-29', [90, 180], 'old'], ['2026-05-29', [180, 360], 'fresh'], ['2026-05-28', [180, 360], 'aging'], ['2025-11-30', [180, 360], 'old'],
  ]) assert.equal(freshness({ ...SERVICE, assured_date: assured, ages }, NOW), state, `${assured} ${ages}`)
  assert.match(freshnessWords(SERVICE, NOW), /1 November 2026/)
})

test('services are found by any of their words, by need and by province, local ones first', () => {
  const names = (wanted) => fitting(DIRECTORY, { ...NOTHING, ...wanted }).map(({ name }) => name)
  assert.deepEqual(names({}), ['Garis Bantu', 'Yayasan Contoh'])
  assert.deepEqual(names({ words: '  TRAUMA yayasan' }), ['Yayasan Contoh'])
  assert.deepEqual(names({ words: 'krisis' }), ['Garis Bantu'])
  assert.deepEqual(names({ topic: 'trauma' }), ['Yayasan Contoh'])
  assert.deepEqual(names({ place: 'ID-JK' }), ['Yayasan Contoh', 'Garis Bantu'])
  assert.deepEqual(names({ place: 'ID-AC' }), ['Garis Bantu'])
  assert.deepEqual(names({ words: 'bengkel' }), [])
})

const wish = (change = {}) => ({ ...blankWish(SERVICE.id, { first: 'Halo', askOn: '' }), said: 'Mereka membantu.', ...change })

test('an old check asks to be sure; face to face asks where, and early on why', () => {
  const around = { stage: 'support', now: NOW }
  for (const [service, change, stage, faults] of [
    [SERVICE, {}, 'trust', []], [{ ...SERVICE, assured_date: null }, {}, 'support', ['sure']], [{ ...SERVICE, assured_date: '2020-01-01' }, { isSure: true }, 'support', []],
    [{ ...SERVICE, assured_date: '2026-05-01' }, {}, 'support', []], [SERVICE, { said: ' ' }, 'support', ['said']],
    [null, {}, 'support', ['place']], [null, { place: 'Ruang 2' }, 'roles', ['reason']], [null, { place: 'Ruang 2', reason: 'x' }, 'trust', []],
  ]) assert.deepEqual(faultsOf(wish(change), service, { ...around, stage }), faults)
})

test('what is sent is read by both sides, and its text says everything', () => {
  const name = SERVICE.name
  const asked = wish({ consent: 'asked' })
  const fields = fieldsOf(asked, SERVICE, { referral: A, name })
  assert.deepEqual(readFields('referral', fields), fields)
  assert.equal(fields.asks, 'consent')
  const text = textOf(asked, SERVICE, { language: 'id', name })
  for (const part of ['Mereka membantu.', '- Telepon 021-1234567', '“Halo”', '1 November 2026', 'Bolehkah saya meneruskan', 'tetap ada']) assert.ok(text.includes(part), part)
  assert.match(textOf(wish(), { ...SERVICE, assured_date: null }, { language: 'en', name }), /have not tried this contact/)
  const own = fieldsOf(wish({ place: ' Jalan Contoh 1 ' }), null, { referral: A, name: 'Tatap muka' })
  assert.deepEqual([own.service, own.contacts], ['in-person', ['Jalan Contoh 1']])
})

let entries = 0
const entry = (fields) => ({
  number: (entries += 1), id: `e${entries}`, author: { id: 'p', name: 'P' }, writtenAt: '', state: 'opened', kind: 'referral', item: A, replaces: [], task: null, at: '', text: 'x',
  fields: { service: SERVICE.id, name: SERVICE.name, assured_date: '2026-11-01', consent: 'none', ask_on: '', ...fields },
})
let numbers = 0
function message(from, kind, fields) {
  numbers += 1
  return { id: `m${numbers}`, number: numbers, from, postedAt: '', state: 'opened', body: { kind, text: 'x', fields: readFields(kind, fields) } }
}
const sent = (asks = null) => message('counselor', 'referral', { ...fieldsOf(wish(), SERVICE, { referral: A, name: SERVICE.name }), asks })
function answer(to, word) {
  const found = message('client', 'referral-answer', { request: A, referral: A, answer: word })
  found.body.fields.request = to.id
  return found
}
const one = (messages, noted = [entry()], today = '2026-11-25') => referralsOf(messages, fold(noted), today)[0]

test('consent is what the client said last', () => {
  const asked = sent('consent')
  assert.equal(one([asked], [entry({ consent: 'asked' })]).consent, 'asked')
  assert.equal(one([asked, answer(asked, 'agreed')], [entry({ consent: 'asked' })]).consent, 'given')
  assert.equal(one([asked, answer(asked, 'agreed'), answer(asked, 'refused')]).consent, 'refused')
  assert.equal(one([asked, answer(asked, 'will')]).plan, 'will')
  assert.equal(one([sent(), answer({ id: A }, 'agreed')]).consent, 'none') // it answers no message of ours
})

test('an outcome is asked for on its day, until something definite is known', () => {
  const asked = sent('outcome')
  const due = (fields, messages = [asked]) => one(messages, [entry({ ask_on: '2026-11-25', ...fields })]).isDue
  assert.equal(one([asked], [entry({ ask_on: '2026-11-26' })]).isDue, false)
  assert.deepEqual([due({}), due({ outcome: 'waiting' }), due({ outcome: 'helped' })], [true, true, false])
  assert.equal(due({}, [asked, answer(asked, 'helped')]), false)
})

test('what the client tells later stands above a counselor’s “not yet”, and not above what is known', () => {
  const asked = sent('outcome')
  const outcome = (noted, word) => { const { outcome: found, outcomeBy } = one([asked, answer(asked, word)], [entry({ outcome: noted })]); return [found, outcomeBy] }
  assert.deepEqual(outcome('not-tried', 'helped'), ['helped', 'client'])
  assert.deepEqual(outcome('helped', 'not-reached'), ['helped', 'counselor'])
})

test('a service that is gone is still what was kept of it', () => {
  const { name, assuredDate, isSent } = one([])
  assert.deepEqual([name, assuredDate, isSent], [SERVICE.name, '2026-11-01', false])
})

test('a referral that was sent and never noted is listed with what its message says', () => {
  const asked = sent('consent')
  const found = referralsOf([asked, sent('outcome')], fold([]), '2026-11-25')
  assert.deepEqual(found.map(({ id, name, isNoted, isSent, consent }) => [id, name, isNoted, isSent, consent]), [[A, SERVICE.name, false, true, 'asked']])
  assert.deepEqual([found[0].kept.message, found[0].kept.contacts], [asked.id, asked.body.fields.contacts])
  assert.deepEqual(referralsOf([asked], fold([entry()]), '2026-11-25').map(({ isNoted }) => isNoted), [true])
})

test('consent that was given in the intake is shown with its day', () => {
  const at = '2026-11-20T03:00:00Z'
  assert.equal(intakeConsent({ kind: 'intake', consents: [{ id: 'counselling', version: '1', at }, { id: 'referral', version: '1', at }] }), at)
  assert.equal(intakeConsent({ kind: 'intake', consents: [] }), null)
  assert.equal(intakeConsent({ kind: 'message', consents: [{ id: 'referral', version: '1', at }] }), null)
  assert.equal(intakeConsent(null), null)
})

const WORDING = {
  language: 'id', organisation: 'Ruang Contoh', to: SERVICE.name, why: '', summary: '', reference: '', date: NOW, zone: 'Asia/Jakarta',
  signer: { name: 'Melati', title: 'relawan terlatih' },
}

test('a referral is counted without its case, and one of the training case is not', async (t) => {
  const asked = []
  t.mock.method(globalThis, 'fetch', async (_address, { body }) => { asked.push(JSON.parse(body)); return Response.json({}) })
  await countReferral(TRAINING, { id: 'n1', service: SERVICE.id })
  await countReferral('a'.repeat(32), { id: 'n2', service: SERVICE.id })
  assert.deepEqual(asked, [{ id: 'n2', service: SERVICE.id }])
})

test('the letter names neither client nor case, and signs with the true title', () => {
  const letter = letterOf(WORDING)
  assert.deepEqual(letter.signature, ['Melati', 'Relawan terlatih, Ruang Contoh'])
  assert.deepEqual(letter.about, ['Perihal: surat pengantar'])
  assert.equal(letter.date, '25 November 2026')
  assert.doesNotMatch(JSON.stringify(letter), /persetujuannya:|Nomor/)
})

test('the reference, what is asked for and a summary stand in it only where they are given', () => {
  const letter = letterOf({ ...WORDING, language: 'en', why: 'tidur', summary: 'Sulit tidur sejak Mei.', reference: 'AB12CD34', signer: { name: 'Melati', title: 'trained volunteer' } })
  assert.deepEqual(letter.about, ['Re: letter of introduction', 'Reference: AB12CD34'])
  assert.ok(letter.paragraphs.includes('We ask for your help with: tidur'))
  assert.ok(letter.paragraphs.includes('What we may tell you, with their agreement:\nSulit tidur sejak Mei.'))
  assert.equal(letter.signature[1], 'Trained volunteer, Ruang Contoh')
})
