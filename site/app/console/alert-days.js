// Alerts as somebody looks for them: what is still open first, what is over by the day on which it came.

/** @import { Alert } from './telling.js' */
/** @typedef {{day: string, alerts: Alert[]}} Day  a local date such as "2026-11-25", its latest alert first */

/**
 * @param {Alert[]} alerts  in any order; of one that is there twice the later counts
 * @param {(time: string) => string} dayOf  the local date of a moment
 * @returns {{open: Alert[], days: Day[]}} the urgent and the longest waiting first, the latest day first
 */
export function inOrder(alerts, dayOf) {
  const known = [...new Map(alerts.map((alert) => [alert.id, alert])).values()]
  const open = known.filter(({ state }) => state === 'triggered')
  const over = known.filter(({ state }) => state !== 'triggered')
  open.sort((one, other) => pressing(one) - pressing(other) || one.created_at.localeCompare(other.created_at))
  over.sort((one, other) => other.created_at.localeCompare(one.created_at))
  /** @type {Map<string, Alert[]>} */
  const days = new Map()
  for (const alert of over) {
    const day = dayOf(alert.created_at)
    days.set(day, [...(days.get(day) ?? []), alert])
  }
  return { open, days: [...days].map(([day, alerts]) => ({ day, alerts })) }
}

/** @param {Alert} alert */
function pressing({ event, urgency }) {
  return event === 'test' ? 3 : ['urgent', 'soon', 'routine'].indexOf(urgency)
}
