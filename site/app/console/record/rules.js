// What must be true before a case moves on. Moving back is normal and asks for nothing.
import { closings } from '../ending/standing.js'

/** @import { Stage } from '../casework.js' */
/** @import { OpenedMessage } from '../opening.js' */
/** @import { Key } from '../words.js' */
/** @import { Folded } from './fold.js' */

/** @type {readonly Stage[]} */
export const STAGES = ['trust', 'roles', 'support', 'ending']

/** Where a case can go: through its stages, then to its end. @typedef {Stage | 'closed'} Goal */

/** @type {readonly Goal[]} */
const WAY = [...STAGES, 'closed']

/** What was written, and what was said in the thread. @typedef {{record: Folded, messages: readonly OpenedMessage[]}} Said */

/** What entering each asks for. @type {{goal: Goal, word: Key, isTrue: (said: Said) => boolean}[]} */
const RULES = [
  { goal: 'roles', word: 'rule.limits', isTrue: limitsDiscussed },
  { goal: 'support', word: 'rule.own-goal', isTrue: ownGoal },
  { goal: 'closed', word: 'rule.ending', isTrue: endingChosen },
]

/**
 * The words of what must be true first, in the order of the stages; [] when the way is free.
 * @param {Said} said
 * @param {Stage} from
 * @param {Goal} to
 * @returns {Key[]}
 */
export function missing(said, from, to) {
  const passed = WAY.slice(WAY.indexOf(from) + 1, WAY.indexOf(to) + 1)
  return RULES.filter(({ goal, isTrue }) => passed.includes(goal) && !isTrue(said)).map(({ word }) => word)
}

/** @param {Said} said */
function limitsDiscussed({ record }) {
  return record.done('trust.confidentiality').length > 0
    || current(record, 'limits').some(({ fields: { discussed } }) => Array.isArray(discussed) && discussed.length > 0)
}

/** @param {Said} said */
function ownGoal({ record }) {
  return current(record, 'goal').some(({ fields }) => fields.own_words === true)
}

/** An earlier ending is over once the client has written again, or the case has moved. @param {Said} said */
function endingChosen({ record, messages }) {
  const last = closings(record, messages).at(-1)
  const moved = record.log('stage').at(-1)?.number ?? 0
  return last !== undefined && last.reopened === null && last.entry.number > moved
}

/**
 * @param {Folded} folded
 * @param {string} kind
 */
function current(folded, kind) {
  return folded.all(kind).flatMap(({ versions }) => versions)
}
