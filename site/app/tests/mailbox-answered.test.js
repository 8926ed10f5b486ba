// The line to which an answered request folds.
import assert from "node:assert/strict"
import { test } from "node:test"
import { answeredLine } from "../mailbox/kinds/answered.js"
import { named as another } from "../mailbox/kinds/hand-over-question.js"
import { named as questionnaire } from "../mailbox/kinds/instrument-request.js"
import { named as helper } from "../mailbox/kinds/referral.js"

const SENTENCE = "{about}. You answered this on {when}"

test("an answered request says what it was about and when it was answered", () => {
  const line = (/** @type {string} */ about, /** @type {string} */ named) => answeredLine(SENTENCE, { about, named, when: "3 November" })
  assert.equal(line("Proposed times", ""), "Proposed times. You answered this on 3 November")
  assert.equal(line("Other help", helper({ name: "Puskesmas" })), "Other help: Puskesmas. You answered this on 3 November")
  assert.equal(line("Another counselor", another({ name: "{when} $&" })), "Another counselor: {when} $&. You answered this on 3 November")
})

test("two questionnaires are told apart by their titles", () => {
  assert.equal(questionnaire({}, "How calm were you?\n\nOften"), "How calm were you?")
  assert.equal(questionnaire({}, "x".repeat(500)).length, 120)
})
