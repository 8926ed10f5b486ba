// The playground's appointment: what is sealed is what a console would have written, and it was accepted.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { appointmentsOf } from '../console/meetings/appointments.js'
import { fold } from '../console/record/fold.js'
import { acceptance, proposal } from '../demo/meeting.js'
import { readFields } from '../shared/kinds.js'

const NOW = Date.parse('2026-11-25T05:17:00Z')
const A = '0b0e7a52-3a43-4b7e-8a44-5d6a7a1c9e01'
const B = '0b0e7a52-3a43-4b7e-8a44-5d6a7a1c9e02'

test('an invented appointment is accepted at a full hour to come', () => {
  const given = { appointment: A, language: 'id', now: NOW }
  const asked = proposal({ ...given, said: 'Halo.', ahead: [{ days: 2 }, { days: 3, hours: 5 }] })
  const taken = acceptance({ ...given, request: B, ahead: { days: 3, hours: 5 } })
  assert.match(asked.text, /^Halo\.[^]*1\. [^]*2\. Sabtu, 28 November 2026, 17\.00 WIB/)
  assert.match(taken.text, /17\.00 WIB · 18\.00 WITA · 19\.00 WIT\.$/)

  const message = (number, id, from, { kind, text, fields }) =>
    ({ number, id, from, postedAt: '2026-11-23T00:00:00Z', state: 'opened', body: { kind, text, fields: readFields(kind, fields) } })
  const [found] = appointmentsOf([message(2, B, 'counselor', asked), message(3, 'x', 'client', taken)], fold([]), NOW)
  assert.deepEqual([found.state, found.time], ['accepted', { start: '2026-11-28T10:00:00Z', minutes: 50 }])
})
