// Which offers of shifts concern somebody, and in which order.

/** @import { Swap } from './rostering.js' */

/**
 * What of the board still matters, in the order in which it concerns somebody: meant for them, their own, what
 * they took, the rest; each by its time. Offers to somebody else are theirs alone.
 * @param {Swap[]} swaps
 * @param {string} me
 * @param {number} now
 * @returns {{forMe: Swap[], mine: Swap[], taken: Swap[], open: Swap[]}}
 */
export function boardOf(swaps, me, now) {
  const ahead = swaps.filter(({ start }) => Date.parse(start) > now).sort((one, other) => Date.parse(one.start) - Date.parse(other.start))
  const open = ahead.filter(({ state }) => state === 'open')
  return {
    forMe: open.filter(({ to, offered_by: by }) => to === me && by !== me),
    mine: ahead.filter(({ state, offered_by: by }) => by === me && (state === 'open' || state === 'taken')),
    taken: ahead.filter(({ state, taken_by: by }) => state === 'taken' && by === me),
    open: open.filter(({ to, offered_by: by }) => to === null && by !== me),
  }
}
