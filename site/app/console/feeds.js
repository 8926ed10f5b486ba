// One's calendar feeds: of one's own duties, and for coordinators of a whole schedule.
import { ask } from './desk.js'

/** @typedef {string | null} Of  a schedule's id; null: one's own duties */

/**
 * Since when there is a feed; null: there is none.
 * @param {Of} schedule
 * @returns {Promise<{made_at: string | null}>}
 */
export function readFeed(schedule) {
  return ask('GET', path(schedule))
}

/**
 * Make a feed and learn its secret address, this once; an address from before is dead.
 * @param {Of} schedule
 * @returns {Promise<{url: string}>}
 */
export function makeFeed(schedule) {
  return ask('POST', path(schedule))
}

/** @param {Of} schedule */
export function endFeed(schedule) {
  return ask('DELETE', path(schedule))
}

/** @param {Of} schedule */
function path(schedule) {
  return schedule ? `/roster/schedules/${schedule}/feed` : '/me/feed'
}
