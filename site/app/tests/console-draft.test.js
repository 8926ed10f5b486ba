// Drafts: sealed to their writer, saved after a pause, never lost by a failure or a lock.
import assert from 'node:assert/strict'
import { afterEach, before, beforeEach, mock, test } from 'node:test'
import { Draft } from '../console/draft.js'
import { generateIdentity, openBytes, recipientOf, sealBytes } from '../shared/seal.js'

const CASE = 'c'.repeat(32)
const WRITTEN = { answer: '0b6f0d6e-0000-4000-8000-000000000000', text: 'Setengah jadi' }
let session, colleague, server, wholeFetch

async function newSession() {
  const own = await generateIdentity('x25519')
  const recipient = await recipientOf(own)
  return { recipient, sealForMe: (bytes) => sealBytes(bytes, [recipient]), openMine: (sealed) => openBytes(sealed, [own]) }
}

before(async () => {
  session = await newSession()
  colleague = await newSession()
  globalThis.document = { documentElement: { lang: 'id' } }
})

beforeEach(() => {
  server = { away: false, refusal: 0, asked: 0, sealed: null }
  wholeFetch = globalThis.fetch
  globalThis.fetch = async (_path, { method, body }) => {
    server.asked += 1
    if (server.away) throw new TypeError('network')
    if (server.refusal) return Response.json({ title: 'no' }, { status: server.refusal })
    server.sealed = method === 'PUT' ? JSON.parse(body).sealed : null
    return new Response(null, { status: 204 })
  }
})

afterEach(async () => {
  server.refusal = 0
  await new Draft(CASE, session, () => {}).drop()
  globalThis.fetch = wholeFetch
  mock.timers.reset()
})

test('what the server gets is sealed, and opens for its writer', async () => {
  const draft = new Draft(CASE, session, () => {})
  draft.write(WRITTEN)
  await draft.save()
  assert.equal(draft.state, 'saved')
  assert.ok(!Buffer.from(server.sealed, 'base64').includes('Setengah'))
  assert.deepEqual(await new Draft(CASE, session, () => {}).restore(server.sealed), WRITTEN)
})

test('a receipt that was taken back is still one when its draft is opened again', async () => {
  const draft = new Draft(CASE, session, () => {})
  draft.write({ ...WRITTEN, receipt: true })
  await draft.save()
  assert.deepEqual(await new Draft(CASE, session, () => {}).restore(server.sealed), { ...WRITTEN, receipt: true })
})

test('typing on puts the saving off', async () => {
  mock.timers.enable({ apis: ['setTimeout'] })
  const draft = new Draft(CASE, session, () => {})
  draft.write(WRITTEN)
  mock.timers.tick(1_000)
  draft.write(WRITTEN)
  mock.timers.tick(1_000)
  assert.equal(server.sealed, null)
})

test('a draft that could not be saved is said to be unsaved, and is still there after a lock', async () => {
  server.away = true
  mock.timers.enable({ apis: ['setTimeout'] })
  const draft = new Draft(CASE, session, () => {})
  draft.write(WRITTEN)
  await draft.save()
  assert.equal(draft.state, 'unsaved')
  server.away = false
  assert.deepEqual(await new Draft(CASE, session, () => {}).restore(null), WRITTEN)
})

test('a colleague at the same machine neither opens it nor saves it in their own name', async () => {
  server.away = true
  mock.timers.enable({ apis: ['setTimeout'] })
  const draft = new Draft(CASE, session, () => {})
  draft.write(WRITTEN)
  await draft.save()
  server.away = false
  const theirs = new Draft(CASE, colleague, () => {})
  assert.equal(await theirs.restore(null), null)
  await theirs.save()
  assert.equal(server.sealed, null)
})

test('a refused draft is not sent again and again, and is saved when its writer is back', async () => {
  server.refusal = 401
  mock.timers.enable({ apis: ['setTimeout'] })
  const draft = new Draft(CASE, session, () => {})
  draft.write(WRITTEN)
  await draft.save()
  mock.timers.tick(60_000)
  assert.deepEqual([draft.state, server.asked], ['unsaved', 1])
  server.refusal = 0
  const again = new Draft(CASE, session, () => {})
  assert.deepEqual(await again.restore(null), WRITTEN)
  await again.save()
  assert.equal(again.state, 'saved')
})

test('what waits is sealed before the keys leave memory', async () => {
  const draft = new Draft(CASE, session, () => {})
  draft.write(WRITTEN)
  await draft.seal()
  assert.deepEqual(await new Draft(CASE, session, () => {}).restore(null), WRITTEN)
})

test('a dropped draft is gone here and there', async () => {
  const draft = new Draft(CASE, session, () => {})
  draft.write(WRITTEN)
  await draft.save()
  await draft.drop()
  assert.equal(server.sealed, null)
  assert.equal(await new Draft(CASE, session, () => {}).restore(null), null)
})

test('a saved draft that cannot be opened is refused', async () => {
  await assert.rejects(new Draft(CASE, session, () => {}).restore('AAAA'))
})

test('what was emptied stays empty for who comes back at once, while it is sealed, on its way, and saved', async () => {
  const draft = new Draft(CASE, session, () => {})
  draft.write(WRITTEN)
  await draft.save()
  const old = server.sealed
  const emptied = { ...WRITTEN, text: '' }
  draft.write(emptied)
  const leaving = draft.save()
  assert.deepEqual(await new Draft(CASE, session, () => {}).restore(old), emptied)
  await leaving
  assert.deepEqual(await new Draft(CASE, session, () => {}).restore(old), emptied)
})

test('a draft of another device counts, whatever this page wrote before', async () => {
  const draft = new Draft(CASE, session, () => {})
  draft.write(WRITTEN)
  await draft.save()
  const elsewhere = { ...WRITTEN, text: 'Di ponsel' }
  const sealed = Buffer.from(await session.sealForMe(Buffer.from(JSON.stringify(elsewhere)))).toString('base64')
  assert.deepEqual(await new Draft(CASE, session, () => {}).restore(sealed), elsewhere)
})

test('what is dropped while it is sealed does not come back', async () => {
  const draft = new Draft(CASE, session, () => {})
  draft.write(WRITTEN)
  const saving = draft.save()
  await draft.drop()
  await saving
  assert.equal(draft.isAtRisk, false)
  assert.equal(await new Draft(CASE, session, () => {}).restore(null), null)
})

test('an older answer of the server brings no dropped draft back', async () => {
  const draft = new Draft(CASE, session, () => {})
  draft.write(WRITTEN)
  await draft.save()
  const old = server.sealed
  await draft.drop()
  assert.equal(await new Draft(CASE, session, () => {}).restore(old), null)
})
