// In the thread: appointments and referrals, offered and answered.
import { html, nothing } from 'lit'
import { inOwnZone } from '../meetings/times.js'
import { say } from '../words.js'
import { requestOf } from './drawn.js'

/** @import { Shown } from './drawn.js' */
/** @import { Time } from '../meetings/times.js' */

/** Times by the counselor's own clock; without any it is off, which its text says. @param {Shown} shown */
export function proposal({ fields, text, language }) {
  if (!fields.times.length) return null
  return html`<p class="kind-name">${say('sent.appointment-proposal')} ${say(`meeting.medium.${/** @type {import('../meetings/appointments.js').Medium} */ (fields.medium)}`)}</p>
    ${fields.said ? html`<p class="text" lang=${language}>${fields.said}</p>` : nothing}
    <ul class="kind-list">${fields.times.map((/** @type {Time} */ time) => html`<li>${inOwnZone(time)}</li>`)}</ul>
    ${fields.place ? html`<p>${say('meeting.place')} ${fields.place}</p>` : nothing}
    <details><summary>${say('meeting.preview')}</summary><p class="text" lang=${language}>${text}</p></details>`
}

/** The time that was chosen, by the counselor's own clock. @param {Shown} shown */
export function appointmentAnswer(shown) {
  const times = /** @type {Time[]} */ (requestOf(shown, 'appointment-proposal')?.times ?? [])
  const time = times.find(({ start }) => start === shown.fields.start)
  return html`<p class="kind-name">${say('sent.appointment-answer')}</p>
    ${time ? html`<p><strong>${inOwnZone(time)}</strong></p>` : nothing}<p class="text" lang=${shown.language}>${shown.text}</p>`
}

/** @param {Shown} shown */
export function referral({ fields, text, language }) {
  return html`<p class="kind-name">${say('sent.referral')} <strong>${fields.name}</strong></p>
    ${fields.said ? html`<p class="text" lang=${language}>${fields.said}</p>` : nothing}
    <details><summary>${say('meeting.preview')}</summary><p class="text" lang=${language}>${text}</p></details>`
}

/** @param {Shown} shown */
export function referralAnswer({ text, language }) {
  return html`<p class="kind-name">${say('sent.referral-answer')}</p><p class="text" lang=${language}>${text}</p>`
}
