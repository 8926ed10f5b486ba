// Whom the team tells, in what order, until somebody takes it: as the server keeps it, and as times on a clock.
import { ask } from './desk.js'

/** @import { Urgency } from './casework.js' */
/**
 * @typedef {{delay: number, targets: string[], every_channel: boolean}} Step  `delay` in minutes after the step before
 * @typedef {{steps: Step[], repeats: number, every: number, exhausted: string[], exhausted_every: number}} Policy
 * @typedef {Record<Urgency, Policy> & {version: number}} Policies  version 0: the standard ones
 *
 * @typedef {{minute: number, step: Step}} Round
 * @typedef {{rounds: Round[], again: number[], exhausted: number}} Timeline  all in minutes since the beginning
 *
 * @typedef {{id: string, name: string, role: string, active: boolean}} Member
 * @typedef {{id: string, name: string}} Schedule
 * @typedef {{people: Member[], schedules: Schedule[]}} Team  whom a step may name
 */

/** @returns {Promise<Policies>} */
export function readPolicies() {
  return ask('GET', '/policies')
}

/**
 * @param {Policies} policies
 * @returns {Promise<Policies>}
 */
export function savePolicies(policies) {
  return ask('PUT', '/policies', policies)
}

/**
 * Bring the standard policies back.
 * @param {number} version  the one that was read
 * @returns {Promise<Policies>}
 */
export function resetPolicies(version) {
  return ask('DELETE', `/policies?version=${version}`)
}

/** @returns {Promise<Team>} */
export async function readTeam() {
  const { people, schedules } = await ask('GET', '/roster?days=1')
  return { people, schedules }
}

/**
 * When what happens, if nobody takes it.
 * @param {Policy} policy
 * @returns {Timeline}
 */
export function timeline({ steps, repeats, every }) {
  /** @type {Round[]} */
  const rounds = []
  let minute = 0
  steps.forEach((step, number) => {
    if (number) minute += step.delay
    rounds.push({ minute, step })
  })
  const period = minute + every
  const again = Array.from({ length: repeats }, (_, number) => (number + 1) * period)
  return { rounds, again, exhausted: (repeats + 1) * period }
}

/**
 * The day (0: the first one) and the time of day of a minute.
 * @param {number} start  minutes since midnight
 * @param {number} minute
 */
export function clockAt(start, minute) {
  const whole = start + minute
  const two = (/** @type {number} */ number) => String(number).padStart(2, '0')
  return { day: Math.floor(whole / 1440), time: `${two(Math.floor(whole / 60) % 24)}:${two(whole % 60)}` }
}

/**
 * A policy with one step changed, added or taken away.
 * @param {Policy} policy
 * @param {number} number
 * @param {Partial<Step>} change
 * @returns {Policy}
 */
export function withStep(policy, number, change) {
  return { ...policy, steps: policy.steps.map((step, each) => (each === number ? { ...step, ...change } : step)) }
}

/**
 * @param {Policy} policy
 * @returns {Policy}
 */
export function withNewStep(policy) {
  return { ...policy, steps: [...policy.steps, { delay: policy.steps.length ? 10 : 0, targets: ['everyone'], every_channel: false }] }
}

/**
 * Without a step; the first one is always told at once.
 * @param {Policy} policy
 * @param {number} number
 * @returns {Policy}
 */
export function withoutStep(policy, number) {
  const steps = policy.steps.filter((_, each) => each !== number)
  return { ...policy, steps: steps.map((step, each) => (each ? step : { ...step, delay: 0 })) }
}
