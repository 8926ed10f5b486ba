// Alerts as somebody looks for them: what is still open first, what is over by the day on which it came.

/** @import { Alert, DeliveryState } from './telling.js' */
/** @typedef {{day: string, alerts: Alert[]}} Day  a local date such as "2026-11-25", its latest alert first */

/** @type {Set<DeliveryState>} */
const UNDER_WAY = new Set(['pending', 'sending', 'failed-for-now'])

/**
 * @param {Alert[]} alerts  in any order; of one that is there twice the later counts
 * @param {(time: string) => string} dayOf  the local date of a moment
 * @returns {{open: Alert[], days: Day[]}} the urgent and the longest waiting first, the latest day first
 */
export function inOrder(alerts, dayOf) {
  const known = [...new Map(alerts.map((alert) => [alert.id, alert])).values()]
  const open = known.filter(isOpen)
  const over = known.filter((alert) => !isOpen(alert))
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

/**
 * Whether it waits for somebody; what only tells, like a test, is over once it was told.
 * @param {Alert} alert
 */
function isOpen(alert) {
  return alert.state === 'triggered' && (!isNotice(alert) || alert.deliveries.some(({ state }) => UNDER_WAY.has(state)))
}

/**
 * Whether nothing waits behind it.
 * @param {Alert} alert
 */
export function isNotice({ event }) {
  return event === 'test' || event === 'check' || event === 'audit'
}

/** @param {Alert} alert */
function pressing(alert) {
  return isNotice(alert) ? 3 : ['urgent', 'soon', 'routine'].indexOf(alert.urgency)
}
