// In which order the people of a drill are shown.

/** @import { Told } from './watching.js' */

/**
 * Whom it did not reach, who did not answer, then the fastest first.
 * @param {Told[]} told
 */
export function inOrder(told) {
  return [...told].sort((one, other) => rank(one) - rank(other) || (one.minutes ?? 0) - (other.minutes ?? 0)
    || one.person.name.localeCompare(other.person.name))
}

/** @param {Told} told */
function rank({ channels, minutes }) {
  if (!channels.length) return 0
  return minutes === null ? 1 : 2
}
