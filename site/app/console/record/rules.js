// What must be true before a case moves on. Moving back is normal and asks for nothing.

/** @import { Stage } from '../casework.js' */
/** @import { Key } from '../words.js' */
/** @import { Folded } from './fold.js' */

/** @type {readonly Stage[]} */
export const STAGES = ['trust', 'roles', 'support', 'ending']

/** Where a case can go: through its stages, then to its end. @typedef {Stage | 'closed'} Goal */

/** @type {readonly Goal[]} */
const WAY = [...STAGES, 'closed']

/** What entering each asks for. @type {{goal: Goal, word: Key, isTrue: (folded: Folded) => boolean}[]} */
const RULES = [
  { goal: 'roles', word: 'rule.limits', isTrue: limitsDiscussed },
  { goal: 'support', word: 'rule.own-goal', isTrue: ownGoal },
  { goal: 'closed', word: 'rule.ending', isTrue: endingChosen },
]

/**
 * The words of what must be true first, in the order of the stages; [] when the way is free.
 * @param {Folded} folded
 * @param {Stage} from
 * @param {Goal} to
 * @returns {Key[]}
 */
export function missing(folded, from, to) {
  const passed = WAY.slice(WAY.indexOf(from) + 1, WAY.indexOf(to) + 1)
  return RULES.filter(({ goal, isTrue }) => passed.includes(goal) && !isTrue(folded)).map(({ word }) => word)
}

/** @param {Folded} folded */
function limitsDiscussed(folded) {
  return folded.done('trust.confidentiality').length > 0
    || current(folded, 'limits').some(({ fields: { discussed } }) => Array.isArray(discussed) && discussed.length > 0)
}

/** @param {Folded} folded */
function ownGoal(folded) {
  return current(folded, 'goal').some(({ fields }) => fields.own_words === true)
}

/** An earlier ending is over once a case that was opened again has moved. @param {Folded} folded */
function endingChosen(folded) {
  const last = folded.entries.findLast(({ kind }) => kind === 'closing' || kind === 'stage')
  return last?.kind === 'closing' && typeof last.fields.outcome === 'string'
}

/**
 * @param {Folded} folded
 * @param {string} kind
 */
function current(folded, kind) {
  return folded.all(kind).flatMap(({ versions }) => versions)
}
