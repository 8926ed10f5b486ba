/** @file Questionnaires within the conversation: their answers as they travel, and which of them must alarm. */

import { asked, isQuestion, optionOf } from "../intake/answering.js"

/** @typedef {import("../intake/answering.js").Answer} Answer */
/** @typedef {import("../intake/answering.js").Answers} Answers */
/** @typedef {import("../intake/answering.js").Form} Form */
/** @typedef {import("../intake/answering.js").Item} Item */

const DEEPEST = 8

/** Questions of known instruments of which any answer with a point is about danger: the ninth of PHQ-9 (loinc.org/44260-8). */
const DANGER = ["44260-8"]

/**
 * Read FHIR's QuestionnaireResponse.item; what has no proper shape counts as not answered.
 * @param {unknown} items not trusted
 * @returns {Answers}
 */
export function answersOf(items) {
  return new Map(collect(items, 0))
}

/** @param {unknown} items @param {number} depth @returns {[string, Answer[]][]} */
function collect(items, depth) {
  if (!Array.isArray(items) || depth > DEEPEST) return []
  return items.flatMap(item => {
    if (typeof item?.linkId !== "string") return []
    const given = Array.isArray(item.answer) ? item.answer.flatMap(valueOf) : []
    return [...(given.length ? [/** @type {[string, Answer[]]} */ ([item.linkId, given])] : []), ...collect(item.item, depth + 1)]
  })
}

/** @param {any} answer @returns {Answer[]} */
function valueOf(answer) {
  if (typeof answer?.valueCoding?.code === "string") return [{ code: answer.valueCoding.code }]
  if (typeof answer?.valueBoolean === "boolean") return [answer.valueBoolean]
  if (Number.isInteger(answer?.valueInteger)) return [answer.valueInteger]
  return typeof answer?.valueString === "string" ? [answer.valueString] : []
}

/**
 * The questions whose answer must alarm, whatever all the others say: by the option's own urgency, or by what the question is known for.
 * @param {Form} form
 * @param {Answers} answers
 */
export function alarming(form, answers) {
  return asked(form, answers).filter(isQuestion).filter(item => (answers.get(item.linkId) ?? []).some(answer => isAlarm(item, answer)))
}

/** @param {Item} item @param {Answer} answer */
function isAlarm(item, answer) {
  const option = optionOf(item, answer)
  return option?.urgency === "urgent" || (DANGER.includes(item.loinc ?? "") && (option?.ordinal ?? 0) >= 1)
}
