// Times in the console: lengths in words, and the promise of a receipt in the client's language and the service's zone.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayAndTime, promise, span, useZone, when } from '../console/format.js'
import { promisedTime, receiptText } from '../console/receipt.js'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const NOW = new Date('2026-11-23T04:05:00Z')
const SETTINGS = { reply_hours: { urgent: 2, soon: 24, routine: 72 }, zone: 'Asia/Jakarta' }

test('a length of time is said in two units at most', () => {
  for (const [length, words] of [[-5, '0 mnt'], [59 * MINUTE, '59 mnt'], [HOUR, '1 jam'], [2 * HOUR + 5 * MINUTE, '2 jam 5 mnt'], [7 * HOUR + MINUTE, '7 jam'],
    [30 * HOUR + 5 * MINUTE, '30 jam'], [50 * HOUR, '2 hari']]) assert.equal(span(length), words)
})

test('times are shown in the person’s own zone', () => {
  useZone('Asia/Jayapura')
  assert.match(dayAndTime('2026-11-23T15:30:00Z'), /24 Nov.*00\.30/)
  useZone('Asia/Jakarta')
  assert.match(dayAndTime('2026-11-23T15:30:00Z'), /23 Nov.*22\.30/)
})

test('a time of today is said without its day', () => {
  assert.equal(when('2026-11-23T05:00:00Z', NOW), '12.00')
  assert.match(when('2026-11-24T05:00:00Z', NOW), /24 Nov/)
})

test('a standing promise is repeated while it is at least half an hour off', () => {
  const summary = { reply_by: '2026-11-23T04:35:00Z', urgency: 'urgent' }
  assert.equal(promisedTime(summary, SETTINGS, NOW).toISOString(), '2026-11-23T04:35:00.000Z')
})

test('a promise that is over or nearly so becomes a new one, on the hour', () => {
  for (const reply_by of ['2026-11-23T04:30:00Z', '2026-11-22T00:00:00Z', null]) {
    assert.equal(promisedTime({ reply_by, urgency: 'urgent' }, SETTINGS, NOW).toISOString(), '2026-11-23T07:00:00.000Z')
  }
})

test('a receipt speaks the client’s language and names the zone', () => {
  const time = new Date('2026-11-24T08:00:00Z')
  assert.match(receiptText({ language: 'id' }, SETTINGS, time), /sebelum Selasa.* 24 November.*15\.00 WIB/)
  assert.match(receiptText({ language: 'en' }, SETTINGS, time), /by Tuesday.* 24 November.*15:00 WIB/)
  assert.match(promise(time, 'en', 'Asia/Makassar'), /16:00 WITA/)
})
