// Puts a sealed intake's answers beside their questions, and leaves out what the form does not know.

/**
 * A questionnaire as the build publishes it.
 * @typedef {{code: string, display: string, urgency?: string | null}} Option
 * @typedef {{linkId: string, type: string, text?: string, options?: Option[] | null, items?: Item[] | null,
 *   consent?: object | null}} Item
 * @typedef {{id: string, version: string, items: Item[]}} Questionnaire
 *
 * @typedef {'urgent' | 'soon' | null} Pressing  what the form's author calls this choice
 * @typedef {{linkId: string, question: string, values: string[], urgency: Pressing}} Answer
 * @typedef {{danger: Answer | 'skipped' | null, answers: Answer[], skipped: number, pruned: number, known: boolean}} Answers
 *   `danger` is the most pressing answer, or that the question which can be pressing was not answered
 * @typedef {{yes: string, no: string}} Booleans  how to say them
 * @typedef {Record<string, any>} Value  one FHIR answer: valueString, valueCoding, …
 * @typedef {{linkId: string, answer: Value[]}} Given
 */

const DEEPEST = 8
const LONGEST = 20_000

/**
 * Read the answers with the form that asked them; without it, each stands beside its question's code.
 * @param {unknown} items  FHIR QuestionnaireResponse.item, as decrypted: not trusted
 * @param {Questionnaire | null} form
 * @param {Booleans} booleans
 * @returns {Answers}
 */
export function readAnswers(items, form, booleans) {
  const given = collect(items, 0)
  if (!form) return { danger: null, answers: given.map((found) => bare(found, booleans)).filter(says), skipped: 0, pruned: 0, known: false }
  const questions = asked(form.items, 0)
  const known = linkIdsOf(form.items, 0)
  const byId = new Map(given.map((found) => [found.linkId, found.answer]))
  const answers = questions.map((question) => beside(question, byId.get(question.linkId) ?? [], booleans)).filter(says)
  const pruned = given.filter((found) => !known.has(found.linkId)).length
  return { danger: dangerIn(questions, answers), answers, skipped: questions.length - answers.length, pruned, known: true }
}

/**
 * @param {Item[]} questions
 * @param {Answer[]} answers
 * @returns {Answer | 'skipped' | null}
 */
function dangerIn(questions, answers) {
  const pressing = answers.find(({ urgency }) => urgency === 'urgent') ?? answers.find(({ urgency }) => urgency)
  if (pressing) return pressing
  const asking = questions.filter(({ options }) => options?.some(({ urgency }) => urgency === 'urgent'))
  const answered = asking.filter(({ linkId }) => answers.some((answer) => answer.linkId === linkId))
  return answered.length < asking.length ? 'skipped' : null
}

/** @param {Answer} answer */
function says(answer) {
  return answer.values.length > 0
}

/**
 * The answered items of a response, flat, in their order.
 * @param {unknown} items
 * @param {number} depth
 * @returns {Given[]}
 */
function collect(items, depth) {
  if (!Array.isArray(items) || depth > DEEPEST) return []
  return items.flatMap((item) => {
    if (typeof item?.linkId !== 'string') return []
    const answer = Array.isArray(item.answer) ? item.answer.filter(isObject) : []
    return [...(answer.length ? [{ linkId: item.linkId, answer }] : []), ...collect(item.item, depth + 1)]
  })
}

/** @param {unknown} value */
function isObject(value) {
  return typeof value === 'object' && value !== null
}

/**
 * The questions of a form, flat, in their order; groups, displays and consents are no questions here.
 * @param {Item[] | null | undefined} items
 * @param {number} depth
 * @returns {Item[]}
 */
function asked(items, depth) {
  if (!items || depth > DEEPEST) return []
  return items.flatMap((item) => {
    const isQuestion = item.type !== 'group' && item.type !== 'display' && !item.consent
    return [...(isQuestion ? [item] : []), ...asked(item.items, depth + 1)]
  })
}

/**
 * Everything that the form knows, the consents among them.
 * @param {Item[] | null | undefined} items
 * @param {number} depth
 * @returns {Set<string>}
 */
function linkIdsOf(items, depth) {
  if (!items || depth > DEEPEST) return new Set()
  return new Set(items.flatMap((item) => [item.linkId, ...linkIdsOf(item.items, depth + 1)]))
}

/**
 * @param {Item} question
 * @param {Value[]} answer
 * @param {Booleans} booleans
 * @returns {Answer}
 */
function beside(question, answer, booleans) {
  const values = answer.map((one) => display(question, one, booleans)).filter((value) => value !== '')
  const urgency = answer.map((one) => urgencyOf(question, one)).find((found) => found) ?? null
  return { linkId: question.linkId, question: question.text ?? question.linkId, values, urgency }
}

/**
 * @param {Given} given
 * @param {Booleans} booleans
 * @returns {Answer}
 */
function bare({ linkId, answer }, booleans) {
  const values = answer.map((one) => plain(one, booleans)).filter((value) => value !== '')
  return { linkId, question: linkId, values, urgency: null }
}

/**
 * An answer's words: the form's own for a choice that the form has, none for one that it has not.
 * @param {Item} question
 * @param {Value} one
 * @param {Booleans} booleans
 */
function display(question, one, booleans) {
  const option = optionOf(question, one)
  if (option) return option.display
  return question.type === 'choice' ? '' : plain(one, booleans)
}

/**
 * @param {Value} one
 * @param {Booleans} booleans
 */
function plain(one, booleans) {
  if (typeof one.valueString === 'string') return one.valueString.slice(0, LONGEST)
  if (typeof one.valueBoolean === 'boolean') return one.valueBoolean ? booleans.yes : booleans.no
  if (Number.isInteger(one.valueInteger)) return String(one.valueInteger)
  const words = one.valueCoding?.display ?? one.valueCoding?.code
  return typeof words === 'string' ? words.slice(0, LONGEST) : ''
}

/**
 * @param {Item} question
 * @param {Value} one
 */
function optionOf(question, one) {
  const code = one.valueCoding?.code
  return question.options?.find((option) => option.code === code)
}

/**
 * @param {Item} question
 * @param {Value} one
 * @returns {Pressing}
 */
function urgencyOf(question, one) {
  const urgency = optionOf(question, one)?.urgency
  return urgency === 'urgent' || urgency === 'soon' ? urgency : null
}
