// The thirty tasks: their fixed ids, and that each has all a counselor needs, in both languages.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { KINDS, readFields } from '../console/record/kinds.js'
import { STAGES } from '../console/record/rules.js'
import { TASKS } from '../console/stages/tasks.js'

const IDS = [
  'trust.confidentiality', 'trust.ventilation', 'trust.expression', 'trust.exploration', 'trust.expectations',
  'trust.explanation', 'trust.commitment',
  'roles.limits', 'roles.goals', 'roles.priorities', 'roles.history', 'roles.beliefs', 'roles.grounding',
  'support.expression', 'support.options', 'support.existing-skills', 'support.new-skills', 'support.evaluation',
  'support.change', 'support.cooperation', 'support.monitoring', 'support.referral',
  'ending.plan', 'ending.functioning', 'ending.supports', 'ending.maintenance', 'ending.disclosure', 'ending.intervals',
  'ending.resources', 'ending.availability',
]
const ALL = STAGES.flatMap((stage) => TASKS[stage])

/** Every sentence of a task, by what it is. */
const sentences = ({ title, guidance, warning, way, phrases }) =>
  [['title', title], ['guidance', guidance], ...(warning ? [['warning', warning]] : []), ...(way ? [['way', way.said]] : []), ...phrases.map((said) => ['phrase', said])]

test('the thirty ids are those that records name, in their order', () => {
  assert.deepEqual(ALL.map(({ id }) => id), IDS)
  for (const stage of STAGES) for (const { id } of TASKS[stage]) assert.ok(id.startsWith(`${stage}.`), id)
})

test('every task has guidance and two or three phrases, all in both languages', () => {
  for (const task of ALL) {
    assert.ok(task.phrases.length >= 2 && task.phrases.length <= 3, task.id)
    for (const [what, said] of sentences(task)) {
      assert.deepEqual(Object.keys(said), ['id', 'en'], `${task.id} ${what}`)
      assert.ok(said.id.trim() && said.en.trim(), `${task.id} ${what}`)
      assert.notEqual(said.id, said.en, `${task.id} ${what}`)
    }
  }
})

test('no sentence is said twice', () => {
  const said = ALL.flatMap(sentences).flatMap(([, { id, en }]) => [id, en])
  assert.equal(new Set(said).size, said.length)
})

test('guidance is one sentence, and no copy of the title', () => {
  for (const { id, title, guidance } of ALL) {
    for (const language of ['id', 'en']) {
      assert.match(guidance[language], /^[^.?!]+\.$/u, `${id} ${language}`)
      assert.ok(!guidance[language].includes(title[language]), `${id} ${language}`)
    }
  }
})

test('a phrase can be sent as it stands: it has no blank to fill in', () => {
  for (const { id, phrases } of ALL) {
    for (const said of phrases) assert.doesNotMatch(said.id + said.en, /[[\]{}<>_…]|\.\.\./u, id)
  }
})

test('weighing options carries the warning about missing voice and face, and the offer to meet', () => {
  const { warning, phrases } = ALL.find(({ id }) => id === 'support.evaluation')
  assert.match(warning.id, /tanpa suara dan wajah/)
  assert.match(warning.en, /without voice and face/)
  assert.ok(phrases.some(({ id, en }) => /bertemu langsung/.test(id) && /meet in person/.test(en)))
})

test('every task leaves entries of kinds that the record knows, with fields that fit', () => {
  for (const { id, leaves: { kinds, fields = {} } } of ALL) {
    assert.ok(kinds.length, id)
    for (const kind of kinds) {
      assert.ok(Object.hasOwn(KINDS, kind), `${id} ${kind}`)
      assert.deepEqual(readFields(kind, fields), fields, `${id} ${kind}`)
    }
  }
})
