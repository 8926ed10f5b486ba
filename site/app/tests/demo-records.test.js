// The records of the invented cases: of kinds that are known, for tasks that exist, and moved on by the rules.
import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { test } from 'node:test'
import { fold } from '../console/record/fold.js'
import { KINDS, readFields, timesOf } from '../console/record/kinds.js'
import { STAGES, missing } from '../console/record/rules.js'
import { TASKS } from '../console/stages/tasks.js'

const FOLDER = new URL('../demo/conversations/', import.meta.url)
const IDS = new Set(STAGES.flatMap((stage) => TASKS[stage].map(({ id }) => id)))
const records = readdirSync(FOLDER).map((name) => [name, JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')).events])

/** An event as the console would open the entry that it leaves. */
function opened({ by, kind, name, item, replaces = [], task = null, text, fields = {} }, number) {
  return {
    number, id: name ?? `e${number}`, author: { id: by, name: by }, writtenAt: '', state: 'opened', kind, replaces, task,
    item: timesOf(kind) === 'once' ? kind : item ?? `i${number}`, at: '', text: text.join('\n\n'), fields,
  }
}

for (const [name, events] of records) {
  const notes = events.filter((event) => event.do === 'note')
  if (!notes.length) continue

  test(`the record of ${name} says what the console knows`, () => {
    for (const { kind, task, text, fields = {} } of notes) {
      assert.ok(Object.hasOwn(KINDS, kind), kind)
      assert.ok(!task || IDS.has(task), task)
      assert.ok(text.length, task)
      assert.deepEqual(readFields(kind, fields), fields, `${kind} ${task}`)
    }
  })

  test(`the case of ${name} moves on when what has to be there is`, () => {
    let stands = 'trust'
    const entries = []
    for (const event of events) {
      if (event.do === 'note') entries.push(opened(event, entries.length + 1))
      if (event.do !== 'stage') continue
      assert.deepEqual([event.fields.from, missing({ record: fold(entries), messages: [] }, stands, event.to)], [stands, []])
      stands = event.to
    }
    for (const id of entries.flatMap(({ replaces }) => replaces)) assert.ok(entries.some((entry) => entry.id === id), id)
  })
}

test('an open case stands in each stage', () => {
  const open = records.filter(([, events]) => events.some((event) => event.do === 'note') && !events.some((event) => event.do === 'close'))
  const stands = open.map(([, events]) => events.findLast((event) => event.do === 'stage')?.to ?? 'trust')
  assert.deepEqual([...stands].sort(), [...STAGES].sort())
})
