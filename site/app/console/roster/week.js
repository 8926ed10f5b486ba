// The picture of some days: a table of lines and days, with a block for each person's time and for each gap.
import { html, nothing } from 'lit'
import { calendar, clock } from '../format.js'
import { icon } from '../icons.js'
import { say } from '../words.js'
import { colorStyle, initials } from './colors.js'
import { beginOf, DAY, dayOf, daysFrom, later, weekdayOf } from './days.js'
import { elsewhere, nameOf, rowName, shortName, timesOf } from './naming.js'
import { leaveRow, piecesOn, placeOn, rowsOf, windowOf } from './picture.js'

/** @import { Day, Moment } from './days.js' */
/** @import { Block, Piece, Row, Window } from './picture.js' */
/** @import { Roster } from './rostering.js' */
/**
 * What is drawn: a roster's rows over the days from `first` on. Without `pick` a block is no button.
 * @typedef {Pick<Roster, 'schedules' | 'spans' | 'overrides' | 'leaves' | 'people' | 'zone' | 'from' | 'days'>} Drawn
 * @typedef {{roster: Drawn, first: Day, count: number, now: Moment, window?: Window, pick?: (block: Block) => void}} Week
 */

/** @param {Week} week */
export function weekPicture(week) {
  const days = daysFrom(week.first, week.count)
  const until = beginOf(later(week.first, week.count), week.roster.zone)
  const away = leaveRow(week.roster.leaves, beginOf(week.first, week.roster.zone), until)
  return html`<table class="roster-week" role="table" .style=${`--skipped:${weekdayOf(week.first) - 1}`}>
    <caption class="visually-hidden">${say('roster.picture', { from: calendar(week.first), to: calendar(later(week.first, week.count - 1)) })}</caption>
    <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col"><span class="visually-hidden">${say('roster.line')}</span></th>
      ${days.map((day) => heading(week, day))}</tr></thead>
    <tbody role="rowgroup">${rowsOf(week.roster, week.window ?? windowOf(week.roster)).map((row) => lineRow(week, row, days, until))}
      ${away ? lineRow(week, away, days, until) : nothing}</tbody>
  </table>`
}

/**
 * @param {Week} week
 * @param {Day} day
 */
function heading({ roster, now }, day) {
  const today = dayOf(now, roster.zone) === day
  return html`<th role="columnheader" scope="col" class=${today ? 'today' : ''} aria-current=${today ? 'date' : nothing}>
    ${calendar(day, { weekday: 'short' })} <span class="date">${calendar(day, { day: 'numeric', month: 'short' })}</span></th>`
}

/**
 * @param {Week} week
 * @param {Row} row
 * @param {Day[]} days
 * @param {Moment} until
 */
function lineRow(week, row, days, until) {
  const { roster } = week
  const name = row.schedule ? rowName(roster, row.schedule, row.line) : say('roster.away')
  return html`<tr role="row" class=${row.schedule ? `line-${row.line}` : 'away'} .style=${`--lanes:${row.lanes}`}>
    <th role="rowheader" scope="row">${name}</th>
    ${days.map((day) => dayCell(week, row, day, until))}</tr>`
}

/**
 * @param {Week} week
 * @param {Row} row
 * @param {Day} day
 * @param {Moment} until
 */
function dayCell(week, row, day, until) {
  const { roster, now } = week
  const today = dayOf(now, roster.zone) === day
  const pieces = piecesOn(row.blocks, day, roster.zone, until)
  return html`<td role="cell" class=${today ? 'today' : ''}>
    <span class="day" aria-hidden="true">${calendar(day, { weekday: 'short' })} <b>${calendar(day, { day: 'numeric' })}</b></span>
    <div class="timeline">${pieces.length ? html`<ul>${pieces.map((piece) => html`<li>${block(week, piece, day)}</li>`)}</ul>` : nothing}
      ${nowLine(now, day, roster.zone)}</div></td>`
}

/**
 * @param {Moment} now
 * @param {Day} day
 * @param {string} zone
 */
function nowLine(now, day, zone) {
  const place = placeOn(now, day, zone)
  return place === null ? nothing
    : html`<span class="now" .style=${`--from:${place}`}><span class="visually-hidden">${say('roster.now-line', { time: clock(now) })}</span></span>`
}

/**
 * A block where a day shows it. The part after midnight is the same block: the keyboard stops at it once.
 * @param {Week} week
 * @param {Piece} piece
 * @param {Day} day
 */
function block(week, piece, day) {
  const { from, share, length, cut, block: shown } = piece
  const continued = cut.before && day !== week.first
  const look = `--from:${from};--share:${share};--length:${length};--lane:${shown.lane};${shown.person ? colorStyle(week.roster, shown.person) : ''}`
  const looks = ['block', shown.person ? '' : 'gap', shown.changed ? 'changed' : '', shown.schedule ? '' : 'leave', shown.start <= week.now && week.now < shown.end ? 'on' : '',
    cut.before ? 'cut-before' : '', cut.after ? 'cut-after' : '', continued ? 'continued' : ''].filter(Boolean).join(' ')
  const inside = shown.person ? personInside(week.roster, shown, shown.person) : gapInside()
  if (!week.pick) return html`<span class=${looks} .style=${look}>${inside}${spokenBlock(week.roster, shown)}</span>`
  return html`<button type="button" class=${looks} .style=${look} tabindex=${continued ? '-1' : nothing} aria-haspopup="dialog"
    @click=${() => week.pick?.(shown)}>${inside}${spokenBlock(week.roster, shown)}</button>`
}

/**
 * @param {Drawn} roster
 * @param {Block} shown
 * @param {string} person
 */
function personInside(roster, shown, person) {
  return html`<span class="name" aria-hidden="true">${shortName(roster, person)}</span>
    <span class="name initials" aria-hidden="true">${initials(roster, person)}</span>
    <span class="times" aria-hidden="true">${shown.changed ? icon('swap') : nothing}${
      shown.schedule ? html`<span>${inShort(shown, roster.zone)}</span>` : nothing}</span>`
}

/**
 * Hours as short as they are read: "20–08", with the weekdays where it is longer than a day.
 * @param {Block} shown
 * @param {string} zone
 */
function inShort({ start, end, begun, goesOn }, zone) {
  const hour = (/** @type {Moment} */ moment) => clock(moment).replace(/[:.]00$/, '')
  if (end - start <= DAY) return `${hour(start)}–${hour(end)}`
  const at = (/** @type {Moment} */ moment) => `${calendar(dayOf(moment, zone), { weekday: 'short' })} ${hour(moment)}`
  return begun && goesOn ? '' : `${begun ? '' : at(start)} – ${goesOn ? '' : at(end)}`
}

function gapInside() {
  return html`<span class="name" aria-hidden="true">${icon('alert')}<span class="word">${say('roster.gap')}</span></span>`
}

/**
 * What the block's place and look say to the eye, in words: narrow blocks show no more than letters.
 * @param {Drawn} roster
 * @param {Block} shown
 */
function spokenBlock(roster, shown) {
  const { person, schedule, changed } = shown
  const there = elsewhere(shown, roster.schedules.find(({ id }) => id === schedule))
  const who = person ? nameOf(roster, person) : say('roster.gap')
  return html`<span class="visually-hidden">${[who, timesOf(shown), there, changed ? say('roster.changed') : ''].filter(Boolean).join(', ')}</span>`
}
