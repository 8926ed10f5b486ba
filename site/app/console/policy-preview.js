// A policy as a clock: at which minute who is told, so that a coordinator reads it as a night would go.
import { html, nothing } from 'lit'
import { timeOfDay } from './format.js'
import { clockAt, timeline } from './policies.js'
import { targetNames } from './targets.js'
import { say } from './words.js'

/** @import { Urgency } from './casework.js' */
/** @import { Policy, Step, Team } from './policies.js' */

/** When the example begins, in minutes since midnight; what is routine begins in working hours. @type {Record<Urgency, number>} */
const START = { urgent: 130, soon: 130, routine: 540 }

/**
 * @param {Urgency} urgency
 * @param {Policy} policy
 * @param {Team} team
 */
export function policyPreview(urgency, policy, team) {
  const { rounds, again, exhausted } = timeline(policy)
  const at = (/** @type {number} */ minute) => moment(START[urgency], minute)
  return html`<ol class="clockwork">
    ${rounds.map(({ minute, step }) => row(at(minute), told(step, team)))}
    ${again.length ? row(again.map(at).join(', '), say('policy.again')) : nothing}
    ${row(at(exhausted), say('policy.exhausted', { who: targetNames(policy.exhausted, team), pause: pause(policy.exhausted_every) }))}
  </ol>`
}

/**
 * @param {string} time
 * @param {string} words
 */
function row(time, words) {
  return html`<li><span class="clock">${time}</span><span>${words}</span></li>`
}

/**
 * @param {Step} step
 * @param {Team} team
 */
function told({ targets, every_channel: isLoud }, team) {
  return say(isLoud ? 'policy.told.loud' : 'policy.told', { who: targetNames(targets, team) })
}

/**
 * @param {number} start
 * @param {number} minute
 */
function moment(start, minute) {
  const { day, time: whole } = clockAt(start, minute)
  const time = timeOfDay(whole)
  return day ? say('policy.day', { n: day + 1, time }) : time
}

/**
 * A pause in the largest unit that fits.
 * @param {number} minutes
 */
export function pause(minutes) {
  if (minutes % 1440 === 0) return say('policy.days', { n: minutes / 1440 })
  return minutes % 60 === 0 ? say('policy.hours', { n: minutes / 60 }) : say('policy.minutes', { n: minutes })
}
