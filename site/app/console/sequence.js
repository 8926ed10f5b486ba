// A policy as a picture of a night: down a line in time, at which moment who is told, and what follows when nobody takes it.
import { html, nothing } from 'lit'
import { calendar, span, timeOfDay } from './format.js'
import { icon } from './icons.js'
import { clockAt, timeline } from './policies.js'
import { badge } from './roster/on-call.js'
import { targetName } from './targets.js'
import { FRIDAY_EVENING, nextWorking, weekdayOf } from './working-week.js'
import { say } from './words.js'

/** @import { TemplateResult } from 'lit' */
/** @import { Urgency } from './casework.js' */
/** @import { Icon } from './icons.js' */
/** @import { Policy, Step, Team } from './policies.js' */

/** When the example begins, in minutes since Monday 00:00. @type {Record<Urgency, number>} */
const START = { urgent: 130, soon: 130, routine: FRIDAY_EVENING }
/** A pause is drawn the longer the longer it is, in four lengths: up to so many minutes, and beyond. */
const LENGTHS = [9, 30, 120]
/** @type {Record<string, Icon>} */
const SIGNS = { oncall: 'bell', backup: 'phone', everyone: 'people', schedule: 'calendar', role: 'people' }

/**
 * @param {Urgency} urgency
 * @param {Policy} policy
 * @param {Team} team
 */
export function sequence(urgency, policy, team) {
  const start = START[urgency]
  const isRoutine = urgency === 'routine'
  const { rounds, again, exhausted } = timeline(policy, start, isRoutine ? (minute) => nextWorking(team.workingDays, minute) : undefined)
  const at = (/** @type {number} */ minute) => moment(minute, start, isRoutine)
  const [next] = again
  let before = start
  const since = (/** @type {number} */ minute) => {
    const passed = minute - before
    before = minute
    return passed
  }
  return html`<p class="small muted">${say(`policy.begins.${urgency}`, { day: weekdayName(start, 'long'), time: clockOf(start) })}</p>
    <ol class="clockwork ${urgency}">
    ${rounds.map(({ minute, step }) => point('plain', at(minute), since(minute), told(step.targets, team, step.every_channel)))}
    ${next === undefined ? nothing : point('again', at(next), since(next), html`<p>${say('policy.again', { n: again.length })}${
      html` <span class="muted">${again.map(at).join(', ')}</span>`}</p>`)}
    ${point('last', at(exhausted), since(exhausted), html`<p><strong>${say('policy.exhausted')}</strong></p>
      ${told(policy.exhausted, team, true)}<p class="small muted">${say('policy.exhausted.every', { pause: pause(policy.exhausted_every) })}</p>`)}
  </ol>`
}

/**
 * @param {'plain' | 'again' | 'last'} kind
 * @param {string} time
 * @param {number} passed  minutes since the point before
 * @param {TemplateResult} inside
 */
function point(kind, time, passed, inside) {
  const length = LENGTHS.filter((most) => passed > most).length + 1
  return html`<li class="point ${kind} ${passed ? `gap-${length}` : ''}">
    ${passed ? html`<span class="pause">${say('policy.later', { span: span(passed * 60_000) })}</span>` : nothing}
    <span class="clock">${time}</span><span class="dot" aria-hidden="true">${kind === 'plain' ? nothing : icon(kind === 'again' ? 'again' : 'alert')}</span>
    <div class="whom">${inside}</div></li>`
}

/**
 * @param {string[]} targets
 * @param {Team} team
 * @param {boolean} isLoud
 */
function told(targets, team, isLoud) {
  return html`<ul class="told">${targets.map((target) => html`<li>${face(target, team)}${targetName(target, team)}</li>`)}</ul>
    ${isLoud ? html`<p class="loud small">${icon('send')}${say('policy.loud')}</p>` : nothing}`
}

/**
 * @param {string} target
 * @param {Team} team
 */
function face(target, team) {
  const [kind = '', name = ''] = target.split(':')
  if (kind !== 'person') return icon(SIGNS[kind] ?? 'people')
  return badge(team, name)
}

/**
 * A moment of the example: the time, with its weekday when that matters, else how many days later.
 * @param {number} minute
 * @param {number} start
 * @param {boolean} withWeekday
 */
function moment(minute, start, withWeekday) {
  const day = clockAt(minute).day - clockAt(start).day
  const time = clockOf(minute)
  if (withWeekday && day < 7) return `${weekdayName(minute)} ${time}`
  return day ? say('policy.day', { n: day + 1, time }) : time
}

/** @param {number} minute */
function clockOf(minute) {
  return timeOfDay(clockAt(minute).time)
}

/**
 * @param {number} minute
 * @param {'short' | 'long'} [weekday]
 */
function weekdayName(minute, weekday = 'short') {
  return calendar(`2024-01-0${weekdayOf(clockAt(minute).day)}`, { weekday })
}

/**
 * A pause in the largest unit that fits.
 * @param {number} minutes
 */
export function pause(minutes) {
  if (minutes % 1440 === 0) return say('policy.days', { n: minutes / 1440 })
  return minutes % 60 === 0 ? say('policy.hours', { n: minutes / 60 }) : say('policy.minutes', { n: minutes })
}
