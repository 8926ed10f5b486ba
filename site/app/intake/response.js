/** @file Answers as a reader gets them: a FHIR QuestionnaireResponse, consents, and plain text. */

import { asked, isQuestion, keptAnswers, optionOf, walk } from "./answering.js"

/** @typedef {import("./answering.js").Answer} Answer */
/** @typedef {import("./answering.js").Answers} Answers */
/** @typedef {import("./answering.js").Form} Form */
/** @typedef {import("./answering.js").Item} Item */
/** @typedef {{yes: string, no: string}} Words */

/**
 * Write the answers as `QuestionnaireResponse.item`.
 * @param {Form} form
 * @param {Answers} answers
 */
export function toResponse(form, answers) {
  const kept = keptAnswers(form, answers)
  return form.items.flatMap(item => responseOf(item, kept))
}

/** @param {Item} item @param {Answers} kept @returns {object[]} */
function responseOf(item, kept) {
  const inner = (item.items ?? []).flatMap(part => responseOf(part, kept))
  const given = kept.get(item.linkId) ?? []
  if (!given.length && !inner.length) return []
  return [{
    linkId: item.linkId,
    ...(given.length ? { answer: given.map(valueOf) } : {}),
    ...(inner.length ? { item: inner } : {}),
  }]
}

/** @param {Answer} answer */
function valueOf(answer) {
  if (typeof answer === "boolean") return { valueBoolean: answer }
  if (typeof answer === "number") return { valueInteger: answer }
  if (typeof answer === "string") return { valueString: answer }
  return { valueCoding: { code: answer.code } }
}

/**
 * List the consents that were given.
 * @param {Form} form
 * @param {Answers} answers
 * @param {string} at ISO time
 */
export function toConsents(form, answers, at) {
  return asked(form, answers).flatMap(item => {
    const given = item.consent && answers.get(item.linkId)?.[0] === true
    return item.consent && given ? [{ id: item.consent.id, version: item.consent.version, at }] : []
  })
}

/**
 * List what was answered with its question, in the form's order, for the preview.
 * @param {Form} form
 * @param {Answers} answers
 * @param {Words} words
 * @returns {{question: string, said: string[]}[]}
 */
export function toPairs(form, answers, words) {
  const kept = keptAnswers(form, answers)
  return walk(form.items).filter(item => kept.has(item.linkId)).map(item => ({
    question: item.text ?? "",
    said: (kept.get(item.linkId) ?? []).map(answer => say(item, answer, words)),
  }))
}

/**
 * Write groups, questions and answers as lines, for readers who do not know the form; as `summary_text` in Python.
 * @param {Form} form
 * @param {Answers} answers
 * @param {Words} words
 */
export function toText(form, answers, words) {
  const kept = keptAnswers(form, answers)
  return form.items.flatMap(item => linesOf(item, kept, words)).join("\n").trim()
}

/** @param {Item} item @param {Answers} kept @param {Words} words @returns {string[]} */
function linesOf(item, kept, words) {
  if (item.type === "group") {
    const inner = (item.items ?? []).flatMap(part => linesOf(part, kept, words))
    return inner.length && item.text ? ["", item.text.toUpperCase(), ...inner] : inner
  }
  const given = kept.get(item.linkId) ?? []
  if (!isQuestion(item) || !given.length) return []
  return ["", item.text ?? "", ...given.map(answer => `  ${say(item, answer, words).replaceAll("\n", "\n  ")}`)]
}

/** @param {Item} item @param {Answer} answer @param {Words} words */
function say(item, answer, words) {
  if (typeof answer === "boolean") return answer ? words.yes : words.no
  if (typeof answer === "object") return optionOf(item, answer)?.display ?? answer.code
  return String(answer)
}
