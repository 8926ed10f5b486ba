// Handing over what was sealed: a retry sends the same bytes, new keys seal again.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Sealings } from '../console/case/sealings.js'
import { Problem } from '../shared/api.js'

const CONTENT = { kind: 'note', text: 'Halo' }

/** @param {...(Error | null)} answers  of the server, in turn */
function desk(...answers) {
  const handed = []
  let made = 0
  const sealings = new Sealings()
  const send = (content = CONTENT) => sealings.send(content, async () => `sealed ${++made}`, async (sealed) => {
    handed.push(sealed)
    const answer = answers.shift()
    if (answer) throw answer
    return sealed
  })
  return { handed, send }
}

const problem = (status, type) => new Problem(status, { type }, null)

test('what failed is handed over again as it was, and sealed anew once it has arrived', async () => {
  const { handed, send } = desk(new TypeError('offline'))
  await assert.rejects(send(), TypeError)
  assert.equal(await send(), 'sealed 1')
  assert.equal(await send(), 'sealed 2')
  assert.deepEqual(handed, ['sealed 1', 'sealed 1', 'sealed 2'])
})

test('other content is other bytes', async () => {
  const { handed, send } = desk(new TypeError('offline'))
  await assert.rejects(send(), TypeError)
  await send({ kind: 'note', text: 'Halo lagi' })
  assert.deepEqual(handed, ['sealed 1', 'sealed 2'])
})

test('keys that have changed seal once more, and only once', async () => {
  const { handed, send } = desk(problem(409, 'urn:pinternet:epoch'))
  assert.equal(await send(), 'sealed 2')
  assert.deepEqual(handed, ['sealed 1', 'sealed 2'])
  const again = desk(problem(409, 'urn:pinternet:epoch'), problem(409, 'urn:pinternet:epoch'))
  await assert.rejects(again.send(), { status: 409 })
  assert.equal(again.handed.length, 2)
})

test('another refusal is told as it is', async () => {
  const { handed, send } = desk(problem(409, 'urn:pinternet:case-closed'))
  await assert.rejects(send(), { status: 409 })
  assert.deepEqual(handed, ['sealed 1'])
})
