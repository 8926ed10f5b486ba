// What a colleague must know who takes a case over: a first draft from the record, which its counselor edits.
import { say } from '../words.js'

/** @import { Folded } from '../record/fold.js' */
/** @import { Case } from '../casework.js' */
/** @import { Key } from '../words.js' */

/** The kinds that are summed up, in this order; what is not in the record is left out. */
const KINDS = ['expectations', 'goal', 'formulation', 'worry', 'step', 'skill', 'support', 'referral', 'maintenance']

/**
 * @param {Folded} record
 * @param {Pick<Case, 'stage' | 'follow_up'>} found
 */
export function summaryOf(record, { stage, follow_up: followUp }) {
  const parts = KINDS.flatMap((kind) => {
    const texts = record.all(kind).flatMap(({ versions }) => versions.map(({ text }) => text))
    return texts.length ? [`${say(/** @type {Key} */ (`kind.${kind}`))}: ${texts.join('; ')}`] : []
  })
  const next = followUp ? [say('summary.next', { day: followUp.on })] : []
  return [say('summary.stage', { stage: say(`stage.${stage}`) }), ...parts, ...next].join('\n')
}
