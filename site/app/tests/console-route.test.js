// Fragment routes of the console, and the secrets that leave the address at once.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HOME, readErrand, readRoute, routeTo, takeErrand } from '../console/route.js'

const CASE = '0123456789abcdef'.repeat(2)

test('a known place is read, and written the same way', () => {
  for (const [fragment, place, name] of [['#queue/mine', 'queue', 'mine'], [`#case/${CASE}`, 'case', CASE], ['#people', 'people', '']]) {
    assert.deepEqual(readRoute(fragment), { place, name })
    assert.equal(routeTo(place, name), fragment)
  }
})

test('a case has parts, and the thread where none is named', () => {
  assert.deepEqual(readRoute(`#case/${CASE}/record`), { place: 'case', name: CASE, part: 'record' })
  assert.deepEqual(readRoute(`#case/${CASE}/stages/ending.plan`), { place: 'case', name: CASE, part: 'stages', task: 'ending.plan' })
  assert.deepEqual(readRoute(`#case/${CASE}`), { place: 'case', name: CASE })
  for (const path of ['/', '/Record', '/record/more', '/stages/', '/stages/ending.']) assert.deepEqual(readRoute(`#case/${CASE}${path}`), HOME)
})

test('anything unknown is the waiting queue', () => {
  for (const fragment of ['', '#', '#nowhere', '#queue/lost', '#case/../me', '#case/ABC', '#setup/secret']) {
    assert.deepEqual(readRoute(fragment), HOME)
  }
})

test('a link with a secret is read in each of its forms', () => {
  assert.deepEqual(readErrand('#setup/abc'), { kind: 'setup', secret: 'abc' })
  assert.deepEqual(readErrand('#invitation/id.secret'), { kind: 'invite', secret: 'id.secret' })
  assert.deepEqual(readErrand('#recovery/abc'), { kind: 'recover', secret: 'abc' })
  assert.deepEqual(readErrand('#invite=abc'), { kind: 'invite', secret: 'abc' })
  for (const fragment of ['#setup', '#setup/', '#people', '#constructor/x', `#case/${CASE}`]) assert.equal(readErrand(fragment), null)
})

test('a secret is taken out of the address when it is read', () => {
  const replaced = []
  const page = { location: { hash: '#setup/abc', pathname: '/console/', search: '' }, history: { replaceState: (...given) => replaced.push(given[2]) } }
  assert.deepEqual(takeErrand(page), { kind: 'setup', secret: 'abc' })
  assert.deepEqual(replaced, ['/console/'])
})

test('a case in the address stays there, so that it survives sign-in', () => {
  const replaced = []
  const page = { location: { hash: `#case/${CASE}`, pathname: '/console/', search: '' }, history: { replaceState: () => replaced.push(1) } }
  assert.equal(takeErrand(page), null)
  assert.deepEqual(replaced, [])
})

test('a page of the roster is read; one that it does not have is the week', () => {
  for (const name of ['week', 'month', 'mine', 'swaps', 'edit', 'edit/new', 'edit/0f3a']) assert.deepEqual(readRoute(`#roster/${name}`), { place: 'roster', name })
  for (const fragment of ['#roster', '#roster/', '#roster/year', '#roster/edit/../me']) assert.deepEqual(readRoute(fragment), { place: 'roster', name: 'week' })
})
