// One's own rules: between the pauses on the page and the rules that are kept.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atOnce, delaysOf, oneFirst, rulesFrom, warningOf } from '../console/own-rules.js'

const MAIL = { id: 'm', kind: 'email', state: 'ok' }
const SMS = { id: 's', kind: 'sms', state: 'ok' }
const BOUNCED = { id: 'b', kind: 'email', state: 'bounced' }

test('no rules mean every channel at once, and all at once needs no rules', () => {
  assert.deepEqual(delaysOf([], [MAIL, SMS]), { m: 0, s: 0 })
  assert.deepEqual(rulesFrom(atOnce([MAIL, SMS])), [])
})

test('a channel that no rule names is not used', () => {
  assert.deepEqual(delaysOf([{ delay: 5, channel: 's' }], [MAIL, SMS]), { m: null, s: 5 })
})

test('rules stand in the order in which they tell', () => {
  assert.deepEqual(rulesFrom({ m: 10, s: 0, x: null }), [{ delay: 0, channel: 's' }, { delay: 10, channel: 'm' }])
})

test('one first means the others five minutes later', () => {
  assert.deepEqual(rulesFrom(oneFirst([MAIL, SMS], 'm')), [{ delay: 0, channel: 'm' }, { delay: 5, channel: 's' }])
})

test('what goes through the page comes back the same', () => {
  const rules = [{ delay: 0, channel: 's' }, { delay: 7, channel: 'm' }]
  assert.deepEqual(rulesFrom(delaysOf(rules, [MAIL, SMS])), rules)
})

for (const [name, urgency, delays, channels, warning] of [
  ['urgent things that wait are warned of', 'urgent', { m: 5, s: 10 }, [MAIL, SMS], 'late'],
  ['other things may wait', 'soon', { m: 5, s: 10 }, [MAIL, SMS], null],
  ['nothing chosen is warned of', 'routine', { m: null, s: null }, [MAIL, SMS], 'nothing'],
  ['only a channel that bounces is warned of', 'soon', { m: null, b: 0 }, [MAIL, BOUNCED], 'bounced'],
  ['a bounced channel at once does not make up for one that waits', 'urgent', { m: 5, b: 0 }, [MAIL, BOUNCED], 'late'],
  ['one at once is enough', 'urgent', { m: 0, s: 30 }, [MAIL, SMS], null],
]) {
  test(name, () => assert.equal(warningOf(urgency, delays, channels), warning))
}
