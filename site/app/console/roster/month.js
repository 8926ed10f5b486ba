// The picture of a month: a calendar whose days say who is on the first line, and the chosen day in full below.
import { html, nothing } from 'lit'
import { calendar, clock, longDay } from '../format.js'
import { icon } from '../icons.js'
import { say } from '../words.js'
import { colorStyle, initials } from './colors.js'
import { dayOf, daysFrom, later, beginOf, weeksOfMonth } from './days.js'
import { badge } from './on-call.js'
import { elsewhere, nameOf, rowName, shortName, timesOf } from './naming.js'
import { overlap, piecesOn, rowsOf, summaryOn, windowOf } from './picture.js'

/** @import { Day, Moment } from './days.js' */
/** @import { Block, Row } from './picture.js' */
/** @import { Roster } from './rostering.js' */
/**
 * @typedef {{roster: Roster, month: Day, chosen: Day, now: Moment, choose: (day: Day) => void, pick: (block: Block) => void}} Month
 */

/** @type {Record<string, number>} */
const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }
/** So many people are named in a day's cell; the rest are counted. */
const NAMED = 3

/** @param {Month} month */
export function monthPicture(month) {
  const { first, count } = weeksOfMonth(month.month)
  const days = daysFrom(first, count)
  const weeks = Array.from({ length: count / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7))
  const rows = rowsOf(month.roster, windowOf(month.roster))
  return html`<table class="roster-month" @keydown=${walk}><caption class="visually-hidden">${calendar(month.month, { month: 'long', year: 'numeric' })}. ${
    say('roster.month.keys')}</caption>
    <thead><tr>${days.slice(0, 7).map((day) => html`<th scope="col"><abbr title=${calendar(day, { weekday: 'long' })}>${
      calendar(day, { weekday: 'short' })}</abbr></th>`)}</tr></thead>
    <tbody>${weeks.map((week) => html`<tr>${week.map((day) => dayCell(month, rows, day))}</tr>`)}</tbody></table>
    ${wholeDay(month, rows)}`
}

/**
 * Arrow keys go from day to day: Tab stops at the chosen one alone.
 * @param {KeyboardEvent} event
 */
function walk(event) {
  const days = [.../** @type {HTMLElement} */ (event.currentTarget).querySelectorAll('button')]
  const at = days.findIndex((day) => day === event.target)
  const next = days[at + (STEPS[event.key] ?? NaN)]
  if (at < 0 || !next) return
  event.preventDefault()
  next.focus()
}

/**
 * @param {Month} month
 * @param {Row[]} rows
 * @param {Day} day
 */
function dayCell({ roster, month, chosen, now, choose }, rows, day) {
  const blocks = rows.filter(({ line }) => line === 1).flatMap((row) => row.blocks)
  const { people, gap, changed } = summaryOn(blocks, day, roster.zone)
  const today = dayOf(now, roster.zone) === day
  const looks = [day.slice(0, 7) === month.slice(0, 7) ? '' : 'outside', today ? 'today' : '', gap ? 'has-gap' : ''].filter(Boolean).join(' ')
  return html`<td class=${looks}><button type="button" aria-pressed=${day === chosen ? 'true' : 'false'} tabindex=${day === chosen ? nothing : '-1'}
      aria-current=${today ? 'date' : nothing} @click=${() => choose(day)}>
    <span class="number" aria-hidden="true">${Number(day.slice(8))}</span><span class="visually-hidden">${longDay(day)}</span>
    ${gap ? html`<span class="gap-mark">${icon('alert')}<span class="word">${say('roster.gap')}</span></span>` : nothing}
    <span class="day-people">${people.slice(0, NAMED).map((person) => chip(roster, person))}
      ${people.length > NAMED ? html`<span class="rest">+${people.length - NAMED}</span>` : nothing}</span>
    ${changed ? html`<span class="visually-hidden">, ${say('roster.changed')}</span>` : nothing}
  </button></td>`
}

/**
 * @param {Roster} roster
 * @param {string} person
 */
function chip(roster, person) {
  return html`<span class="chip" .style=${colorStyle(roster, person)}><span class="word">${shortName(roster, person)}</span><span
    class="initials" aria-hidden="true">${initials(roster, person)}</span></span>`
}

/**
 * @param {Month} month
 * @param {Row[]} rows
 */
function wholeDay({ roster, chosen, pick }, rows) {
  const { zone } = roster
  const day = { start: beginOf(chosen, zone), end: beginOf(later(chosen, 1), zone) }
  const away = roster.leaves.filter((leave) => overlap(leave, day))
  return html`<section class="whole-day" aria-live="polite" aria-labelledby="day-title">
    <h2 id="day-title">${calendar(chosen, { weekday: 'long', day: 'numeric', month: 'long' })}</h2>
    ${rows.map((row) => html`<h3>${rowName(roster, row.schedule, row.line)}</h3>${dayList(roster, row, chosen, pick)}`)}
    ${away.length ? html`<h3>${say('roster.away')}</h3><ul class="plain-list">${away.map(({ person }) =>
      html`<li class="who">${badge(roster, person)}${nameOf(roster, person)}</li>`)}</ul>` : nothing}
  </section>`
}

/**
 * @param {Roster} roster
 * @param {Row} row
 * @param {Day} day
 * @param {(block: Block) => void} pick
 */
function dayList(roster, row, day, pick) {
  const pieces = piecesOn(row.blocks, day, roster.zone, Infinity)
  if (!pieces.length) return html`<p class="muted">${say('roster.none-planned')}</p>`
  return html`<ul class="plain-list turns">${pieces.map(({ block }) => html`<li>${turn(roster, block, pick)}</li>`)}</ul>`
}

/**
 * One block as a line that can be opened: who, from when to when.
 * @param {Roster} roster
 * @param {Block} block
 * @param {(block: Block) => void} pick
 */
function turn(roster, block, pick) {
  const { person, start, end, changed } = block
  const there = elsewhere(block, roster.schedules.find(({ id }) => id === block.schedule))
  return html`<button type="button" class="turn ${person ? '' : 'gap'}" aria-haspopup="dialog" @click=${() => pick(block)}>
    ${person ? badge(roster, person) : icon('alert')}
    <span><strong>${person ? nameOf(roster, person) : say('roster.gap')}</strong>
      <span class="when">${sameDay(start, end, roster.zone) ? `${clock(start)}–${clock(end)}` : timesOf(block)}</span>
      ${there ? html`<span class="when">${there}</span>` : nothing}
      ${changed ? html`<span class="mark soon">${icon('swap')}${say('roster.changed')}</span>` : nothing}</span></button>`
}

/**
 * @param {Moment} start
 * @param {Moment} end
 * @param {string} zone
 */
function sameDay(start, end, zone) {
  return dayOf(start, zone) === dayOf(end - 1, zone)
}
