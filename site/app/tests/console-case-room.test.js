// A case's room: what the client wrote and nobody can open stays unread, and is told apart from what is only new.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, beforeEach, test } from 'node:test'
import { CaseRoom } from '../console/case/room.js'
import { fromHex, sha256Hex, toBase64 } from '../shared/base64.js'
import { generateIdentity, recipientOf, sealBody } from '../shared/seal.js'

const MAILBOX = '00112233445566778899aabbccddeeff'
const CASE = 'c'.repeat(32)
let recipients, place, session, seen, faced

before(async () => {
  const team = await generateIdentity('hybrid')
  recipients = [await recipientOf(team), await recipientOf(await generateIdentity('hybrid'))]
  place = { id: CASE, keys: 'hybrid', mailbox_sha256: await sha256Hex(fromHex(MAILBOX)), pending: [], requests: [], entries: 0 }
  const teamKeys = async () => ({ epoch: 1, recipients: { hybrid: recipients[0] } })
  session = { teamIdentities: async () => ({ hybrid: team }), teamKeys, person: { id: 'ann' } }
})

beforeEach(() => {
  seen = 0
  faced = 0
})

async function message(number) {
  const id = randomUUID()
  const body = { v: 1, kind: number === 1 ? 'intake' : 'message', mailbox: MAILBOX, id, from: 'client', written_at: '', text: `text ${number}`, reply_to: recipients[1] }
  return { number, id, from: 'client', author: null, posted_at: '', epoch: 1, seen: false, sealed: toBase64(await sealBody(body, recipients)) }
}

/** A room whose case has so many messages, of which the damaged ones do not open. */
async function roomOf(count, damaged) {
  const messages = await Promise.all(Array.from({ length: count }, (_, at) => message(at + 1)))
  for (const number of damaged) messages[number - 1].sealed = 'AAAA'
  globalThis.fetch = async (address, { body } = {}) => {
    if (String(address).endsWith('/seen')) ({ up_to: seen, faced } = JSON.parse(body))
    if (String(address).includes('/record')) return Response.json({ entries: [], more: false })
    const after = Number(new URL(address, 'http://localhost').searchParams.get('after') ?? 0)
    return Response.json({ ...place, messages: messages.filter(({ number }) => number > after), more: false, seen_up_to: seen, unread: seen < count })
  }
  return new CaseRoom(session, {}, CASE)
}

test('what can be opened is read once the thread is looked at', async () => {
  const room = await roomOf(3, [])
  room.look(false)
  await room.read()
  assert.deepEqual([seen, room.isUnread, room.unopened.length], [0, true, 0])
  room.look(true)
  await room.read()
  await room.read()
  assert.deepEqual([seen, room.isUnread], [3, false])
})

test('what cannot be opened is never told as seen; the rest is looked at first', async () => {
  const room = await roomOf(4, [3])
  room.look(false)
  await room.read()
  assert.deepEqual([room.isUnread, room.unopened.map(({ number }) => number)], [true, [3]])
  room.look(true)
  await room.read()
  assert.deepEqual([seen, faced, room.case?.unread, room.isUnread, room.unopened.length], [2, 4, true, false, 1])
})

test('an intake that cannot be opened leaves everything unread, and nothing to be looked at', async () => {
  const room = await roomOf(2, [1])
  await room.read()
  assert.deepEqual([seen, faced, room.isUnread, room.unopened.length], [0, 2, false, 1])
})

test('a receipt says that it is one, and an answer says nothing of it', async () => {
  const room = await roomOf(1, [])
  await room.read()
  const reading = globalThis.fetch
  const handed = []
  globalThis.fetch = async (address, options = {}) => {
    if (!String(address).endsWith('/answers')) return reading(address, options)
    handed.push(JSON.parse(options.body))
    return Response.json({ id: handed.at(-1).id, post_at: '' }, { status: 202 })
  }
  for (const receipt of [true, false]) await room.send({ id: randomUUID(), text: 'Sudah saya baca.', receipt })
  assert.deepEqual(handed.map((answer) => answer.receipt), [true, undefined])
})
