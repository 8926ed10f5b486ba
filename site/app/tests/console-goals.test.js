// Goals over time: what replies leave in the record, how it is read again, and where it stands in a chart.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { idFrom } from '../console/goals/ids.js'
import { levelsOf, picture } from '../console/goals/picture.js'
import { measurements, ratings, unseenAlarms } from '../console/goals/progress.js'
import { due } from '../console/goals/replies.js'
import { instrumentText, ratingText } from '../console/goals/texts.js'
import { fold } from '../console/record/fold.js'

const SLEEP = randomUUID()
const TALK = randomUUID()
const GOALS = [{ id: SLEEP, text: 'Tidur' }, { id: TALK, text: 'Bicara' }]
const options = [0, 1, 2].map((ordinal) => ({ code: String(ordinal), display: `Kata ${ordinal}`, ordinal, urgency: ordinal === 2 ? 'urgent' : undefined }))
const FORM = { id: 'peace', version: '1', language: 'id', title: 'Tenang', items: [{ linkId: 'a', type: 'choice', text: 'Aman?', options }, { linkId: 'b', type: 'choice', text: 'Tidur?', options }] }
const forms = async () => FORM

const message = (from, kind, fields, more = {}) => ({ number: 1, id: randomUUID(), from, author: null, postedAt: '2026-11-20T04:00:00Z', seen: true, state: 'opened', body: { kind, mailbox: '', text: 'x', fields }, ...more })
let number = 0
const entry = (kind, fields, more = {}) => ({ number: (number += 1), id: randomUUID(), author: { id: 'p', name: 'P' }, writtenAt: '2026-11-20T05:00:00Z', state: 'opened', kind, item: randomUUID(), replaces: [], task: null, at: '2026-11-20T05:00:00Z', text: 'x', fields, ...more })
const written = (note) => entry(note.kind, note.fields, note)
const asked = message('counselor', 'rating-request', { said: null, goals: GOALS })
const rated = (values, more) => message('client', 'rating', { request: asked.id, ratings: values.map((value, n) => ({ goal: GOALS[n].id, value })) }, more)
const filled = (codes) => message('client', 'instrument', {
  request: randomUUID(), questionnaire: { id: 'peace', version: '1' },
  answers: codes.map((code, n) => ({ linkId: 'ab'[n], answer: [{ valueCoding: { code } }] })),
})

test('a rating leaves an entry a goal, once, whoever opens it and however often', async () => {
  const reply = rated([3, 7])
  const heard = { messages: [asked, reply], record: fold([]) }
  const notes = await due(heard, forms)
  assert.deepEqual(notes.map(({ kind, text, fields }) => [kind, text, fields.value]), [['progress', 'Tidur: 3 dari 10', 3], ['progress', 'Bicara: 7 dari 10', 7]])
  assert.deepEqual((await due(heard, forms)).map(({ id }) => id), notes.map(({ id }) => id))
  assert.deepEqual(await due({ ...heard, record: fold(notes.map(written)) }, forms), [])
  assert.match(notes[0].id, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('only what was asked, or what is a goal of the record, is taken', async () => {
  const stranger = message('client', 'rating', { request: randomUUID(), ratings: [{ goal: SLEEP, value: 3 }] })
  assert.deepEqual(await due({ messages: [asked, stranger], record: fold([]) }, forms), [])
  const posing = { ...asked, from: 'client' }
  assert.deepEqual(await due({ messages: [posing, rated([3])], record: fold([]) }, forms), [])
  const goal = entry('goal', {}, { item: SLEEP, text: 'Tidur' })
  assert.equal((await due({ messages: [stranger], record: fold([goal]) }, forms)).length, 1)
})

test('a questionnaire leaves its score, with the answers that must not wait', async () => {
  const [note] = await due({ messages: [filled(['2', '1'])], record: fold([]) }, forms)
  assert.deepEqual([note.kind, note.fields.total, note.fields.most, note.fields.alarms], ['score', 3, 4, 1])
  assert.ok(note.text.startsWith('Tenang: Jumlah: 3 dari 4\n') && note.text.endsWith('Aman?\n  Kata 2'))
  const [missing] = await due({ messages: [filled(['0'])], record: fold([]) }, forms)
  assert.deepEqual([missing.fields.total, missing.fields.answered, missing.fields.asked], [null, 1, 2])
  assert.deepEqual(await due({ messages: [filled(['0'])], record: fold([]) }, async () => null), [], 'left for a page that has the questionnaire')
})

test('damaged fields and messages of no kind leave nothing', async () => {
  const odd = [message('client', 'rating', null), message('client', 'message', undefined), { ...rated([1]), state: 'foreign', body: null }]
  assert.deepEqual(await due({ messages: [asked, ...odd], record: fold([]) }, forms), [])
})

test('ratings are read by goal in the order of time, damaged ones left out', () => {
  const goals = fold([entry('goal', {}, { item: SLEEP, text: 'Tidur' }), entry('goal', {}, { item: TALK, text: 'Bicara' })]).all('goal')
  const progress = (value, at, goal = SLEEP) => entry('progress', { goal, value, rated_at: at })
  const record = fold([
    progress(7, '2026-11-20T04:00:00Z'), progress(3, '2026-11-01T04:00:00Z'), progress(11, '2026-11-02T04:00:00Z'), progress('4', '2026-11-03T04:00:00Z'),
    entry('progress', { goal: SLEEP, value: 5 }, { at: '2026-11-10T04:00:00Z' }), entry('progress', null), progress(1, '2026-11-20T04:00:00Z', randomUUID()),
  ].map((one) => ({ ...one, fields: one.fields ?? {} })))
  const [sleep, talk] = ratings(record, goals)
  assert.deepEqual(sleep.points.map(({ value }) => value), [3, 5, 7])
  assert.deepEqual([talk.name, talk.points], ['Bicara', []])
})

test('a value that was corrected stands at the time of the first', () => {
  const first = entry('progress', { goal: SLEEP, value: 3, rated_at: '2026-11-01T04:00:00Z' })
  const corrected = entry('progress', { goal: SLEEP, value: 4 }, { item: first.item, replaces: [first.id] })
  const [{ points }] = ratings(fold([first, corrected]), fold([entry('goal', {}, { item: SLEEP })]).all('goal'))
  assert.deepEqual(points, [{ at: '2026-11-01T04:00:00Z', value: 4 }])
})

test('an alarm stands until somebody says that they read it', async () => {
  const [note] = await due({ messages: [filled(['2', '1'])], record: fold([]) }, forms)
  const first = written(note)
  assert.equal(unseenAlarms(fold([first])).length, 1)
  const seen = entry('score', { ...note.fields, seen: true }, { item: note.item, replaces: [first.id] })
  assert.equal(unseenAlarms(fold([first, seen])).length, 0)
  assert.equal(measurements(fold([first, seen]))[0].measured.length, 1)
})

test('scores of another scale are another chart', () => {
  const score = (total, most) => entry('score', { questionnaire: { id: 'peace', version: '1' }, title: 'Tenang', scored_at: '2026-11-01T04:00:00Z', total, most, answered: 2, asked: 2, alarms: 0 })
  assert.deepEqual(measurements(fold([score(1, 4), score(2, 4), score(2, 6), entry('score', { total: 3 })])).map(({ most, measured }) => [most, measured.length]), [[4, 2], [6, 1]])
})

test('the text of a request is complete in itself, in the client’s language', () => {
  assert.equal(ratingText('Halo', GOALS, 'id').split('\n\n')[1], '- Tidur\n- Bicara')
  assert.match(ratingText('', GOALS, 'en'), /^- Tidur\n- Bicara\n\nAnswer with a number/)
  const text = instrumentText('Halo', FORM, 'en')
  for (const part of ['Halo', 'Tenang', 'Aman?\n  - Kata 0\n  - Kata 1', 'own words']) assert.ok(text.includes(part), part)
  assert.doesNotMatch(text, /ordinal|urgent|\d of/)
})

const DAY = 86_400_000
const line = (values, from = 0) => ({ points: values.map((value, n) => ({ at: new Date(Date.parse('2026-01-01T04:00:00Z') + (from + n) * 7 * DAY).toISOString(), value })) })

test('one point stands in the middle, two at the edges, sixty within', () => {
  const at = (values) => picture([line(values)], { width: 600, most: 10 }).lines[0].placed
  const [{ x }] = at([5])
  const { inside } = picture([line([5])], { width: 600, most: 10 })
  assert.equal(x, (inside.left + inside.right) / 2)
  const [one, two] = at([0, 10])
  assert.ok(one.x < 60 && two.x > 540 && one.y === inside.bottom && two.y === inside.top)
  const many = at(Array.from({ length: 60 }, (_, n) => n % 11))
  assert.ok(many.every((each, n) => each.x >= inside.left && each.x <= inside.right && (n === 0 || each.x > many[n - 1].x)))
})

test('marks stand apart, and the first and the last point have one', () => {
  for (const width of [250, 600]) {
    const { placed } = picture([line(Array.from({ length: 60 }, () => 5))], { width, most: 10 }).lines[0]
    const marks = placed.filter(({ marked }) => marked)
    assert.ok(marks.slice(1).every(({ x }, n) => x - marks[n].x >= 26))
    assert.deepEqual([marks[0], marks.at(-1)], [placed[0], placed.at(-1)])
  }
  assert.ok(picture([line([1, 2, 3])], { width: 250, most: 10 }).lines[0].placed.every(({ marked }) => marked))
})

test('the scale is from zero to its end, whatever the values', () => {
  assert.deepEqual(picture([line([4, 5])], { width: 600, most: 10 }).levels.map(({ value }) => value), [0, 2, 4, 6, 8, 10])
  for (const most of [1, 3, 4, 6, 10, 20, 21, 27, 63, 400]) {
    const levels = levelsOf(most)
    assert.deepEqual([levels[0], levels.at(-1)], [0, most], String(most))
    assert.ok(levels.length <= 7 && new Set(levels).size === levels.length, String(levels))
  }
})

test('dates have room at every width, the first and the last among them', () => {
  for (const width of [250, 320, 600, 1200]) {
    for (const n of [1, 2, 3, 60]) {
      const { dates, lines: [{ placed }] } = picture([line(Array.from({ length: n }, () => 5))], { width, most: 10 })
      const room = n > 52 ? 84 : 48
      const gaps = dates.slice(1).map(({ x }, at) => x - dates[at].x)
      assert.ok(gaps.every((gap) => gap >= room), `${width} ${n} ${gaps}`)
      assert.equal(dates[0].at, placed[0].at)
      if (n > 1) assert.equal(dates.at(-1).at, placed.at(-1).at)
    }
  }
})

test('lines of equal values are all seen, and so are their labels', () => {
  const { lines, inside } = picture([0, 1, 2, 3, 4].map(() => line([0, 5, 0])), { width: 320, most: 10 })
  assert.equal(new Set(lines.map(({ placed: [{ x }] }) => x)).size, 5)
  const heights = lines.map(({ label }) => label.y).sort((one, other) => one - other)
  assert.ok(heights.slice(1).every((y, n) => y - heights[n] >= 16) && heights.at(-1) <= inside.bottom && heights[0] > 0, String(heights))
})

test('labels stand beside the last time, also where it is the only one', () => {
  for (const values of [[5], [5, 6, 7]]) {
    const { lines } = picture([line(values), line(values)], { width: 600, most: 10 })
    const gaps = lines.map(({ placed, label }) => label.x - placed.at(-1).x)
    assert.ok(gaps.every((gap) => gap > 8 && gap < 30), String(gaps))
  }
})

test('a goal without a point has no label, and nothing at all draws nothing', () => {
  assert.equal(picture([line([1]), line([])], { width: 300, most: 10 }).lines[1].label, null)
  assert.deepEqual(picture([], { width: 300, most: 10 }).dates, [])
})

test('ids follow from their parts, and from how they are parted', async () => {
  assert.equal(await idFrom('a', 'b'), await idFrom('a', 'b'))
  assert.notEqual(await idFrom('a', 'b'), await idFrom('ab'))
})
