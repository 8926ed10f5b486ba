// What is typed into editors and not saved: kept while the page is open, offered again, gone with who typed it.
import assert from 'node:assert/strict'
import { before, beforeEach, test } from 'node:test'
import { unsaved } from '../console/unsaved.js'

before(() => {
  globalThis.document = new EventTarget()
  globalThis.window = new EventTarget()
})

/** Whether the browser would ask before the page is left. */
const asks = () => !window.dispatchEvent(Object.defineProperty(new Event('beforeunload', { cancelable: true }), 'returnValue', { writable: true }))

beforeEach(() => unsaved.clear())

test('what differs from what is saved is kept, with what it began from', () => {
  unsaved.keep('settings', { hours: 4 }, { hours: 2 })
  assert.deepEqual(unsaved.of('settings'), { value: { hours: 4 }, saved: { hours: 2 } })
  assert.equal(unsaved.of('own-rules'), null)
})

test('what is back as it was saved is nothing to keep, in whatever order its keys are', () => {
  const saved = { replies: { urgent: 2, soon: 24 }, days: [1, 2] }
  unsaved.keep('settings', { ...saved, days: [1] }, saved)
  unsaved.keep('settings', { days: [1, 2], replies: { soon: 24, urgent: 2 } }, saved)
  assert.equal(unsaved.of('settings'), null)
  unsaved.keep('settings', { ...saved, days: [2, 1] }, saved)
  assert.notEqual(unsaved.of('settings'), null)
})

test('what was typed about something that is gone is gone with it', () => {
  for (const editor of ['entry 0f3a goal new', 'meeting/0f3a/new', 'entry 77aa goal new']) unsaved.keep(editor, 'typed', '')
  unsaved.forgetAbout('0f3a')
  assert.deepEqual(unsaved.under(''), ['entry 77aa goal new'])
})

test('the browser asks before a reload while something would be lost, and never else', () => {
  assert.equal(asks(), false)
  unsaved.keep('policy/urgent', { repeats: 1 }, { repeats: 3 })
  unsaved.keep('settings', { hours: 4 }, { hours: 2 })
  unsaved.forget('settings')
  assert.equal(asks(), true)
  unsaved.forget('policy/urgent')
  assert.equal(asks(), false)
})

test('neither safe exit nor signing out waits for it', () => {
  unsaved.keep('settings', { hours: 4 }, { hours: 2 })
  document.dispatchEvent(new Event('safe-exit'))
  assert.equal(asks(), false)
  unsaved.keep('settings', { hours: 5 }, { hours: 2 })
  unsaved.clear()
  assert.deepEqual([asks(), unsaved.of('settings')], [false, null])
})

test('a lock seals all of it to its writer, who alone opens it again', async () => {
  const writer = (recipient) => ({
    recipient,
    sealForMe: async (bytes) => bytes.map((byte) => byte ^ 7),
    openMine: async (sealed) => sealed.map((byte) => byte ^ 7),
  })
  unsaved.keep('note a', 'Takut', '')

  await unsaved.seal(writer('ann'))

  assert.deepEqual([unsaved.of('note a'), asks()], [null, true])
  await unsaved.open(writer('budi'))
  assert.equal(unsaved.of('note a'), null)
  await unsaved.open(writer('ann'))
  assert.deepEqual([unsaved.of('note a'), unsaved.under('note ')], [{ value: 'Takut', saved: '' }, ['note a']])
})
