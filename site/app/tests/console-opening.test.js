// Opening a case's bodies: what does not belong, cannot be opened or is newer is marked in its place.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, test } from 'node:test'
import { addressOf, openMessage } from '../console/opening.js'
import { AccountError } from '../console/account.js'
import { KeysRefused, sealAnswer } from '../console/answering.js'
import { fromHex, fromBase64, sha256Hex, toBase64 } from '../shared/base64.js'
import { generateIdentity, openBody, recipientOf, sealBody } from '../shared/seal.js'

const MAILBOX = '00112233445566778899aabbccddeeff'
const NOW = new Date('2026-11-23T04:05:06Z')
let team, client, stranger, place, keys

before(async () => {
  team = { hybrid: await generateIdentity('hybrid'), x25519: await generateIdentity('x25519') }
  client = { hybrid: await generateIdentity('hybrid'), x25519: await generateIdentity('x25519') }
  stranger = await generateIdentity('hybrid')
  place = { keys: 'hybrid', mailbox_sha256: await sha256Hex(fromHex(MAILBOX)) }
  keys = { teamIdentities: async () => team }
})

async function sealed({ body = {}, message = {}, kind = 'hybrid', to = team[kind] } = {}) {
  const id = randomUUID()
  const whole = { v: 1, kind: 'message', mailbox: MAILBOX, id, from: 'client', written_at: '2026-11-23T04:05:00Z', text: 'Halo', ...body }
  const bytes = await sealBody(whole, [await recipientOf(to), await recipientOf(client[kind])])
  return { number: 1, id, from: 'client', author: null, posted_at: '2026-11-23T04:05:00Z', sealed: toBase64(bytes), epoch: 1, seen: false, ...message }
}

const open = async (given) => openMessage(place, await sealed(given), keys)

test('a message that belongs is opened', async () => {
  const { state, body } = await open()
  assert.equal(state, 'opened')
  assert.equal(body.text, 'Halo')
})

test('a message of another mailbox, id or writer does not belong, and its text is withheld', async () => {
  for (const body of [{ mailbox: 'f'.repeat(32) }, { mailbox: '../..' }, { id: randomUUID() }, { from: 'counselor' }]) {
    assert.deepEqual(await open({ body }).then(({ state, body: shown }) => [state, shown]), ['foreign', null])
  }
})

test('what cannot be opened is marked, never thrown', async () => {
  assert.equal((await open({ to: stranger })).state, 'unreadable')
  assert.equal((await open({ kind: 'x25519' })).state, 'unreadable')
  assert.equal((await open({ message: { sealed: 'AAAA' } })).state, 'unreadable')
  assert.equal((await open({ message: { sealed: '%' } })).state, 'unreadable')
  assert.equal((await open({ body: { text: 7 } })).state, 'unreadable')
})

test('a message whose key this person lacks is marked; any other failure is told', async () => {
  const failing = async (error) => openMessage(place, await sealed(), { teamIdentities: async () => { throw error } })
  const { state, body } = await failing(new AccountError('key-missing'))
  assert.deepEqual([state, body], ['unreadable', null])
  await assert.rejects(failing(new AccountError('locked')), { code: 'locked' })
  await assert.rejects(failing(new TypeError('offline')), TypeError)
})

test('a body of a newer protocol is told apart', async () => {
  assert.equal((await open({ body: { v: 2 } })).state, 'newer')
})

test('parts of a body in the wrong shape are left out', async () => {
  const { body } = await open({ body: { form: { id: 7 }, consents: 'all', reply_to: ['x'] } })
  assert.deepEqual([body.form, body.consents, body.reply_to], [undefined, [], undefined])
})

test('answers go where the intake says, and only to a recipient of the case’s kind', async () => {
  const recipient = await recipientOf(client.hybrid)
  const intake = await open({ body: { kind: 'intake', reply_to: recipient } })
  assert.deepEqual(addressOf(place, [intake]), { mailbox: MAILBOX, replyTo: recipient })
  const other = await open({ body: { kind: 'intake', reply_to: await recipientOf(client.x25519) } })
  assert.equal(addressOf(place, [other]), null)
  const foreign = await open({ body: { kind: 'intake', reply_to: recipient, mailbox: 'f'.repeat(32) } })
  assert.equal(addressOf(place, [foreign]), null)
})

test('a second intake moves no address, whatever became of the first', async () => {
  const recipient = await recipientOf(client.hybrid)
  const intake = await open({ body: { kind: 'intake', reply_to: recipient } })
  const later = await open({ body: { kind: 'intake', reply_to: await recipientOf(stranger) } })
  assert.deepEqual(addressOf(place, [intake, later]), { mailbox: MAILBOX, replyTo: recipient })
  const damaged = await open({ message: { sealed: 'AAAA' } })
  assert.equal(addressOf(place, [damaged, later]), null)
})

test('an answer is sealed to the team’s current keys and the client, in its place', async () => {
  const recipients = { hybrid: await recipientOf(team.hybrid), x25519: await recipientOf(team.x25519) }
  const session = { teamKeys: async () => ({ epoch: 3, recipients }) }
  const address = { mailbox: MAILBOX, replyTo: await recipientOf(client.hybrid) }
  const answer = await sealAnswer(session, { id: randomUUID(), text: 'Terima kasih', address, keys: 'hybrid', now: NOW })
  assert.equal(answer.epoch, 3)
  for (const identity of [team.hybrid, client.hybrid]) {
    const { body, belongs } = await openBody(fromBase64(answer.sealed), [identity], { mailbox: MAILBOX, id: answer.id, from: 'counselor' })
    assert.ok(belongs)
    assert.deepEqual([body.text, body.written_at], ['Terima kasih', '2026-11-23T04:05:00Z'])
  }
})

test('nothing is sealed when the team’s keys do not verify', async () => {
  const session = { teamKeys: async () => { throw new AccountError('people-unsigned') } }
  const address = { mailbox: MAILBOX, replyTo: await recipientOf(client.hybrid) }
  await assert.rejects(sealAnswer(session, { id: randomUUID(), text: 'x', address, keys: 'hybrid', now: NOW }), KeysRefused)
})
