// What the record says of the stage. The server's word counts; the two are told apart where they differ.
import { STAGES } from '../record/rules.js'

/** @import { Folded } from '../record/fold.js' */
/** @import { Stage } from '../casework.js' */

/**
 * The stage to which the record's last move led; null when it tells of none.
 * @param {Pick<Folded, 'log'>} record
 * @returns {Stage | null}
 */
export function recordedStage(record) {
  const to = record.log('stage').at(-1)?.fields.to
  return STAGES.find((stage) => stage === to) ?? null
}
