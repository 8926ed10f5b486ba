// Appointments: what became of them, whatever the order and the clocks; and what is said to whom in which zone.
import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { useZone } from '../console/format.js'
import { appointmentsOf, clashes, isFreeFor, nextOf } from '../console/meetings/appointments.js'
import { nextInterval } from '../console/meetings/intervals.js'
import { blankWish, cancellationOf, clashesHere, faultsOf, fieldsOf, isEarly, isOffered, isWeak, textOf, timesOf } from '../console/meetings/proposal.js'
import { inZones, startOf } from '../console/meetings/times.js'
import { fold } from '../console/record/fold.js'
import { readFields } from '../shared/kinds.js'

const A = '0b0e7a52-3a43-4b7e-8a44-5d6a7a1c9e01'
const B = '0b0e7a52-3a43-4b7e-8a44-5d6a7a1c9e02'
const FIRST = { start: '2026-11-25T07:00:00Z', minutes: 50 }
const SECOND = { start: '2026-11-26T07:00:00Z', minutes: 50 }
const BEFORE = Date.parse('2026-11-24T00:00:00Z')
const BETWEEN = Date.parse('2026-11-25T12:00:00Z')
const AFTER = Date.parse('2026-11-27T00:00:00Z')

let numbers = 0
afterEach(() => { numbers = 0; useZone('Asia/Jakarta') })

/** A message as it was opened. */
function message(from, kind, fields, { postedAt = '2026-11-23T00:00:00Z' } = {}) {
  numbers += 1
  const read = readFields(kind, fields)
  assert.ok(read, kind)
  return { id: `message-${numbers}`, number: numbers, from, postedAt, state: 'opened', body: { kind, text: 'x', fields: read } }
}

const proposal = (change = {}) => message('counselor', 'appointment-proposal', {
  appointment: A, said: null, times: [FIRST, SECOND], medium: 'text', room: null, place: null, ...change,
})
const answer = (to, change = {}, more) => message('client', 'appointment-answer', { request: B, appointment: A, start: FIRST.start, agreed: false, ...change }, more)

/** An answer names the message that it answers. */
function answering(to, change, more) {
  const found = answer(to, change, more)
  found.body.fields.request = to.id
  return found
}

let entries = 0
function entry(fields, { item = A, replaces = [], id = `entry-${(entries += 1)}` } = {}) {
  return { number: entries, id, author: { id: 'p', name: 'P' }, writtenAt: '2026-11-23T00:00:00Z', state: 'opened', kind: 'appointment', item, replaces, task: null, at: '', text: 'x', fields }
}

const state = (messages, noted = [], now = BEFORE, pending = []) => appointmentsOf(messages, fold(noted), now, pending).map((each) => each.state)

test('a proposal waits, and is over when its last time is', () => {
  const asked = proposal()
  assert.deepEqual([BEFORE, BETWEEN, AFTER].map((now) => state([asked], [], now)[0]), ['asked', 'asked', 'lapsed'])
})

test('an answer takes one time, or none', () => {
  const asked = proposal()
  const [found] = appointmentsOf([asked, answering(asked)], fold([]), BEFORE)
  assert.deepEqual([found.state, found.time], ['accepted', FIRST])
  assert.deepEqual(state([asked, answering(asked, { start: null })]), ['refused'])
  assert.deepEqual(state([asked, answering(asked)], [], BETWEEN), ['passed'])
})

test('the last of two answers counts: somebody answered on two devices', () => {
  const asked = proposal()
  const [found] = appointmentsOf([asked, answering(asked), answering(asked, { start: SECOND.start })], fold([]), BEFORE)
  assert.deepEqual(found.time, SECOND)
})

test('an answer to a proposal that was changed since accepts nothing, and is said', () => {
  const asked = proposal()
  const early = answering(asked)
  const changed = proposal({ times: [SECOND] })
  const before = appointmentsOf([asked, early, changed], fold([]), BEFORE)[0]
  assert.deepEqual([before.state, before.isStale], ['asked', false])
  const late = answering(asked)
  const after = appointmentsOf([asked, changed, late], fold([]), BEFORE)[0]
  assert.deepEqual([after.state, after.isStale, after.time], ['asked', true, null])
})

test('a time that was over when it was chosen is not accepted: the device’s clock was wrong', () => {
  const asked = proposal()
  const [found] = appointmentsOf([asked, answering(asked, {}, { postedAt: '2026-11-25T08:00:00Z' })], fold([]), BETWEEN)
  assert.deepEqual([found.state, found.isStale], ['asked', true])
})

test('an answer names a time that was never offered: nothing is accepted', () => {
  const asked = proposal()
  assert.deepEqual(state([asked, answering(asked, { start: '2026-11-25T09:00:00Z' })]), ['refused'])
})

test('a proposal without times is a cancellation, whatever was answered', () => {
  const asked = proposal()
  assert.deepEqual(state([asked, answering(asked), proposal({ times: [] })]), ['cancelled'])
})

test('two counselors who propose at once leave two appointments', () => {
  assert.deepEqual(state([proposal(), proposal({ appointment: B })]), ['asked', 'asked'])
})

test('what a message of the client pretends to propose is no proposal', () => {
  const forged = message('client', 'appointment-proposal', { appointment: A, said: null, times: [FIRST], medium: 'text', room: null, place: null })
  assert.deepEqual(state([forged]), [])
})

test('a proposal that was taken back is not sent; in its half minute it is being sent', () => {
  const noted = [entry({ appointment: A, said: null, times: [FIRST], medium: 'text', room: null, place: null, message: 'gone' })]
  assert.deepEqual(state([], noted), ['unsent'])
  assert.deepEqual(state([], noted, BEFORE, ['gone']), ['sending'])
})

test('a client who answers in their own words is noted, and how it went', () => {
  const asked = proposal()
  assert.deepEqual(state([asked], [entry({ start: SECOND.start, answered: true })]), ['accepted'])
  assert.deepEqual(state([asked], [entry({ start: null, answered: true })]), ['refused'])
  for (const outcome of ['held', 'missed', 'cancelled']) assert.deepEqual(state([asked], [entry({ outcome })]), [outcome])
})

test('what is older than the messages that are read was not taken back', () => {
  const noted = [{ ...entry({ appointment: A, said: null, times: [FIRST], medium: 'text', room: null, place: null, message: 'unread' }), writtenAt: '2026-11-01T00:00:00Z' }]
  assert.deepEqual(state([proposal({ appointment: B })].map((each) => ({ ...each, number: 90 })), noted), ['asked', 'asked'])
})

test('two who note at once: what happened is not lost behind what did not', () => {
  const asked = proposal()
  const both = [entry({ outcome: 'missed' }), entry({ outcome: 'held' })]
  assert.deepEqual(state([asked], both), ['held'])
  assert.deepEqual(state([asked], both.reverse()), ['held'])
})

test('voice and video are only what the client agreed to', () => {
  const asked = proposal({ medium: 'video', room: 'https://meet.example.org/x' })
  const media = (agreed) => appointmentsOf([asked, answering(asked, { agreed })], fold([]), BEFORE)[0].medium
  assert.deepEqual([media(true), media(false)], ['video', 'text'])
})

test('the next one is the first that was accepted and lies ahead', () => {
  const one = { state: 'accepted', time: SECOND }
  const other = { state: 'accepted', time: FIRST }
  assert.deepEqual(nextOf([one, other, { state: 'asked', time: null }]), FIRST)
  assert.equal(nextOf([]), null)
})

test('a reminder never moves a date that its counselor set for an earlier day', () => {
  const accepted = [{ state: 'accepted', time: FIRST }]
  const set = (on, starts = null, due = false) => ({ on, starts_at: starts, due })
  for (const [found, free] of [
    [null, true], [set('2026-11-24'), false], [set('2026-11-25'), false], [set('2026-12-01'), true], [set('2026-11-24', null, true), true],
    [set('2026-11-24', '2026-11-24T07:00:00Z'), true], [set('2026-11-25', FIRST.start), false],
  ]) assert.equal(isFreeFor(FIRST, found, accepted), free, JSON.stringify(found))
  // What is not read yet may hold the appointment that it stands for.
  assert.equal(isFreeFor(FIRST, set('2026-11-24', '2026-11-24T07:00:00Z'), null), false)
})

test('own appointments at the same time are said, and others are not', () => {
  const mine = [
    { id: 'a', reference: 'AAAA', follow_up: { on: '2026-11-25', starts_at: '2026-11-25T07:49:00Z', due: false } },
    { id: 'b', reference: 'BBBB', follow_up: { on: '2026-11-25', starts_at: '2026-11-25T07:50:00Z', due: false } },
    { id: 'c', reference: 'CCCC', follow_up: { on: '2026-11-25', starts_at: null, due: false } },
    { id: 'here', reference: 'DDDD', follow_up: { on: '2026-11-25', starts_at: FIRST.start, due: false } },
  ]
  assert.deepEqual(clashes(FIRST, mine, 'here').map(({ id }) => id), ['a'])
  assert.equal(clashesHere(FIRST, [{ id: A, state: 'accepted', time: FIRST }]).length, 1)
  assert.equal(clashesHere(FIRST, [{ id: A, state: 'accepted', time: FIRST }], A).length, 0)
})

const wish = (change = {}) => ({ ...blankWish(), times: [{ day: '2026-11-25', time: '14:00' }], ...change })
const AROUND = { stage: 'support', now: BEFORE }

test('times are those of one’s own clock', () => {
  for (const [zone, start] of [['Asia/Jakarta', '2026-11-25T07:00:00Z'], ['Asia/Jayapura', '2026-11-25T05:00:00Z'], ['Europe/Berlin', '2026-11-25T13:00:00Z']]) {
    useZone(zone)
    assert.equal(startOf('2026-11-25', '14:00'), start, zone)
  }
  assert.equal(startOf('', '14:00'), null)
})

test('the client reads a time in three zones, the day again where it is another', () => {
  assert.equal(inZones(FIRST, 'id'), 'Rabu, 25 November 2026, 14.00 WIB · 15.00 WITA · 16.00 WIT (50 menit)')
  assert.match(inZones({ start: '2026-11-25T15:30:00Z', minutes: 30 }, 'en'),
    /^Wednesday,? 25 November 2026, 22:30 WIB · 23:30 WITA · Thursday,? 26 November 2026, 00:30 WIT \(30 minutes\)$/)
})

test('what is missing in a proposal', () => {
  const far = { day: '2028-01-01', time: '14:00' }
  for (const [change, around, faults] of [
    [{}, {}, []], [{ times: [{ day: '', time: '' }] }, {}, ['times']], [{ times: [{ day: '2026-11-25', time: '' }] }, {}, ['times']],
    [{ times: [far] }, {}, ['past']], [{}, { now: Date.parse('2026-11-25T07:00:00Z') }, ['past']],
    [{ times: [{ day: '2026-11-25', time: '14:00' }, { day: '2026-11-25', time: '14:00' }] }, {}, ['twice']],
    [{ medium: 'in-person' }, {}, ['place']], [{ medium: 'in-person', place: 'Ruang 2' }, {}, []],
    [{ medium: 'in-person', place: 'Ruang 2' }, { stage: 'trust' }, ['reason']], [{ medium: 'in-person', place: 'Ruang 2', reason: 'x' }, { stage: 'roles' }, []],
  ]) assert.deepEqual(faultsOf(wish(change), { ...AROUND, ...around }), faults, JSON.stringify(change))
})

test('what is sent is read by both sides, and times are in order', () => {
  const fields = fieldsOf(wish({ medium: 'video', times: [{ day: '2026-11-26', time: '14:00' }, { day: '2026-11-25', time: '14:00' }] }), { appointment: A, room: 'https://meet.example.org/x' })
  assert.deepEqual(readFields('appointment-proposal', fields), fields)
  assert.deepEqual(fields.times, [FIRST, SECOND])
  assert.equal(fieldsOf(wish(), { appointment: A, room: 'https://meet.example.org/x' }).room, null)
  assert.equal(timesOf(blankWish()).length, 0)
})

test('the text alone says everything but the room, in the client’s language', () => {
  const text = textOf(wish({ said: 'Halo.', medium: 'voice' }), 'id', false)
  assert.match(text, /^Halo\.\n\n.*suara.*\n1\. Rabu, 25 November 2026, 14\.00 WIB/)
  assert.match(text, /hanya kalau Anda setuju/)
  assert.doesNotMatch(text, /https/)
  assert.match(textOf(wish({ medium: 'in-person', place: 'Jalan Contoh 1.' }), 'en', true), /I have to change .*\n\n.*face to face[^]*Where: Jalan Contoh 1\. You/)
  assert.match(cancellationOf({ time: FIRST }, 'en'), /^Our meeting on Wednesday,? 25 November.* will not take place\. .* offer another time\.$/s)
  assert.match(cancellationOf({ time: null }, 'id'), /tidak berlaku lagi/)
})

test('text is weak where options are weighed; voice and video need a place; face to face its stage', () => {
  assert.deepEqual([wish({ purpose: 'weigh' }), wish({ purpose: 'weigh', medium: 'voice' }), wish()].map(isWeak), [true, false, false])
  assert.deepEqual(['text', 'voice', 'video', 'in-person'].map((medium) => isOffered(medium, '')), [true, false, false, true])
  assert.ok(isOffered('video', 'https://meet.example.org/{room}'))
  assert.deepEqual(['trust', 'roles', 'support', 'ending'].map(isEarly), [true, true, false, false])
})

test('intervals become longer, and the last one stays', () => {
  const weeks = [1, 2, 4]
  const done = (...days) => fold(days.map((on, at) => ({ ...entry({ on }, { item: `i${at}` }), kind: 'interval' })))
  for (const [days, expected] of [
    [[], { weeks: 1, done: 0, ahead: null }], [['2026-11-01'], { weeks: 2, done: 1, ahead: null }],
    [['2026-11-01', '2026-12-01'], { weeks: 2, done: 1, ahead: '2026-12-01' }],
    [['2026-09-01', '2026-10-01', '2026-11-01', '2026-11-20', '2026-11-25'], { weeks: 4, done: 5, ahead: null }],
  ]) assert.deepEqual(nextInterval(done(...days), weeks, '2026-11-25'), expected)
})
