// Beside every part of a case's page: the next accepted appointment, of which its counselor is reminded by itself.
import { html, nothing } from 'lit'
import { Part } from '../case/part.js'
import { Attempt } from '../attempt.js'
import { setAppointment } from '../casework.js'
import { icon } from '../icons.js'
import { notice } from '../notice.js'
import { serverClock } from '../server-clock.js'
import { say } from '../words.js'
import { appointmentsOf, isFreeFor, nextOf } from './appointments.js'
import { inOwnZone } from './times.js'

/** @import { Case } from '../casework.js' */
/** @import { Appointment } from './appointments.js' */
/** @import { Time } from './times.js' */

export class NextAppointment extends Part {
  #setting = new Attempt(this)
  /** For which start it was tried: by itself only once. */
  #tried = ''

  get #appointments() {
    return appointmentsOf(this.room.messages, this.room.record, serverClock.now())
  }

  /**
   * The appointments, if none can be in what is not read yet.
   * @param {Appointment[]} appointments
   */
  #allOf(appointments) {
    return this.room.hasEarlier ? null : appointments
  }

  /** What its counselor set for an earlier day is never moved: after that one the reminder is set. */
  updated() {
    const { room } = this
    const appointments = this.#appointments
    const time = nextOf(appointments)
    if (!time || !room.isMine || room.case?.state !== 'open' || !room.hasRecord || this.#tried === time.start) return
    if (!isFreeFor(time, room.case.follow_up, this.#allOf(appointments))) return
    this.#tried = time.start
    this.#set(time)
  }

  /** @param {Time} time */
  async #set({ start }) {
    if (await this.#setting.run(() => setAppointment(this.room.id, start))) await this.room.refresh()
  }

  render() {
    const { room } = this
    const time = nextOf(this.#appointments)
    if (!time || room.case?.state !== 'open') return nothing
    return html`<section class="next-appointment" aria-labelledby="next-title"><h2 id="next-title">${icon('calendar')}${say('meeting.next')}</h2>
      <p><strong>${inOwnZone(time)}</strong></p>
      ${room.isMine ? this.#reminder(time, room.case) : nothing}${notice(this.#setting.problem)}</section>`
  }

  /**
   * @param {Time} time
   * @param {Case} found
   */
  #reminder(time, { follow_up: set }) {
    if (set?.starts_at && Date.parse(set.starts_at) === Date.parse(time.start)) return html`<p class="small">${say('meeting.next.reminded')}</p>`
    if (set && !isFreeFor(time, set, this.#allOf(this.#appointments))) return html`<p class="small">${say('meeting.next.later')}</p>`
    return html`<p class="small">${say('meeting.next.unset')}</p>
      <button type="button" class="button quiet" ?disabled=${this.#setting.busy} @click=${() => this.#set(time)}>${icon('bell')}${say('meeting.next.set')}</button>`
  }
}

customElements.define('pi-next-appointment', NextAppointment)
