import assert from "node:assert/strict"
import { test } from "node:test"
import { asked, findFaults, keptAnswers, lengthOf, urgencyOf } from "../intake/answering.js"
import { charactersOver, composeBody } from "../intake/intake.js"
import { toConsents, toPairs, toResponse, toText } from "../intake/response.js"
import { vectors } from "./vectors.js"

const { document: form, cases } = vectors("forms")
const WORDS = { yes: "Yes", no: "No" }
const IN_THE_BROWSER = new Set(["required", "too-long", "too-many"])

/** Read FHIR items into answers, whatever their nesting. */
function read(items, answers = new Map()) {
  for (const { linkId, answer = [], item = [] } of items) {
    const given = answer.map(value => value.valueCoding ? { code: value.valueCoding.code } : Object.values(value)[0])
    if (given.length) answers.set(linkId, [...answers.get(linkId) ?? [], ...given])
    read(item, answers)
  }
  return answers
}

for (const { name, answers: items, asked: shown, amiss, urgency, kept, summary } of cases) {
  const answers = read(items)

  test(`${name}: the same questions are asked as in Python`, () => {
    assert.deepEqual(asked(form, answers).map(item => item.linkId), shown)
  })

  test(`${name}: the same answers are kept`, () => {
    assert.deepEqual([...keptAnswers(form, answers).keys()].sort(), [...kept].sort())
  })

  test(`${name}: it is as urgent`, () => assert.equal(urgencyOf(form, answers), urgency))

  test(`${name}: the same is amiss, as far as a form can be filled in wrongly`, () => {
    const expected = Object.entries(amiss).filter(([, kinds]) => kinds.some(kind => IN_THE_BROWSER.has(kind)))
    const found = [...findFaults(form, answers)].filter(([, kind]) => IN_THE_BROWSER.has(kind))
    assert.deepEqual(found.map(([linkId]) => linkId).sort(), expected.map(([linkId]) => linkId).sort())
  })

  test(`${name}: a reader gets the same text`, () => assert.equal(toText(form, answers, WORDS), summary))

  test(`${name}: what is sent reads back as what was kept`, () => {
    assert.deepEqual(read(toResponse(form, answers)), keptAnswers(form, answers))
  })
}

test("a number that is none is said", () => {
  const answers = new Map([["nights", [NaN]], ["agree", [true]]])
  assert.deepEqual([...findFaults(form, answers)], [["nights", "not-a-number"]])
})

test("only ticked consents are given, with their version", () => {
  const at = "2026-11-23T04:05:00Z"
  assert.deepEqual(toConsents(form, new Map([["agree", [true]]]), at), [{ id: "counselling", version: "1", at }])
  assert.deepEqual(toConsents(form, new Map(), at), [])
})

test("the preview shows the option's words, not its code", () => {
  assert.deepEqual(toPairs(form, new Map([["wish", [{ code: "heard" }, "tea"]]]), WORDS), [
    { question: "What would help?", said: ["To be heard", "tea"] },
  ])
})

test("characters are counted as people count them", () => assert.equal(lengthOf("a🌱é"), 3))

test("a body says who, where and when", () => {
  const written = { form, answers: new Map([["what", ["Rain"]]]), language: "en", words: WORDS }
  const place = { mailbox: "a".repeat(32), id: "an-id", replyTo: "age1pq1…" }
  const { text, answers, ...rest } = composeBody(written, place, new Date("2026-11-23T04:05:59Z"))
  assert.deepEqual(rest, {
    v: 1, kind: "intake", mailbox: place.mailbox, id: "an-id", from: "client", written_at: "2026-11-23T04:05:00Z",
    form: { id: "sample", version: "3" }, language: "en", consents: [], reply_to: "age1pq1…",
  })
  assert.match(text, /Rain/)
  assert.equal(answers.length, 1)
})

test("what is too long is told in characters of what was written", () => {
  const of = text => ({ form, answers: new Map([["what", [text]]]), language: "en", words: WORDS })
  assert.equal(charactersOver(of("a".repeat(20_000))), 0)
  const over = charactersOver(of("a".repeat(40_000)))
  assert.ok(over > 8_000 && over < 10_000, String(over))
  assert.equal(charactersOver(of("a".repeat(40_000 - over))), 0)
})
