// Danger, a right's clock and a stopped case, each as a mark with its word: in the lists and above a case.
import { html, nothing } from 'lit'
import { span } from '../format.js'
import { icon } from '../icons.js'
import { say } from '../words.js'

/** @import { CaseSummary } from '../casework.js' */

/**
 * How long until a right is due; red once it is over.
 * @param {string | null} due
 * @param {Date} now
 */
export function rightMark(due, now) {
  if (!due) return nothing
  const left = new Date(due).getTime() - now.getTime()
  return left > 0 ? html`<span class="mark soon">${icon('clock')}${say('right.mark', { span: span(left) })}</span>`
    : html`<span class="mark late">${icon('alert')}${say('right.mark.late', { span: span(-left) })}</span>`
}

/**
 * All that calls for care in a case.
 * @param {CaseSummary} summary
 * @param {Date} now
 */
export function careMarks({ danger, right_due: due, restricted_at: restricted }, now) {
  return html`${danger ? html`<span class="mark late">${icon('alert')}${say('danger.mark')}</span>` : nothing}${rightMark(due, now)}${
    restricted ? html`<span class="mark plain">${icon('lock')}${say('right.stopped')}</span>` : nothing}`
}
