// Whom a step of a policy names, in words, and what there is to choose from.
import { say } from './words.js'

/** @import { Team } from './policies.js' */

const ALWAYS = ['oncall', 'backup', 'everyone', 'role:coordinator', 'role:supervisor', 'role:counselor']

/**
 * @param {string} target
 * @param {Team} team
 */
export function targetName(target, team) {
  const [kind, name = ''] = target.split(':')
  if (kind === 'person' || kind === 'counselor') return team.people.find(({ id }) => id === name)?.name ?? say('target.unknown')
  if (kind === 'schedule') return scheduleName(name, team)
  return ALWAYS.includes(target) ? say(/** @type {'target.oncall'} */ (`target.${target.replace(':', '-')}`)) : say('target.unknown')
}

/**
 * Several in one breath: "whoever is on call and the second line".
 * @param {string[]} targets
 * @param {Team} team
 */
export function targetNames(targets, team) {
  const names = targets.map((target) => targetName(target, team))
  const last = names.pop() ?? ''
  return names.length ? `${names.join(', ')} ${say('target.and')} ${last}` : last
}

/**
 * What can still be added.
 * @param {string[]} chosen
 * @param {Team} team
 */
export function targetOptions(chosen, team) {
  const schedules = team.schedules.flatMap(({ id }) => [`schedule:${id}`, `schedule:${id}/2`])
  const people = team.people.filter(({ active }) => active).map(({ id }) => `person:${id}`)
  return [...ALWAYS, ...schedules, ...people].filter((target) => !chosen.includes(target))
    .map((value) => ({ value, label: targetName(value, team) }))
}

/**
 * @param {string} reference  an id, with `/2` for the second line
 * @param {Team} team
 */
function scheduleName(reference, team) {
  const [wanted, line] = reference.split('/')
  const name = team.schedules.find(({ id }) => id === wanted)?.name
  if (!name) return say('target.unknown')
  return say(line ? 'target.schedule.second' : 'target.schedule', { name })
}
