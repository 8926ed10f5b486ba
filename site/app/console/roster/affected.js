// The shifts that a leave just saved leaves empty, each with what brings somebody else.
import { html, nothing } from 'lit'
import { icon } from '../icons.js'
import { say } from '../words.js'
import { offering } from './mine.js'
import { elsewhere, nameOf, rowName, timesOf } from './naming.js'
import { overlap } from './picture.js'

/** @import { Moment } from './days.js' */
/** @import { Block } from './picture.js' */
/** @import { Affected, Roster } from './rostering.js' */
/** @import { Step } from './shift.js' */
/**
 * @typedef {{person: string, shifts: Affected[]}} Left
 * @typedef {{roster: Roster, left: Left, me: string, now: Moment, pick: (block: Block, step: Step) => void}} Shown
 */

/** @param {Shown} shown */
export function affectedShifts(shown) {
  const { roster, left: { person, shifts }, me } = shown
  const heading = person === me ? say('roster.leave.affected.mine') : say('roster.leave.affected', { name: nameOf(roster, person) })
  return html`<section class="card affected" aria-labelledby="affected-title"><h3 id="affected-title" tabindex="-1">${heading}</h3>
    <p class="why">${say('roster.leave.affected.why')}</p>
    <ul class="plain-list rows">${shifts.map((shift) => html`<li>${one(shown, blockOf(person, shift))}</li>`)}</ul></section>`
}

/**
 * The shift as a block of the picture, as if its person were there.
 * @param {string} person
 * @param {Affected} affected
 * @returns {Block}
 */
function blockOf(person, { schedule, line, start, end }) {
  return { schedule, line, person, start: Date.parse(start), end: Date.parse(end), changed: false, begun: false, goesOn: false, lane: 0 }
}

/**
 * @param {Shown} shown
 * @param {Block} block
 */
function one({ roster, left, me, now, pick }, block) {
  const there = elsewhere(block, roster.schedules.find(({ id }) => id === block.schedule))
  return html`<div class="own-shift"><div><p class="time"><strong>${timesOf(block)}</strong></p>
      ${there ? html`<p class="muted">${there}</p>` : nothing}<p class="muted">${rowName(roster, block.schedule, block.line)}</p></div>
    ${isFilled(roster, block) ? html`<span class="mark routine">${icon('check')}${say('roster.leave.affected.filled')}</span>`
    : left.person === me ? offering(roster, block, now, (offered) => pick(offered, 'offering')) : filling(block, pick)}</div>`
}

/**
 * Whether somebody was put on for it, or for a part of it.
 * @param {Roster} roster
 * @param {Block} block
 */
export function isFilled({ overrides }, block) {
  return overrides.some((one) => one.adds !== null && one.adds !== block.person && one.schedule === block.schedule && one.line === block.line && overlap(one, block))
}

/**
 * @param {Block} block
 * @param {(block: Block, step: Step) => void} pick
 */
function filling(block, pick) {
  return html`<button type="button" class="plain-button" aria-haspopup="dialog" @click=${() => pick({ ...block, person: null }, 'replacing')}>
    ${icon('person')}${say('roster.fill')}<span class="visually-hidden">, ${timesOf(block)}</span></button>`
}
