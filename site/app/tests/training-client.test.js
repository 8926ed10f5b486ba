// The training's invented client: answers what a counselor sends, by the rules of a real mailbox.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, test } from 'node:test'
import { InventedClient } from '../console/training/client.js'
import { fromBase64, toBase64 } from '../shared/base64.js'
import { readFields } from '../shared/kinds.js'
import { generateIdentity, openBody, recipientOf, sealBody } from '../shared/seal.js'

const APPOINTMENT = randomUUID()
let team, client

before(async () => {
  team = await generateIdentity('hybrid')
  client = await InventedClient.new(await recipientOf(team), 'en')
})

/** What the client answers to a message of a kind. */
async function answerTo(kind, fields) {
  const id = randomUUID()
  const asked = { v: 1, kind, mailbox: client.mailbox, id, from: 'counselor', written_at: '2026-11-25T04:00:00Z', text: 'x', fields }
  const sealed = toBase64(await sealBody(asked, [await recipientOf(team), client.recipient]))
  const reply = await client.reply(sealed, id)
  const { body } = await openBody(fromBase64(reply.sealed), [team], { mailbox: client.mailbox, id: reply.id, from: 'client' })
  return { id, kind: body.kind, text: body.text, fields: readFields(body.kind, body.fields) }
}

const proposal = (times, medium = 'video') => ({ appointment: APPOINTMENT, said: null, times, medium, room: null, place: null })
const inHours = (hours) => ({ start: new Date(Date.now() + hours * 3_600_000).toISOString().replace(/\.\d+/, ''), minutes: 50 })

test('of proposed times the first that is still to come is taken, by voice or face too', async () => {
  const [past, next, later] = [inHours(-2), inHours(2), inHours(4)]
  const { id, kind, text, fields } = await answerTo('appointment-proposal', proposal([past, next, later]))
  assert.equal(kind, 'appointment-answer')
  assert.deepEqual(fields, { request: id, appointment: APPOINTMENT, start: next.start, agreed: true })
  assert.match(text, /suits me/)
  assert.equal((await answerTo('appointment-proposal', proposal([next], 'text'))).fields.agreed, false)
})

test('where no time is left, none suits; an appointment that is off is only told', async () => {
  const { fields, text } = await answerTo('appointment-proposal', proposal([inHours(-2)]))
  assert.deepEqual([fields.start, fields.agreed], [null, false])
  assert.match(text, /None/)
  assert.equal((await answerTo('appointment-proposal', proposal([]))).kind, 'message')
})
