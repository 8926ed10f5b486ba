// Fields of every kind: what is as it should be is read, everything else leaves the text alone.
import assert from "node:assert/strict"
import { test } from "node:test"
import { isKind, readFields, REPLIES } from "../shared/kinds.js"

const A = "0b0e7a52-3a43-4b7e-8a44-5d6a7a1c9e01"
const B = "0b0e7a52-3a43-4b7e-8a44-5d6a7a1c9e02"
const goal = { id: A, text: "Tidur" }
const calm = { id: "tenang", version: "1.0" }
const answer = { linkId: "a", answer: [{ valueCoding: { code: "1" } }] }

const time = { start: "2026-11-25T07:00:00Z", minutes: 50 }
const meeting = { appointment: A, said: null, times: [time], medium: "text", room: null, place: null }
const service = { referral: A, said: null, service: B, name: "Yayasan Contoh", contacts: ["Telepon 021"], say_first: "Halo", asks: null }

const GOOD = {
  "rating-request": [{ said: null, goals: [goal] }, { said: "Halo", goals: [goal, { id: B, text: "Bicara" }] }],
  rating: [{ request: A, ratings: [{ goal: A, value: 0 }, { goal: B, value: 10 }] }],
  "instrument-request": [{ said: null, questionnaire: calm }],
  instrument: [{ request: A, questionnaire: calm, answers: [answer] }],
  "appointment-proposal": [
    meeting, { ...meeting, said: "Halo", medium: "video", room: "https://meet.example.org/x" },
    { ...meeting, times: [] }, { ...meeting, medium: "in-person", place: "Ruang 2" },
  ],
  "appointment-answer": [
    { request: A, appointment: B, start: "2026-11-25T07:00:00Z", agreed: true }, { request: A, appointment: B, start: null, agreed: false },
  ],
  referral: [service, { ...service, said: "Halo", contacts: [], say_first: null, asks: "consent" }, { ...service, service: "in-person", asks: "outcome" }],
  "referral-answer": [{ request: A, referral: B, answer: "agreed" }, { request: A, referral: B, answer: "not-reached" }],
  closing: [{ plan: "Menelepon kakak", strategies: null, resources: "119" }, { plan: null, strategies: null, resources: null }],
  "evaluation-request": [{ said: null }, { said: "Terima kasih" }],
  evaluation: [{ request: A, heard: 5, helped: 1, again: null, words: null }, { request: A, heard: null, helped: null, again: null, words: "Baik" }],
  "hand-over-question": [{ said: null, name: "Budi", title: "perawat" }, { said: "Halo", name: "Budi", title: null }],
  "hand-over-answer": [{ request: A, agreed: true }, { request: A, agreed: false }],
  "check-in": [{}],
}

/** Kinds that carry nothing which must be there. */
const BARE = ["closing", "evaluation-request", "check-in"]
const NOTHING = [undefined, null, 7, "x", [], {}]
const BAD = {
  "rating-request": [
    { goals: [] }, { goals: [goal, goal] }, { goals: goal }, { goals: [{ id: "7", text: "x" }] }, { goals: [{ id: A, text: " " }] },
    { goals: [{ id: A, text: "x".repeat(4001) }] }, { said: 7, goals: [goal] }, { goals: Array.from({ length: 21 }, (_, at) => ({ id: A.slice(0, -2) + (10 + at), text: "x" })) },
  ],
  rating: [
    { request: A, ratings: [] }, { request: "x", ratings: [{ goal: A, value: 1 }] }, { request: A, ratings: [{ goal: A, value: 11 }] },
    { request: A, ratings: [{ goal: A, value: -1 }] }, { request: A, ratings: [{ goal: A, value: 1.5 }] }, { request: A, ratings: [{ goal: A, value: "3" }] },
    { request: A, ratings: [{ goal: A, value: 1 }, { goal: A, value: 2 }] }, { request: A, ratings: [{ goal: A, value: NaN }] },
  ],
  "instrument-request": [{ questionnaire: { id: "../x", version: "1" } }, { questionnaire: { id: "a" } }, { questionnaire: "a|1" }],
  instrument: [{ request: A, questionnaire: calm, answers: [] }, { request: A, questionnaire: calm, answers: ["x"] }, { request: A, questionnaire: calm, answers: {} }],
  "appointment-proposal": [
    { ...meeting, appointment: "1" }, { ...meeting, times: [time, time] }, { ...meeting, times: [{ start: "besok", minutes: 50 }] },
    { ...meeting, times: [{ start: "2026-13-25T07:00:00Z", minutes: 50 }] }, { ...meeting, times: [{ start: time.start, minutes: 0 }] },
    { ...meeting, times: Array.from({ length: 6 }, (_, at) => ({ start: `2026-11-25T0${at}:00:00Z`, minutes: 50 })) },
    { ...meeting, medium: "telepathy" }, { ...meeting, room: 7 }, { ...meeting, place: "" },
  ],
  "appointment-answer": [{ request: A, start: null, agreed: false }, { request: A, appointment: B, start: "x", agreed: false }, { request: A, appointment: B, start: null }],
  referral: [{ ...service, service: "../x" }, { ...service, name: "" }, { ...service, contacts: "x" }, { ...service, contacts: [7] }, { ...service, asks: "money" }],
  "referral-answer": [{ request: A, referral: B, answer: "yes" }, { request: A, referral: B }, { referral: B, answer: "will" }],
  closing: [{ plan: 7 }, { plan: " " }, { resources: "x".repeat(4001) }],
  "evaluation-request": [{ said: 7 }, { said: "" }],
  evaluation: [
    { request: A, heard: 0 }, { request: A, heard: 6 }, { request: A, helped: 2.5 }, { request: A, again: "3" }, { heard: 3 }, { request: A, words: " " },
  ],
  "hand-over-question": [{ name: "" }, { name: "Budi", title: 7 }, { title: "perawat" }],
  "hand-over-answer": [{ request: A }, { request: A, agreed: "yes" }, { agreed: true }],
  "check-in": [],
}

test("what is as it should be is read as it is", () => {
  for (const [kind, all] of Object.entries(GOOD)) for (const fields of all) assert.deepEqual(readFields(kind, fields), fields, kind)
})

test("what is not is left alone, whatever it is", () => {
  for (const [kind, all] of Object.entries(BAD)) {
    const nothing = BARE.includes(kind) ? NOTHING.slice(0, -1) : NOTHING
    for (const fields of [...nothing, ...all]) assert.equal(readFields(kind, fields), null, `${kind} ${JSON.stringify(fields)}`)
  }
})

test("every kind has a row in these tables", () => {
  assert.deepEqual(Object.keys(GOOD), Object.keys(BAD))
  for (const kind of [...Object.keys(REPLIES), ...Object.values(REPLIES)]) assert.ok(kind in GOOD, kind)
})

test("unknown keys are left out, and keys that every object has do not count", () => {
  assert.deepEqual(readFields("rating", { request: A, ratings: [{ goal: A, value: 3, score: 9 }], more: 1 }), { request: A, ratings: [{ goal: A, value: 3 }] })
  assert.equal(readFields("rating", Object.create({ request: A, ratings: [{ goal: A, value: 3 }] })), null)
})

test("a kind that nobody here knows is none", () => {
  for (const kind of ["message", "intake", "postcard", "__proto__", "toString", "", undefined]) {
    assert.equal(isKind(kind), false)
    assert.equal(readFields(kind, {}), null)
  }
})
