// What can be known about a case without opening it, each fact as an icon with its word.
import { html, nothing } from 'lit'
import { dayAndTime, shortDay, span, when } from './format.js'
import { icon } from './icons.js'
import { say } from './words.js'

/** @import { CaseSummary, Urgency } from './casework.js' */
/** @import { Icon } from './icons.js' */

/** @type {Record<Urgency, Icon>} */
const URGENCY_ICONS = { urgent: 'alert', soon: 'clock', routine: 'steady' }

/** @param {Urgency} urgency */
export function urgencyMark(urgency) {
  return html`<span class="mark ${urgency}">${icon(URGENCY_ICONS[urgency])}${say(`urgency.${urgency}`)}</span>`
}

/** @param {CaseSummary} summary */
export function languageMark({ language }) {
  return html`<span class="mark plain">${icon('language')}${say(`language.${language}`)}</span>`
}

/**
 * How long the client has waited, or how late we are.
 * @param {CaseSummary} summary
 * @param {Date} now
 */
export function waitingTime(summary, now) {
  if (summary.state === 'closed') return nothing
  if (summary.late && summary.reply_by) {
    return html`<span class="mark late">${icon('alert')}${say('case.late', { span: since(summary.reply_by, now) })}</span>`
  }
  if (summary.last_from === 'counselor') return nothing
  return html`<span class="waits">${say('case.waits', { span: since(summary.last_at, now) })}</span>`
}

/**
 * The promise that stands: answer by when, and what is left of it.
 * @param {CaseSummary} summary
 * @param {Date} now
 */
export function due(summary, now) {
  if (!summary.reply_by || summary.state === 'closed') return nothing
  const left = new Date(summary.reply_by).getTime() - now.getTime()
  return html`<span class="due">${say('case.due', { time: when(summary.reply_by, now) })}${
    left > 0 ? html` <span class="left">(${say('case.due-left', { span: span(left) })})</span>` : nothing}</span>`
}

/**
 * Until when the claim waits for its first answer: what comes then concerns its counselor, and colleagues.
 * @param {CaseSummary} summary
 * @param {string} me  person id
 * @param {Date} now
 */
export function claimEnds({ answer_by: end, assignee }, me, now) {
  if (!end || !assignee) return nothing
  const time = when(end, now)
  return html`<p class="note claim-ends">${icon('clock')}<span>${
    assignee.id === me ? say('claim.ends.mine', { time }) : say('claim.ends.other', { name: assignee.name, time })}</span></p>`
}

/**
 * Whose claim ended without an answer, as long as that matters to who looks.
 * @param {CaseSummary} summary
 * @param {string} me  person id
 * @param {Date} now
 */
export function lapse({ lapsed, assignee, state }, me, now) {
  if (!lapsed || state === 'closed') return nothing
  const time = when(lapsed.at, now)
  if (lapsed.person.id === me) {
    return html`<div class="note warn" role="status"><p><strong>${say('claim.lapsed.mine', { time })}</strong></p>
      <p>${assignee ? say('claim.lapsed.taken', { name: assignee.name }) : say('claim.lapsed.again')}</p></div>`
  }
  return assignee ? nothing : html`<p class="note">${say('claim.lapsed.other', { name: lapsed.person.name, time })}</p>`
}

/**
 * Who has the case.
 * @param {CaseSummary} summary
 * @param {string} me  person id
 */
export function holder(summary, me) {
  if (!summary.assignee) return say('case.nobody')
  return summary.assignee.id === me ? say('case.mine') : say('case.holder', { name: summary.assignee.name })
}

/**
 * How a closed case ended.
 * @param {CaseSummary} summary
 */
export function ending({ junk, outcome }) {
  if (junk) return html`<span class="mark plain">${icon('flag')}${say('case.junk')}</span>`
  return outcome ? html`<span class="mark plain">${icon('check')}${say(`outcome.${outcome}`)}</span>` : nothing
}

/**
 * The counselor's next date; loud once it has come.
 * @param {CaseSummary} summary
 */
export function nextDate({ follow_up: set }) {
  if (!set) return nothing
  if (set.starts_at && !set.due) {
    return html`<span class="mark plain">${icon('date')}${say('follow-up.meeting', { time: dayAndTime(set.starts_at) })}</span>`
  }
  return html`<span class="mark ${set.due ? 'soon' : 'plain'}">${icon('date')}${
    say(set.due ? 'follow-up.due' : 'follow-up.on', { day: shortDay(set.on) })}</span>`
}

/**
 * That its counselor was asked about the client's long silence.
 * @param {CaseSummary} summary
 */
export function silence({ silence_asked_at: asked, state }) {
  return asked && state === 'open' ? html`<span class="mark soon">${icon('clock')}${say('silence.title')}</span>` : nothing
}

/**
 * What happens between colleagues: its counselor is away, or offers it to somebody.
 * @param {CaseSummary} summary
 */
export function between({ assignee, offered, state }) {
  if (state !== 'open') return nothing
  return html`${assignee?.away ? html`<span class="mark soon">${icon('leave')}${say('absence.mark', { name: assignee.name })}</span>` : nothing}${
    offered ? html`<span class="mark plain">${icon('swap')}${say('offer.mark')}</span>` : nothing}`
}

/** @param {CaseSummary} summary */
export function lastWord(summary) {
  const isOwed = summary.last_from === 'counselor' && summary.reply_by !== null && summary.state === 'open'
  return say(isOwed ? 'case.last.owed' : `case.last.${summary.last_from}`, { time: dayAndTime(summary.last_at) })
}

/**
 * @param {string} time
 * @param {Date} now
 */
function since(time, now) {
  return span(now.getTime() - new Date(time).getTime())
}
