// The picture of a drill: whom it did not reach stands first, then who did not answer, then the fastest.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inOrder } from '../console/drill-order.js'

const told = (name, channels, minutes) => ({ person: { id: name, name }, channels, failures: [], minutes })

test('whoever needs somebody’s attention stands first', () => {
  const shown = inOrder([told('Ann', ['email'], 9), told('Citra', [], null), told('Budi', ['sms'], 2), told('Eka', ['email'], null), told('Dewi', ['email'], 9)])
  assert.deepEqual(shown.map(({ person }) => person.name), ['Citra', 'Eka', 'Budi', 'Ann', 'Dewi'])
})
