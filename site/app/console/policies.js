// Whom the team tells, in what order, until somebody takes it: as the server keeps it, and as times on a clock.
import { ask } from './desk.js'

/** @import { Urgency } from './casework.js' */
/** @import { Member } from './roster/rostering.js' */
/** @import { WorkingDay } from './working-week.js' */
/**
 * @typedef {{delay: number, targets: string[], every_channel: boolean}} Step  `delay` in minutes after the step before
 * @typedef {{steps: Step[], repeats: number, every: number, exhausted: string[], exhausted_every: number}} Policy
 * @typedef {Record<Urgency, Policy> & {version: number}} Policies  version 0: the standard ones
 *
 * @typedef {{minute: number, step: Step}} Round
 * @typedef {{rounds: Round[], again: number[], exhausted: number}} Timeline  all in minutes
 *
 * @typedef {{id: string, name: string}} Schedule
 * @typedef {{people: Member[], schedules: Schedule[], workingDays: WorkingDay[] | null}} Team  whom a step may name, and when it works
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
  const [{ people, schedules }, { working_days: workingDays }] = await Promise.all([ask('GET', '/roster?days=1'), ask('GET', '/settings')])
  return { people, schedules, workingDays }
}

/**
 * When what happens, if nobody takes it. A pause counts from when the round before was told.
 * @param {Policy} policy
 * @param {number} [begins]  minutes since some midnight
 * @param {(minute: number) => number} [wait]  until when a round waits that is due
 * @returns {Timeline}
 */
export function timeline({ steps, repeats, every }, begins = 0, wait = (minute) => minute) {
  /** @type {Round[]} */
  const rounds = []
  /** @type {number[]} */
  const again = []
  let minute = begins
  for (let loop = 0; loop <= repeats; loop += 1) {
    steps.forEach((step, number) => {
      minute = wait(minute + (number ? step.delay : loop && every))
      if (!loop) rounds.push({ minute, step })
      else if (!number) again.push(minute)
    })
  }
  return { rounds, again, exhausted: wait(minute + every) }
}

/**
 * The day (0: the first one) and the time of day of a minute.
 * @param {number} minute  since a midnight
 */
export function clockAt(minute) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, '0')
  return { day: Math.floor(minute / 1440), time: `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}` }
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
