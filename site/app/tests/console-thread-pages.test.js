// A long thread in pages: the newest first, and only what was opened without a gap counts as seen.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, beforeEach, test } from 'node:test'
import { AccountError } from '../console/account.js'
import { ThreadPages } from '../console/case/thread-pages.js'
import { fromHex, sha256Hex, toBase64 } from '../shared/base64.js'
import { generateIdentity, recipientOf, sealBody } from '../shared/seal.js'

const MAILBOX = '00112233445566778899aabbccddeeff'
const CASE = 'c'.repeat(32)
const NEWEST = 12
const EARLIER = 30
let recipients, place, session, thread, asked

before(async () => {
  const team = await generateIdentity('hybrid')
  recipients = [await recipientOf(team), await recipientOf(await generateIdentity('hybrid'))]
  place = { id: CASE, keys: 'hybrid', mailbox_sha256: await sha256Hex(fromHex(MAILBOX)) }
  session = { teamIdentities: async () => ({ hybrid: team }) }
})

async function message(number) {
  const id = randomUUID()
  const kind = number === 1 ? 'intake' : 'message'
  const body = { v: 1, kind, mailbox: MAILBOX, id, from: 'client', written_at: '', text: `text ${number}` }
  return { number, id, from: 'client', author: null, posted_at: '', epoch: 1, seen: false, sealed: toBase64(await sealBody(body, recipients)) }
}

/** A server with so many messages, all but the first `seen` unseen; pages as the real one makes them. */
async function serve(count, { sealed = message } = {}) {
  const messages = await Promise.all(Array.from({ length: count }, (_, at) => sealed(at + 1)))
  asked = []
  globalThis.fetch = async (address) => {
    const query = new URL(address, 'http://localhost').searchParams
    asked.push(query.toString())
    const page = pageOf(messages, query)
    return Response.json({ ...place, ...page, seen_up_to: 0 })
  }
  return messages
}

function pageOf(messages, query) {
  if (query.has('after')) return { messages: messages.filter(({ number }) => number > Number(query.get('after'))), more: false }
  const end = Number(query.get('before'))
  const others = messages.filter(({ number }) => number > 1 && (!end || number < end))
  const page = others.slice(end ? -EARLIER : -NEWEST)
  return { messages: [...(end ? [] : messages.slice(0, 1)), ...page], more: page.length < others.length }
}

const numbers = () => thread.messages.map(({ number }) => number)
const range = (from, to) => Array.from({ length: to - from + 1 }, (_, at) => from + at)

beforeEach(() => {
  thread = new ThreadPages(CASE, session)
})

test('a short thread is there whole, and all of it was opened', async () => {
  await serve(5)
  await thread.readNewest()
  assert.deepEqual([numbers(), thread.hasEarlier, thread.openedUpTo(0)], [range(1, 5), false, 5])
})

test('of a long one the intake and the newest come first, older ones page by page, each once', async () => {
  await serve(60)
  await thread.readNewest()
  assert.deepEqual(numbers(), [1, ...range(49, 60)])
  await thread.readEarlier(place)
  assert.deepEqual([numbers(), thread.hasEarlier], [[1, ...range(19, 60)], true])
  await thread.readEarlier(place)
  assert.deepEqual([numbers(), thread.hasEarlier], [range(1, 60), false])
  assert.deepEqual(asked, ['before=0', 'before=49', 'before=19'])
  assert.ok(thread.messages.every(({ state }) => state === 'opened'))
})

test('what lies in a gap is not seen, whatever is newer', async () => {
  await serve(60)
  await thread.readNewest()
  assert.equal(thread.openedUpTo(0), 1)
  assert.equal(thread.openedUpTo(20), 20)
  assert.equal(thread.openedUpTo(48), 60)
  await thread.readEarlier(place)
  assert.equal(thread.openedUpTo(17), 17)
  assert.deepEqual([thread.openedUpTo(18), thread.facedUpTo(17)], [60, 17])
  await thread.readEarlier(place)
  assert.equal(thread.openedUpTo(0), 60)
})

test('what comes later is added at the end', async () => {
  const messages = await serve(3)
  await thread.readNewest()
  messages.push(await message(4))
  const { fresh } = await thread.readLater()
  assert.deepEqual([fresh.map(({ number }) => number), numbers(), asked.at(-1)], [[4], range(1, 4), 'after=3'])
})

test('what could not be opened for want of keys is opened later, and not seen before', async () => {
  await serve(40, { sealed: async (number) => ({ ...await message(number), epoch: number < 35 ? 1 : 2 }) })
  let hasKeys = false
  thread = new ThreadPages(CASE, { teamIdentities: async (epoch) => {
    if (epoch === 1 && !hasKeys) throw new TypeError('offline')
    return session.teamIdentities()
  } })
  await assert.rejects(thread.readNewest(), TypeError)
  hasKeys = true
  await thread.readNewest()
  assert.deepEqual(numbers(), [1, ...range(29, 40)])
})

test('a damaged message is said in its place, and the others are there', async () => {
  await serve(6, { sealed: async (number) => ({ ...await message(number), ...(number === 4 ? { sealed: 'AAAA' } : {}) }) })
  await thread.readNewest()
  assert.deepEqual(thread.messages.map(({ state }) => state), ['opened', 'opened', 'opened', 'unreadable', 'opened', 'opened'])
})

test('what the client wrote and nobody could open does not count as seen, whatever is newer', async () => {
  await serve(6, { sealed: async (number) => ({ ...await message(number), ...(number === 4 ? { sealed: 'AAAA' } : {}) }) })
  await thread.readNewest()
  assert.deepEqual([thread.openedUpTo(0), thread.openedUpTo(4), thread.facedUpTo(0)], [3, 6, 6])
})

test('a message of keys that this person lacks blanks no other, and is not seen', async () => {
  await serve(6, { sealed: async (number) => ({ ...await message(number), epoch: number === 5 ? 2 : 1 }) })
  thread = new ThreadPages(CASE, { teamIdentities: async (epoch) => {
    if (epoch === 2) throw new AccountError('key-missing')
    return session.teamIdentities()
  } })
  await thread.readNewest()
  assert.deepEqual(thread.messages.map(({ state }) => state === 'opened'), [true, true, true, true, false, true])
  assert.deepEqual([thread.openedUpTo(0), thread.facedUpTo(0)], [4, 4])
})

test('an intake that cannot be opened is not seen, even with a gap behind it', async () => {
  await serve(60, { sealed: async (number) => ({ ...await message(number), ...(number === 1 ? { sealed: 'AAAA' } : {}) }) })
  await thread.readNewest()
  assert.equal(thread.openedUpTo(0), 0)
})

test('an answer of ours that cannot be opened holds nothing back', async () => {
  await serve(3, { sealed: async (number) => ({ ...await message(number), ...(number === 2 ? { from: 'counselor', sealed: 'AAAA' } : {}) }) })
  await thread.readNewest()
  assert.equal(thread.openedUpTo(0), 3)
})
