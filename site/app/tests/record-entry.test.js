// Entries of the record: sealed to the team alone, and believed only in their own place.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, test } from 'node:test'
import { AccountError } from '../console/account.js'
import { KeysRefused } from '../console/answering.js'
import { openEntry, sealEntry } from '../console/record/entry.js'
import { readFields } from '../console/record/kinds.js'
import { fromBase64, toBase64, toUtf8 } from '../shared/base64.js'
import { padBody } from '../shared/body.js'
import { stanzaKinds } from '../shared/header.js'
import { generateIdentity, recipientOf, sealBytes } from '../shared/seal.js'

const CASE = '0123456789abcdef'.repeat(2)
const ANN = { id: 'a'.repeat(32), name: 'Ann' }
const NOW = new Date('2026-11-26T04:05:06Z')
let team, stranger, keys, session

before(async () => {
  team = { hybrid: await generateIdentity('hybrid'), x25519: await generateIdentity('x25519') }
  stranger = await generateIdentity('hybrid')
  keys = { teamIdentities: async () => team }
  const recipients = { hybrid: await recipientOf(team.hybrid), x25519: await recipientOf(team.x25519) }
  session = { person: { id: ANN.id }, teamKeys: async () => ({ epoch: 3, recipients }) }
})

const standing = (sealed) => ({ number: 4, author: ANN, written_at: '2026-11-26T04:05:00Z', epoch: 3, ...sealed })

async function made({ body = {}, padded, to = [team.hybrid] } = {}) {
  const id = randomUUID()
  const whole = { v: 1, kind: 'worry', id, case: CASE, item: id, replaces: [], task: null, by: ANN.id, at: '2026-11-26T04:05:00Z', text: 'Takut', fields: {}, ...body }
  const sealed = toBase64(await sealBytes(padded ?? padBody(whole), await Promise.all(to.map(recipientOf))))
  return standing({ id, sealed })
}

const open = async (given) => openEntry({ id: CASE }, await made(given), keys)

test('what is sealed is opened as it was written', async () => {
  const id = randomUUID()
  const written = { id, case: CASE, kind: 'goal', item: randomUUID(), replaces: [randomUUID()], task: 'roles.goals', text: 'Tidur lagi', fields: { own_words: true, place: 1 } }
  const sealed = await sealEntry(session, { ...written, now: NOW })
  assert.equal(sealed.epoch, 3)
  assert.deepEqual(stanzaKinds(fromBase64(sealed.sealed)), ['hybrid'])

  const opened = await openEntry({ id: CASE }, standing(sealed), keys)

  const { case: place, ...said } = written
  assert.deepEqual(opened, { ...said, state: 'opened', at: '2026-11-26T04:05:00Z', number: 4, author: ANN, writtenAt: '2026-11-26T04:05:00Z' })
})

test('an entry of another case, id or person is marked as foreign, and its text withheld', async () => {
  for (const body of [{ case: 'f'.repeat(32) }, { id: randomUUID() }, { by: 'b'.repeat(32) }, { by: undefined }]) {
    const found = await open({ body })
    assert.equal(found.state, 'foreign')
    assert.ok(!('text' in found))
  }
})

test('what cannot be opened is unreadable, and never thrown', async () => {
  const damaged = await made()
  damaged.sealed = `${damaged.sealed.slice(0, -8)}AAAAAAA=`
  assert.equal((await openEntry({ id: CASE }, damaged, keys)).state, 'unreadable')
  assert.equal((await openEntry({ id: CASE }, standing({ id: randomUUID(), sealed: '?' }), keys)).state, 'unreadable')
  for (const to of [[stranger], [team.x25519], [team.hybrid, stranger]]) assert.equal((await open({ to })).state, 'unreadable')
})

test('an entry whose key this person lacks is unreadable; any other failure is told', async () => {
  const failing = (error) => made().then((sealed) => openEntry({ id: CASE }, sealed, { teamIdentities: async () => { throw error } }))
  assert.equal((await failing(new AccountError('key-missing'))).state, 'unreadable')
  await assert.rejects(failing(new AccountError('locked')), { code: 'locked' })
  await assert.rejects(failing(new TypeError('offline')), TypeError)
})

test('a body without the shape of an entry is unreadable', async () => {
  const bodies = [{ kind: 7 }, { kind: '../x' }, { item: null }, { text: ['a'] }, { v: '1' }, { kind: '__proto__' }]
  for (const body of bodies) assert.equal((await open({ body })).state, 'unreadable', JSON.stringify(body))
  for (const text of ['null', '[]', '7', '{', `${'['.repeat(50)}${']'.repeat(50)}`]) {
    assert.equal((await open({ padded: toUtf8(text) })).state, 'unreadable', text.slice(0, 9))
  }
})

test('a newer version is told apart', async () => {
  assert.equal((await open({ body: { v: 2 } })).state, 'newer')
})

test('a kind that is not known is kept with its text; parts of a wrong shape are left out', async () => {
  const found = await open({ body: { kind: 'dream', replaces: [7, 'x'], task: 9, at: 'noon', fields: [1] } })
  assert.deepEqual([found.state, found.kind, found.text], ['opened', 'dream', 'Takut'])
  assert.deepEqual([found.replaces, found.task, found.at, found.fields], [['x'], null, '', {}])
})

test('nothing is sealed with keys that do not verify', async () => {
  const doubtful = { ...session, teamKeys: async () => { throw new AccountError('people-unsigned') } }
  const entry = { id: randomUUID(), case: CASE, kind: 'note', item: randomUUID(), text: 'x', now: NOW }
  await assert.rejects(sealEntry(doubtful, entry), KeysRefused)
})

test('of the fields each kind knows its own, in their proper shape', () => {
  assert.deepEqual(readFields('goal', { own_words: true, place: 2, more: 'x' }), { own_words: true, place: 2 })
  assert.deepEqual(readFields('goal', { own_words: 'yes', place: 0 }), {})
  assert.deepEqual(readFields('functioning', { value: 11 }), {})
  assert.deepEqual(readFields('functioning', { value: 0 }), { value: 0 })
  assert.deepEqual(readFields('step', { due: '2026-13-01', done: false }), { done: false })
  assert.deepEqual(readFields('limits', { discussed: ['danger', 'aliens'] }), {})
  assert.deepEqual(readFields('skill', { origin: 'new' }), { origin: 'new' })
  assert.deepEqual(readFields('constructor', { name: 'x' }), {})
})
