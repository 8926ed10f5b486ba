// Which offers of shifts concern somebody, and in which order.

import { overlap } from './picture.js'

/** @import { Block } from './picture.js' */
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

/**
 * Whether somebody offers this time of theirs already, or a part of it.
 * @param {Swap[]} swaps
 * @param {Block} block
 */
export function isOffered(swaps, block) {
  return swaps.some((swap) => swap.state === 'open' && swap.offered_by === block.person
    && swap.schedule === block.schedule && swap.line === block.line && overlap(swap, block))
}
