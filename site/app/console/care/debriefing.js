// When a counselor is asked how they are: after danger, and when a long case has ended.

/** @import { Case } from '../casework.js' */
/** @import { Folded } from '../record/fold.js' */

const LONG = 60
const WEEKS = 12
const WEEK = 7 * 86_400_000

/**
 * Why a person is asked, null when there is no reason, or when they have said that it is done.
 * @param {Pick<Folded, 'log' | 'entries'>} record
 * @param {Pick<Case, 'state' | 'danger' | 'received_at' | 'assignee'>} found
 * @param {{me: string, messages: number, now: Date}} around
 * @returns {'danger' | 'long' | null}
 */
export function debriefDue(record, found, { me, messages, now }) {
  const done = record.log('debrief').filter(({ author }) => author.id === me).at(-1)?.number ?? 0
  const dangers = record.log('danger').filter(({ number }) => number > done)
  const isPart = found.assignee?.id === me || dangers.some(({ author }) => author.id === me)
  if (dangers.length && !found.danger && isPart) return 'danger'
  const isLong = messages >= LONG || now.getTime() - Date.parse(found.received_at) >= WEEKS * WEEK
  return !done && isLong && found.state === 'closed' && found.assignee?.id === me ? 'long' : null
}
