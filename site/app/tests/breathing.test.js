import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BREATHS, Pacer, SECONDS } from '../breathing/pacer.js'

const begin = (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const told = []
  const pacer = new Pacer((phase) => told.push(phase))
  return { pacer, told, pass: (seconds) => t.mock.timers.tick(seconds * 1000) }
}

test('a breath goes in for four seconds and out for six', (t) => {
  const { pacer, told, pass } = begin(t)

  pacer.start()
  pass(3)
  assert.deepEqual(told, ['in'])
  pass(1)
  assert.deepEqual(told, ['in', 'out'])
  pass(5)
  assert.deepEqual(told, ['in', 'out'])
  pass(1)
  assert.deepEqual(told, ['in', 'out', 'in'])
})

test('it ends by itself after about a minute', (t) => {
  const { pacer, told, pass } = begin(t)

  pacer.start()
  for (let breath = 0; breath < BREATHS; breath++) {
    pass(SECONDS.in)
    pass(SECONDS.out)
  }

  assert.equal(told.filter((phase) => phase === 'in').length, BREATHS)
  assert.equal(told.at(-1), 'done')
  assert.equal(pacer.isRunning, false)
})

test('who stops it hears no more of it', (t) => {
  const { pacer, told, pass } = begin(t)

  pacer.start()
  pacer.stop()
  pass(60)

  assert.deepEqual(told, ['in', null])
})
