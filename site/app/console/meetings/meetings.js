// The part of a case's page with its appointments: those there are, proposing one, and follow-ups further and further apart.
import { html, nothing } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { Part } from '../case/part.js'
import { serverClock } from '../server-clock.js'
import { unsaved } from '../unsaved.js'
import { say } from '../words.js'
import { appointmentsOf } from './appointments.js'
import './card.js'
import './intervals-ahead.js'
import './proposing.js'

/** @import { Case } from '../casework.js' */
/** @import { Appointment } from './appointments.js' */

export class MeetingsPart extends Part {
  static properties = { ...Part.properties, changing: { state: true } }

  constructor() {
    super()
    /** The appointment whose times are being changed. @type {Appointment | null} */
    this.changing = null
  }

  firstUpdated() {
    this.room.readAll()
  }

  /** @param {Appointment | null} appointment */
  #change(appointment) {
    this.changing = appointment
    if (appointment) this.focusOn('pi-proposing [tabindex]')
  }

  render() {
    const { messages, record, pending, isMine } = this.room
    const found = /** @type {Case} */ (this.room.case)
    const appointments = appointmentsOf(messages, record, serverClock.now(), pending.map(({ id }) => id))
    return html`<section class="meetings" aria-labelledby="meetings-title">
      <h2 id="meetings-title" tabindex="-1">${say('meeting.title')}</h2>
      ${appointments.length ? html`<ol class="plain-list">${appointments.map((appointment) => html`<li>
        <pi-appointment .room=${this.room} .appointment=${appointment} @change=${() => this.#change(appointment)}></pi-appointment></li>`)}</ol>`
      : html`<p class="muted">${say('meeting.none')}</p>`}
      ${found.state === 'closed' ? html`<p class="note">${say('meeting.ended')}</p>` : isMine ? this.#proposing(appointments) : html`<p class="note">${say('meeting.not-mine')}</p>`}
      <pi-intervals .room=${this.room}></pi-intervals>
    </section>`
  }

  /**
   * The form; folded away while an appointment stands, unless its times are changed or something was begun.
   * @param {Appointment[]} appointments
   */
  #proposing(appointments) {
    if (!this.room.address) return nothing
    const isStanding = appointments.some(({ state }) => state === 'asked' || state === 'accepted' || state === 'sending')
    const isOpen = !isStanding || this.changing !== null || unsaved.of(`meeting/${this.room.id}/new`) !== null
    return html`<details class="propose" ?open=${isOpen}><summary>${say(isStanding ? 'meeting.propose.more' : 'meeting.propose')}</summary>
      ${keyed(this.changing?.id, html`<pi-proposing .room=${this.room} .appointments=${appointments} .earlier=${this.changing}
        @proposed=${() => this.#change(null)} @left=${() => this.#change(null)}></pi-proposing>`)}</details>`
  }
}

customElements.define('pi-case-meetings', MeetingsPart)
