// One's own rules: by which channel, after how many minutes, and when only urgent things may wake.
import { ask } from './desk.js'

/** @import { Urgency } from './casework.js' */
/** @import { Channel } from './telling.js' */
/**
 * @typedef {{delay: number, channel: string}} Rule
 * @typedef {{start: string, end: string}} Quiet  local times of day, such as "22:00"
 * @typedef {Record<Urgency, Rule[]> & {quiet: Quiet | null, version: number}} Rules
 *   no rules for an urgency: every channel at once
 * @typedef {Record<string, number | null>} Delays  minutes by channel, null for never
 * @typedef {'late' | 'nothing' | 'bounced'} Warning
 */

/** @type {readonly Urgency[]} */
export const URGENCIES = ['urgent', 'soon', 'routine']
/** Minutes that are offered. */
export const CHOICES = [0, 2, 5, 10, 15, 30, 60, 120, 240]
/** After how long the others follow in the second preset. */
export const SECOND = 5

/** @returns {Promise<Rules>} */
export function readRules() {
  return ask('GET', '/me/rules')
}

/**
 * @param {Rules} rules
 * @returns {Promise<Rules>}
 */
export function saveRules(rules) {
  return ask('PUT', '/me/rules', rules)
}

/**
 * How long each channel waits under these rules.
 * @param {Rule[]} rules
 * @param {Channel[]} channels
 * @returns {Delays}
 */
export function delaysOf(rules, channels) {
  const rest = rules.length ? null : 0
  return Object.fromEntries(channels.map(({ id }) => [id, rules.find((rule) => rule.channel === id)?.delay ?? rest]))
}

/**
 * The rules that these delays mean, the quickest first. All at once needs none, and then holds for new channels, too.
 * @param {Delays} delays
 * @returns {Rule[]}
 */
export function rulesFrom(delays) {
  const entries = Object.entries(delays)
  if (entries.every(([, delay]) => delay === 0)) return []
  return entries.flatMap(([channel, delay]) => (delay === null ? [] : [{ delay, channel }])).sort((one, other) => one.delay - other.delay)
}

/**
 * What may surprise somebody about their rules for an urgency.
 * @param {Urgency} urgency
 * @param {Delays} delays
 * @param {Channel[]} channels
 * @returns {Warning | null}
 */
export function warningOf(urgency, delays, channels) {
  const chosen = channels.filter(({ id }) => delays[id] !== null)
  if (!chosen.length) return 'nothing'
  if (!chosen.some(({ state }) => state === 'ok')) return 'bounced'
  const working = chosen.filter(({ state }) => state === 'ok').map(({ id }) => delays[id] ?? 0)
  return urgency === 'urgent' && Math.min(...working) > 0 ? 'late' : null
}

/**
 * Every channel at once.
 * @param {Channel[]} channels
 * @returns {Delays}
 */
export function atOnce(channels) {
  return Object.fromEntries(channels.map(({ id }) => [id, 0]))
}

/**
 * One channel first, the others some minutes later.
 * @param {Channel[]} channels
 * @param {string} first  its id
 * @returns {Delays}
 */
export function oneFirst(channels, first) {
  return Object.fromEntries(channels.map(({ id }) => [id, id === first ? 0 : SECOND]))
}
