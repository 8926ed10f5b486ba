// What an instrument's answers come to, for counselors alone: a total from the options' points, and where a known
// instrument's makers put it. No name of an illness is made of it.
import { asked, isQuestion, optionOf, walk } from '../../intake/answering.js'
import { alarming } from '../../shared/instrument.js'

/** @import { Answers, Form, Item } from '../../intake/answering.js' */

/**
 * @typedef {{from: number, to: number, nth: number, of: number}} Band  the `nth` of so many ranges
 * @typedef {{name: 'worry' | 'mood', total: number, most: number, reached: boolean}} Half
 *
 * @typedef {object} Score
 * @property {number | null} total  null when an answer with points is missing, or there is nothing with points
 * @property {number} most  what the total can be at most
 * @property {number} answered
 * @property {number} asked  how many questions with points were asked
 * @property {Band | null} band
 * @property {Half[]} halves
 * @property {{question: string, answer: string}[]} alarms  answers that must not wait, whatever the total
 */

/** The ranges of the instruments that are known, by their LOINC codes; of others no range is known. Sources: site/forms/README.md. */
const BANDS = /** @type {Readonly<Record<string, readonly (readonly [number, number])[]>>} */ ({
  '44249-1': [[0, 4], [5, 9], [10, 14], [15, 19], [20, 27]], // PHQ-9
  '69737-5': [[0, 4], [5, 9], [10, 14], [15, 21]], // GAD-7
})

/** PHQ-4 is looked at by halves, each from 3 on. It is known by its four questions: two of GAD-7, two of PHQ-9. */
const HALF_FROM = 3
const HALVES = /** @type {const} */ ({ worry: ['69725-0', '68509-9'], mood: ['44250-9', '44255-8'] })

/**
 * The instruments that a form asks among its own questions, each a group that was made of one.
 * @param {Form} form
 */
export function instrumentsIn(form) {
  return walk(form.items).filter(({ type, instrument }) => type === 'group' && instrument)
}

/**
 * @param {Form} form
 * @param {Answers} answers
 * @param {Item | null} [group]  the instrument within the form; without it the form is one
 * @returns {Score}
 */
export function scoreOf(form, answers, group = null) {
  const within = new Set(walk(group ? [group] : form.items))
  const shown = asked(form, answers).filter((item) => within.has(item) && isQuestion(item))
  const scored = shown.filter(({ options }) => options?.some(({ ordinal }) => ordinal !== undefined))
  const points = scored.map((item) => pointsOf(item, answers))
  const answered = points.filter((value) => value !== null)
  const total = scored.length && answered.length === scored.length ? sum(answered) : null
  const most = sum(scored.map(mostOf))
  const { loinc } = group ?? form
  return {
    total, most, answered: answered.length, asked: scored.length,
    band: total === null ? null : bandOf(loinc, total, most),
    halves: total === null ? [] : halvesOf(scored, answers),
    alarms: alarming(form, answers).filter((item) => within.has(item)).map((item) => ({ question: item.text ?? item.linkId, answer: displayOf(item, answers) })),
  }
}

/**
 * The points of a question's answer; null where none was given.
 * @param {Item} item
 * @param {Answers} answers
 */
function pointsOf(item, answers) {
  const found = (answers.get(item.linkId) ?? []).flatMap((answer) => optionOf(item, answer)?.ordinal ?? [])
  return found.length ? sum(found) : null
}

/** @param {Item} item */
function mostOf({ options = [], repeats }) {
  const points = options.map(({ ordinal }) => ordinal ?? 0)
  return repeats ? sum(points.filter((value) => value > 0)) : Math.max(0, ...points)
}

/**
 * Where a total lies; none for a form that cannot be the instrument it says it is.
 * @param {string | undefined} loinc
 * @param {number} total
 * @param {number} most
 * @returns {Band | null}
 */
function bandOf(loinc, total, most) {
  const bands = loinc && Object.hasOwn(BANDS, loinc) ? BANDS[loinc] ?? [] : []
  const at = bands.findIndex(([from, to]) => total >= from && total <= to)
  const [from, to] = bands[at] ?? [0, 0]
  return at < 0 || bands.at(-1)?.[1] !== most ? null : { from, to, nth: at + 1, of: bands.length }
}

/**
 * The halves of PHQ-4; none of anything that asks more, or something else.
 * @param {Item[]} scored
 * @param {Answers} answers
 * @returns {Half[]}
 */
function halvesOf(scored, answers) {
  const codes = Object.values(HALVES).flat()
  if (scored.length !== codes.length || !codes.every((code) => scored.some(({ loinc }) => loinc === code))) return []
  return Object.entries(HALVES).map(([name, own]) => {
    const items = scored.filter(({ loinc }) => own.some((code) => code === loinc))
    const total = sum(items.map((item) => pointsOf(item, answers) ?? 0))
    return { name: /** @type {Half['name']} */ (name), total, most: sum(items.map(mostOf)), reached: total >= HALF_FROM }
  })
}

/**
 * @param {Item} item
 * @param {Answers} answers
 */
function displayOf(item, answers) {
  return (answers.get(item.linkId) ?? []).map((answer) => optionOf(item, answer)?.display ?? '').join(', ')
}

/** @param {number[]} values */
function sum(values) {
  return values.reduce((total, value) => total + value, 0)
}
