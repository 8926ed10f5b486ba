// What a schedule would bring in the next 35 days: what is wrong first, then what changes when, then the picture.
import { html, nothing } from 'lit'
import { calendar } from '../format.js'
import { icon } from '../icons.js'
import { say } from '../words.js'
import { DAY, dayOf, daysFrom, MINUTE, mondayOf } from './days.js'
import { fromTo, nameOf } from './naming.js'
import { AHEAD } from './rostering.js'
import { weekPicture } from './week.js'

/** @import { Day, Moment } from './days.js' */
/** @import { Finding, Preview, Revision, Roster, Schedule } from './rostering.js' */
/** @typedef {{roster: Roster, schedule: Schedule, preview: Preview, now: Moment}} Previewed */

/** What weighs most comes first. @type {readonly Finding['code'][]} */
const WEIGHT = ['gap', 'below-minimum', 'no-channel', 'over-limit']
/** So many of a kind are listed; the picture shows the rest. */
const LISTED = 8

/** @param {Previewed} previewed */
export function previewPicture(previewed) {
  const { roster, schedule, preview, now } = previewed
  const id = schedule.id ?? ''
  const spans = preview.spans.map((span) => ({ ...span, schedule: id }))
  const drawn = { ...roster, schedules: [{ ...schedule, id, ended: false }], spans, overrides: roster.overrides.filter((one) => one.schedule === id) }
  const today = dayOf(now, roster.zone)
  const window = { start: now, end: now + AHEAD * DAY - MINUTE }
  return html`${findingsList(previewed)}${changesList(preview)}
    <h3>${say('roster.preview.picture')}</h3>
    ${weeksAhead(today).map(({ first, count }) => html`<h4>${say('roster.preview.week', { day: calendar(first, { day: 'numeric', month: 'long' }) })}</h4>
      ${weekPicture({ roster: drawn, first, count, now, window })}`)}`
}

/**
 * The calendar weeks of the days ahead; the first and the last may be cut.
 * @param {Day} today
 * @returns {{first: Day, count: number}[]}
 */
export function weeksAhead(today) {
  const days = daysFrom(today, AHEAD)
  const mondays = [...new Set(days.map(mondayOf))]
  return mondays.map((monday) => {
    const own = days.filter((day) => mondayOf(day) === monday)
    return { first: own[0] ?? monday, count: own.length }
  })
}

/**
 * By what weighs most, then by time.
 * @param {Finding[]} findings
 */
export function ordered(findings) {
  const weight = (/** @type {Finding} */ { code }) => (WEIGHT.indexOf(code) + WEIGHT.length + 1) % (WEIGHT.length + 1)
  return [...findings].sort((one, other) => weight(one) - weight(other) || Date.parse(one.start) - Date.parse(other.start))
}

/** @param {Previewed} previewed */
function findingsList({ roster, preview }) {
  if (!preview.findings.length) return html`<p class="note">${icon('check')} ${say('roster.preview.complete')}</p>`
  const findings = ordered(preview.findings)
  const kinds = [...new Set(findings.map(({ code }) => code))]
  return html`${kinds.map((code) => {
    const own = findings.filter((finding) => finding.code === code)
    const grave = code === 'gap' || code === 'below-minimum'
    return html`<div class="danger-box ${grave ? 'urgent' : ''}">${icon('alert')}<div>
      <p><strong>${say(`roster.finding.${code}`, { n: own.length })}</strong></p>
      <ul>${own.slice(0, LISTED).map((finding) => html`<li>${findingWords(roster, finding)}</li>`)}</ul>
      ${own.length > LISTED ? html`<p>${say('roster.finding.more', { n: own.length - LISTED })}</p>` : nothing}</div></div>`
  })}`
}

/**
 * A person's finding is about all their shifts: the name says enough.
 * @param {Roster} roster
 * @param {Finding} finding
 */
function findingWords(roster, { person, start, end }) {
  return person ? nameOf(roster, person) : fromTo(Date.parse(start), Date.parse(end))
}

/** @param {Preview} preview */
function changesList({ changes }) {
  if (!changes.length) return nothing
  return html`<h3>${say('roster.preview.changes')}</h3><ul>${changes.map((change) => html`<li>${changeWords(change)}</li>`)}</ul>
    <p class="why">${say('roster.preview.past')}</p>`
}

/** @param {Revision} revision */
function changeWords({ place, ends, begins }) {
  if (place === null) return say('roster.preview.ends', { day: calendar(ends ?? '') })
  if (begins) return say('roster.preview.begins', { n: place + 1, day: calendar(begins) })
  return ends ? say('roster.preview.stops', { n: place + 1, day: calendar(ends) }) : say('roster.preview.never', { n: place + 1 })
}
