// Time zones to choose from: whatever is set is among them, once.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { zoneOptions } from '../console/zones.js'

test('the zone that is set is offered, however this browser calls it', () => {
  for (const zone of ['Asia/Jakarta', 'Asia/Kolkata', 'Asia/Calcutta', 'UTC']) {
    assert.equal(zoneOptions(zone).filter(({ value }) => value === zone).length, 1)
  }
})
