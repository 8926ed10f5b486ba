// A case's next date: the presets are days of the counselor's own calendar.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayAfter, longDay, shortDay, useZone } from '../console/format.js'

const LATE_IN_JAKARTA = new Date('2026-12-30T16:30:00Z')

test('tomorrow is counted from the day where the counselor is', () => {
  for (const [zone, day] of [['Asia/Jakarta', '2026-12-31'], ['Asia/Jayapura', '2027-01-01'], ['America/Lima', '2026-12-31']]) {
    useZone(zone)
    assert.equal(dayAfter(1, LATE_IN_JAKARTA), day, zone)
  }
  useZone('Asia/Jakarta')
})

test('a date is the same day in every zone', () => {
  for (const zone of ['America/Lima', 'Asia/Jayapura', 'Asia/Jakarta']) {
    useZone(zone)
    assert.match(longDay('2026-11-25'), /Rabu.*25 November/)
    assert.equal(shortDay('2026-11-25'), '25 Nov')
  }
})
