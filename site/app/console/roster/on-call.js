// Who is on call now, until when, who stands behind; and where nobody is, who is told instead.
import { html, nothing } from 'lit'
import { when } from '../format.js'
import { icon } from '../icons.js'
import { say } from '../words.js'
import { colorStyle, initials } from './colors.js'
import { nameOf, namesOf, rowName } from './naming.js'

/** @import { OnCall, Roster } from './rostering.js' */

/**
 * @param {Roster} roster
 * @param {Date} now
 */
export function onCallCard(roster, now) {
  return html`<section class="card on-call" aria-labelledby="on-call-title"><h2 id="on-call-title">${say('roster.now')}</h2>
    ${roster.on_call.length ? html`<ul class="plain-list">${[...roster.on_call].sort((one, other) => one.line - other.line).map((one) => (one.gap ? gap(roster, one, now) : duty(roster, one, now)))}</ul>`
    : html`<p>${icon('people')} <strong>${say('roster.not-begun')}</strong></p>`}
  </section>`
}

/**
 * @param {Roster} roster
 * @param {OnCall} one
 * @param {Date} now
 */
function duty(roster, { schedule, line, people, until }, now) {
  if (!people.length) return nothing
  return html`<li class="duty ${line === 1 ? 'first' : ''}">
    <p class="muted">${rowName(roster, schedule, line)}${until ? ` · ${say('roster.until', { time: when(until, now) })}` : nothing}</p>
    <p class="duty-people">${people.map((person) => html`<span class="duty-person">${badge(roster, person)}
      <strong>${nameOf(roster, person)}</strong></span>`)}</p>
    ${people.filter((person) => !isReachable(roster, person)).map((person) => html`<p class="mistrusted">${icon('alert')}<span>${
      say('roster.unreachable', { name: nameOf(roster, person) })}</span></p>`)}</li>`
}

/**
 * @param {Roster} roster
 * @param {string} person
 */
function isReachable({ people }, person) {
  return people.some(({ id, reachable }) => id === person && reachable)
}

/**
 * @param {Roster} roster
 * @param {OnCall} one
 * @param {Date} now
 */
function gap(roster, { schedule, line, until }, now) {
  const instead = roster.schedules.find(({ id }) => id === schedule)?.fallback ?? []
  return html`<li class="duty"><p class="muted">${rowName(roster, schedule, line)}</p>
    <div class="danger-box urgent">${icon('alert')}<div>
      <p><strong>${until ? say('roster.nobody.until', { time: when(until, now) }) : say('roster.nobody')}</strong></p>
      <p>${say('roster.instead', { names: namesOf(roster, instead) })}</p></div></div></li>`
}

/**
 * The round mark of a person, in their color.
 * @param {Pick<Roster, 'people'>} roster
 * @param {string} person  id
 */
export function badge(roster, person) {
  return html`<span class="badge" .style=${colorStyle(roster, person)} aria-hidden="true">${initials(roster, person)}</span>`
}
