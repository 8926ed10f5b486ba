// Says where a case is to be ended that an appointment is still ahead, which both sides would wait for.
import { html, nothing } from 'lit'
import { routeTo } from '../route.js'
import { serverClock } from '../server-clock.js'
import { say } from '../words.js'
import { appointmentsOf, nextOf } from './appointments.js'
import { inOwnZone } from './times.js'

/** @import { CaseRoom } from '../case/room.js' */

/** @param {CaseRoom} room */
export function standingNote({ id, messages, record }) {
  const time = nextOf(appointmentsOf(messages, record, serverClock.now()))
  if (!time) return nothing
  return html`<p class="note warn">${say('meeting.ahead', { time: inOwnZone(time) })} <a href=${routeTo('case', `${id}/meetings`)}>${say('meeting.title')}</a></p>`
}
