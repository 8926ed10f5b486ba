/**
 * @file The kinds of messages that carry `fields` beside their text, and what must hold of them before either side draws one.
 * Whatever does not hold is shown by its text alone, as a kind that nobody knows.
 */

import { distinct, flag, list, maybe, Misshapen, name, oneOf, shape, time, uuid, whole, words } from "./readers.js"

/** @template T @typedef {import("./readers.js").Reader<T>} Reader */
/** @template {keyof typeof READERS} K @typedef {ReturnType<(typeof READERS)[K]>} Fields what a kind carries */
/** @typedef {keyof typeof READERS} Kind */

const GOALS = 20
const LONGEST = 4_000
const QUESTIONS = 200
const TIMES = 5
const CONTACTS = 20
const LINE = 300
const ADDRESS = 2_000
/** Whether a summary may be passed on; whether the client means to go; how it went. */
const ANSWERS = /** @type {const} */ (["agreed", "refused", "will", "not-now", "helped", "not-helped", "waiting", "not-reached", "not-tried"])

/** Any object; whoever draws it looks inside. @type {Reader<object>} */
const anObject = value => {
  shape({})(value)
  return /** @type {object} */ (value)
}

const questionnaire = shape({ id: name, version: name })

const READERS = {
  /** How near are you to these goals? `said` is the counselor's own introduction. */
  "rating-request": shape({ said: maybe(words(LONGEST)), goals: distinct(shape({ id: uuid, text: words(LONGEST) }), "id", GOALS) }),
  rating: shape({ request: uuid, ratings: distinct(shape({ goal: uuid, value: whole(0, 10) }), "goal", GOALS) }),
  /** Please fill in this questionnaire, which the site publishes; `answers` are FHIR's QuestionnaireResponse.item. */
  "instrument-request": shape({ said: maybe(words(LONGEST)), questionnaire }),
  instrument: shape({ request: uuid, questionnaire, answers: list(anObject, QUESTIONS) }),
  /** Shall we meet, and when? Without times the appointment is off; a later proposal of the same one takes its place. */
  "appointment-proposal": shape({
    appointment: uuid, said: maybe(words(LONGEST)), times: distinct(shape({ start: time, minutes: whole(5, 480) }), "start", TIMES, 0),
    medium: oneOf("text", "voice", "video", "in-person"), room: maybe(words(ADDRESS)), place: maybe(words(LINE)),
  }),
  /** `start` null: none of them suits. `agreed`: to voice or video. */
  "appointment-answer": shape({ request: uuid, appointment: uuid, start: maybe(time), agreed: flag }),
  /** Here is somebody who helps further. `asks`: may a summary be passed on; how did it go. */
  referral: shape({
    referral: uuid, said: maybe(words(LONGEST)), service: name, name: words(LINE), contacts: list(words(LINE), CONTACTS, 0),
    say_first: maybe(words(LONGEST)), asks: maybe(oneOf("consent", "outcome")),
  }),
  "referral-answer": shape({ request: uuid, referral: uuid, answer: oneOf(...ANSWERS) }),
  /** Farewell: what was agreed, in parts; all of it stands in the text as well. */
  closing: shape({ plan: maybe(words(LONGEST)), strategies: maybe(words(LONGEST)), resources: maybe(words(LONGEST)) }),
  /** How was it for you? Three questions, each from 1 to 5, and words; the reply opens nothing again. */
  "evaluation-request": shape({ said: maybe(words(LONGEST)) }),
  evaluation: shape({ request: uuid, heard: maybe(whole(1, 5)), helped: maybe(whole(1, 5)), again: maybe(whole(1, 5)), words: maybe(words(LONGEST)) }),
  /** May this colleague go on with you? */
  "hand-over-question": shape({ said: maybe(words(LONGEST)), name: words(200), title: maybe(words(200)) }),
  "hand-over-answer": shape({ request: uuid, agreed: flag }),
  /** One gentle word in a silence. */
  "check-in": shape({}),
}

/**
 * Which kind answers a request; its `fields.request` names the request's message.
 * @type {Partial<Record<string, Kind>>}
 */
export const REPLIES = {
  "rating-request": "rating",
  "instrument-request": "instrument",
  "appointment-proposal": "appointment-answer",
  referral: "referral-answer",
  "evaluation-request": "evaluation",
  "hand-over-question": "hand-over-answer",
}

/** @param {unknown} kind @returns {kind is Kind} */
export function isKind(kind) {
  return typeof kind === "string" && Object.hasOwn(READERS, kind)
}

/**
 * Read a message's fields; null for a kind that is not known here, and for fields that are not as they should be.
 * @template {string} K
 * @param {K} kind
 * @param {unknown} fields as decrypted: not trusted
 * @returns {(K extends Kind ? Fields<K> : any) | null}
 */
export function readFields(kind, fields) {
  try {
    return isKind(kind) ? /** @type {any} */ (READERS[kind](fields)) : null
  } catch (error) {
    if (error instanceof Misshapen) return null
    throw error
  }
}
