// What must be true before a case moves on: a table.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fold } from '../console/record/fold.js'
import { missing, STAGES } from '../console/record/rules.js'

const entry = (number, kind, fields = {}, more = {}) => ({
  number, id: `e${number}`, author: { id: 'a', name: 'Ann' }, writtenAt: '', state: 'opened',
  kind, item: kind, replaces: [], task: null, at: '', text: 'x', fields, ...more,
})
const limits = entry(1, 'limits', { discussed: ['danger'] })
const goal = entry(2, 'goal', { own_words: true })
const closing = entry(3, 'closing', { outcome: 'resolved' })
const LIMITS = 'rule.limits', GOAL = 'rule.own-goal', ENDING = 'rule.ending'

const TABLE = [
  ['nothing is said', [], 'trust', 'roles', [LIMITS]],
  ['the limits were discussed', [limits], 'trust', 'roles', []],
  ['their task was done', [entry(1, 'task', {}, { task: 'trust.confidentiality' })], 'trust', 'roles', []],
  ['none of the limits was discussed', [entry(1, 'limits', { discussed: [] })], 'trust', 'roles', [LIMITS]],
  ['the limits were taken away again', [limits, entry(4, 'limits', { removed: true }, { replaces: ['e1'] })], 'trust', 'roles', [LIMITS]],
  ['what somebody else slipped in says nothing', [{ ...limits, state: 'foreign' }], 'trust', 'roles', [LIMITS]],
  ['two stages at once ask for both', [], 'trust', 'support', [LIMITS, GOAL]],
  ['two stages at once, both true', [limits, goal], 'trust', 'support', []],
  ['no goal', [limits], 'roles', 'support', [GOAL]],
  ['a goal in the counselor’s words', [entry(2, 'goal', { own_words: false })], 'roles', 'support', [GOAL]],
  ['a goal in the client’s words', [goal], 'roles', 'support', []],
  ['a goal that was replaced by the counselor’s words', [goal, entry(4, 'goal', {}, { replaces: ['e2'] })], 'roles', 'support', [GOAL]],
  ['the last stage asks for nothing', [], 'support', 'ending', []],
  ['an ending is not chosen', [], 'ending', 'closed', [ENDING]],
  ['an ending is chosen', [closing], 'ending', 'closed', []],
  ['an ending of before the case went on says nothing', [closing, entry(4, 'stage', { from: 'ending', to: 'support' })], 'support', 'closed', [ENDING]],
  ['an ending is chosen once more', [closing, entry(4, 'stage', { from: 'ending', to: 'support' }), entry(5, 'closing', { outcome: 'resolved' })], 'support', 'closed', []],
  ['a stage of before says nothing of the ending', [entry(2, 'stage', { from: 'support', to: 'ending' }), closing], 'ending', 'closed', []],
  ['closing early asks for what was passed over', [closing], 'trust', 'closed', [LIMITS, GOAL]],
]

for (const [name, entries, from, to, expected] of TABLE) {
  test(`${from} to ${to}: ${name}`, () => assert.deepEqual(missing({ record: fold(entries), messages: [] }, from, to), expected))
}

test('staying and moving back ask for nothing', () => {
  for (const [at, from] of STAGES.entries()) {
    for (const to of STAGES.slice(0, at + 1)) assert.deepEqual(missing({ record: fold([]), messages: [] }, from, to), [])
  }
})

test('an ending of before the client wrote again says nothing, whatever the stage', () => {
  const message = (number, kind) => ({ number, from: 'client', postedAt: '', body: { kind } })
  const chosen = (number, last) => entry(number, 'closing', { outcome: 'resolved', last })
  const lacking = (entries, messages) => missing({ record: fold(entries), messages }, 'ending', 'closed')
  assert.deepEqual(lacking([chosen(3, 1)], [message(1, 'intake')]), [])
  assert.deepEqual(lacking([chosen(3, 1)], [message(1, 'intake'), message(2, 'evaluation')]), [])
  assert.deepEqual(lacking([chosen(3, 1)], [message(1, 'intake'), message(2, 'message')]), [ENDING])
  assert.deepEqual(lacking([chosen(3, 1), chosen(4, 2)], [message(1, 'intake'), message(2, 'message')]), [])
})
