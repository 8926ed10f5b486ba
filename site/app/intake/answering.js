/** @file What answers mean: what is asked, what is amiss, how urgent it is. Mirrors functions/forms/answering.py. */

/** @typedef {boolean | number | string | {code: string}} Answer */
/** @typedef {Map<string, Answer[]>} Answers by linkId */
/** @typedef {"routine" | "soon" | "urgent"} Urgency */
/** @typedef {{question: string, operator: string, answer: Answer}} Condition */
/** @typedef {{code: string, display: string, urgency?: Urgency, ordinal?: number}} Option */

/**
 * @typedef {object} Item
 * @property {string} linkId
 * @property {string} type
 * @property {string} [text]
 * @property {boolean} [required]
 * @property {boolean} [repeats]
 * @property {number} [maxLength]
 * @property {Option[]} [options]
 * @property {Condition[]} [enableWhen]
 * @property {"all" | "any"} [enableBehavior]
 * @property {Urgency} [urgency]
 * @property {{id: string, version: string}} [consent]
 * @property {string} [card]
 * @property {string} [loinc]
 * @property {string} [instrument] of a group: the questionnaire that it was made of
 * @property {Item[]} [items]
 */

/** @typedef {{id: string, version: string, language: string, title: string, loinc?: string, items: Item[]}} Form */

/** @type {Urgency[]} */
const URGENCIES = ["routine", "soon", "urgent"]

/** List every item in order. @param {Item[]} items @returns {Item[]} */
export function walk(items) {
  return items.flatMap(item => [item, ...walk(item.items ?? [])])
}

/** Whether an item takes an answer. @param {Item} item */
export function isQuestion(item) {
  return item.type !== "group" && item.type !== "display"
}

/**
 * List the items that are shown, in order. An answer to a hidden question counts as none.
 * @param {Form} form
 * @param {Answers} answers
 */
export function asked(form, answers) {
  const all = walk(form.items)
  const byId = new Map(all.map(item => [item.linkId, item]))
  const parents = new Map(all.flatMap(item => (item.items ?? []).map(inner => [inner.linkId, item])))
  /** @type {Map<string, boolean>} */
  const known = new Map()

  /** @param {Item} item @returns {boolean} */
  const isShown = item => {
    const before = known.get(item.linkId)
    if (before !== undefined) return before
    const parent = parents.get(item.linkId)
    const shown = (!parent || isShown(parent)) && holds(item)
    known.set(item.linkId, shown)
    return shown
  }

  /** @param {Item} item */
  const holds = item => {
    const results = (item.enableWhen ?? []).map(condition => isMet(condition, counted(condition.question)))
    if (!results.length) return true
    return item.enableBehavior === "any" ? results.includes(true) : !results.includes(false)
  }

  /** @param {string} linkId */
  const counted = linkId => {
    const item = byId.get(linkId)
    return item && isShown(item) ? answers.get(linkId) ?? [] : []
  }

  return all.filter(isShown)
}

/**
 * Whether a condition holds; `!=` also when nothing is answered (FHIR R4).
 * @param {Condition} condition
 * @param {Answer[]} given
 */
function isMet({ operator, answer: wanted }, given) {
  if (operator === "exists") return given.length > 0 === wanted
  if (operator === "=") return given.some(answer => isSame(answer, wanted))
  if (operator === "!=") return !given.some(answer => isSame(answer, wanted))
  if (typeof wanted !== "number") return false
  return given.some(answer => typeof answer === "number" && compares(answer, operator, wanted))
}

/** @param {number} left @param {string} operator @param {number} right */
function compares(left, operator, right) {
  if (operator === ">") return left > right
  if (operator === "<") return left < right
  if (operator === ">=") return left >= right
  return left <= right
}

/** @param {Answer} left @param {Answer} right */
function isSame(left, right) {
  if (typeof left === "object") return typeof right === "object" && left.code === right.code
  return left === right
}

/**
 * Keep the answers to questions that are asked; others are dropped.
 * @param {Form} form
 * @param {Answers} answers
 * @returns {Answers}
 */
export function keptAnswers(form, answers) {
  const shown = asked(form, answers).filter(isQuestion).map(item => item.linkId)
  return new Map(shown.flatMap(linkId => {
    const given = answers.get(linkId) ?? []
    return given.length ? [[linkId, given]] : []
  }))
}

/**
 * Find what is amiss by linkId: "required", "too-long", "too-many" or "not-a-number".
 * @param {Form} form
 * @param {Answers} answers
 * @returns {Map<string, string>}
 */
export function findFaults(form, answers) {
  return new Map(asked(form, answers).filter(isQuestion).flatMap(item => {
    const fault = faultOf(item, answers.get(item.linkId) ?? [])
    return fault ? [[item.linkId, fault]] : []
  }))
}

/** @param {Item} item @param {Answer[]} given */
function faultOf(item, given) {
  if (item.required && (!given.length || (item.consent && given[0] !== true))) return "required"
  if (given.length > 1 && !item.repeats) return "too-many"
  if (item.type === "integer" && !given.every(Number.isInteger)) return "not-a-number"
  const most = item.maxLength ?? Infinity
  return given.some(answer => typeof answer === "string" && lengthOf(answer) > most) ? "too-long" : ""
}

/** Count characters as people and the server do, not UTF-16 units. @param {string} text */
export function lengthOf(text) {
  return [...text].length
}

/**
 * Find the highest urgency among what was answered, and left open, in questions that are asked.
 * @param {Form} form
 * @param {Answers} answers
 * @returns {Urgency}
 */
export function urgencyOf(form, answers) {
  const found = asked(form, answers).flatMap(item => {
    const given = answers.get(item.linkId) ?? []
    if (!given.length) return item.urgency ? [item.urgency] : []
    return given.flatMap(answer => optionOf(item, answer)?.urgency ?? [])
  })
  return URGENCIES[Math.max(0, ...found.map(urgency => URGENCIES.indexOf(urgency)))] ?? "routine"
}

/** @param {Item} item @param {Answer} answer */
export function optionOf(item, answer) {
  return typeof answer === "object" ? item.options?.find(option => option.code === answer.code) : undefined
}
