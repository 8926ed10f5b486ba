// The deliveries of an alert by the round that they belong to, in the order in which they were made.

/** @import { Delivery } from './telling.js' */
/** @typedef {{key: string, loop: number, step: number, isLastCall: boolean, begun: string, deliveries: Delivery[]}} Round */

/**
 * @param {Delivery[]} deliveries
 * @returns {Round[]}
 */
export function roundsOf(deliveries) {
  /** @type {Map<string, Round>} */
  const rounds = new Map()
  for (const delivery of deliveries) {
    const { loop, step, last_call: isLastCall, created_at: begun } = delivery
    const key = `${loop}/${step}`
    const round = rounds.get(key) ?? { key, loop, step, isLastCall, begun, deliveries: [] }
    round.deliveries.push(delivery)
    if (begun < round.begun) round.begun = begun
    rounds.set(key, round)
  }
  return [...rounds.values()].sort((one, other) => one.loop - other.loop || one.step - other.step)
}
