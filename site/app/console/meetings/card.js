// One appointment: when, by which means, where it stands, and what its counselor can do now.
import { html, nothing } from 'lit'
import { calendarFile, save } from '../../shared/files.js'
import { isOwnRoom } from '../../shared/room.js'
import { Attempt } from '../attempt.js'
import { setFollowUp } from '../casework.js'
import { icon } from '../icons.js'
import { notice } from '../notice.js'
import { organisation } from '../organisation.js'
import { Part } from '../case/part.js'
import { say } from '../words.js'
import { isRemindedBy } from './appointments.js'
import { cancellationOf } from './proposal.js'
import { inOwnZone } from './times.js'
import '../confirm.js'

/** @import { Case } from '../casework.js' */
/** @import { Icon } from '../icons.js' */
/** @import { Appointment, Medium, State } from './appointments.js' */
/** @import { Time } from './times.js' */

/** @type {Record<State, {sign: Icon, tone: string}>} */
const STATES = {
  sending: { sign: 'send', tone: 'plain' }, unsent: { sign: 'undo', tone: 'soon' }, asked: { sign: 'clock', tone: 'routine' },
  lapsed: { sign: 'clock', tone: 'soon' }, accepted: { sign: 'check', tone: 'new' }, refused: { sign: 'steady', tone: 'soon' },
  passed: { sign: 'clock', tone: 'soon' }, held: { sign: 'check', tone: 'routine' }, missed: { sign: 'cross', tone: 'plain' },
  cancelled: { sign: 'cross', tone: 'plain' },
}
/** @type {Record<Medium, Icon>} */
const MEDIA = { text: 'mail', voice: 'phone', video: 'eye', 'in-person': 'people' }
/** @type {readonly State[]} */
const OPEN = ['unsent', 'asked', 'lapsed', 'accepted', 'refused']

export class AppointmentCard extends Part {
  static properties = { ...Part.properties, appointment: { attribute: false } }

  #noting = new Attempt(this)
  /** The cancellation, once it is handed in: a second try then only notes it. @type {string | null} */
  #told = null

  constructor() {
    super()
    this.appointment = /** @type {Appointment} */ (/** @type {unknown} */ (null))
  }

  /**
   * Write what has become of it: beside what was noted before, and in its place.
   * @param {string} text
   * @param {object} fields
   */
  #note(text, fields) {
    const { id, noted } = this.appointment
    const kept = Object.assign({}, ...(noted?.versions ?? []).map((version) => version.fields))
    return this.room.note({
      kind: 'appointment', item: id, replaces: noted?.versions.map((version) => version.id) ?? [], text, fields: { ...kept, ...fields },
    })
  }

  /** @param {'held' | 'missed'} outcome */
  #ended(outcome) {
    const { time } = this.appointment
    return this.#noting.run(() => this.#note(say(`meeting.note.${outcome}`, { time: time ? inOwnZone(time) : '' }), { outcome }))
  }

  /** Tell the client, note it, and drop the reminder that stood for it. */
  async #cancel() {
    const { id, state, medium } = this.appointment
    const { language, follow_up: set } = /** @type {Case} */ (this.room.case)
    const isReminded = isRemindedBy(this.appointment, set)
    if (state !== 'unsent') {
      this.#told ??= (await this.room.send({
        kind: 'appointment-proposal', text: cancellationOf(this.appointment, language),
        fields: { appointment: id, said: null, times: [], medium, room: null, place: null },
      })).id
    }
    await this.#note(say('meeting.note.cancelled'), { outcome: 'cancelled' })
    if (isReminded) await setFollowUp(this.room.id, null)
    await this.room.refresh()
  }

  /** @param {SubmitEvent} event */
  #ownWords(event) {
    event.preventDefault()
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target))
    const start = String(form.get('start') ?? '')
    const time = this.appointment.times.find((each) => each.start === start)
    const text = time ? say('meeting.note.accepted', { time: inOwnZone(time) }) : say('meeting.note.refused')
    this.#noting.run(() => this.#note(text, { start: time?.start ?? null, answered: true, agreed: form.has('agreed') }))
  }

  /** @param {Time} time */
  #save(time) {
    const file = calendarFile({
      at: new Date(time.start), minutes: time.minutes, summary: say('meeting.calendar.summary'), now: new Date(), uid: this.appointment.id,
    })
    save(say('meeting.calendar.file'), file, 'text/calendar')
  }

  render() {
    const { state, medium, time, times, place, isStale } = this.appointment
    const { sign, tone } = STATES[state]
    const shown = time ? [time] : times
    return html`<article class="card appointment">
      <p class="marks"><span class="mark plain">${icon(MEDIA[medium])}${say(`meeting.medium.${medium}`)}</span>
        <span class="mark ${tone}">${icon(sign)}${say(`meeting.state.${state}`)}</span></p>
      <ul class="times">${shown.map((each) => html`<li><time datetime=${each.start}>${inOwnZone(each)}</time></li>`)}</ul>
      ${place ? html`<p>${say('meeting.place')} ${place}</p>` : nothing}
      ${state === 'unsent' ? html`<p class="note">${say('meeting.unsent.why')}</p>` : nothing}
      ${isStale ? html`<p class="note warn">${say('meeting.stale')}</p>` : nothing}
      ${state === 'accepted' ? this.#accepted(/** @type {Time} */ (time)) : nothing}
      ${state === 'missed' ? html`<p class="small">${say('meeting.missed.why')}</p>` : nothing}
      ${this.room.isMine ? this.#actions(state) : nothing}
      ${notice(this.#noting.problem)}
    </article>`
  }

  /** @param {Time} time */
  #accepted(time) {
    const { medium, wished } = this.appointment
    return html`${wished !== medium ? html`<p class="note">${say('meeting.by-text')}</p>` : nothing}
      ${medium === 'voice' || medium === 'video' ? this.#room() : nothing}
      <p><button type="button" class="plain-button" @click=${() => this.#save(time)}>${icon('calendar')}${say('meeting.calendar')}</button></p>`
  }

  /** The room, as a link only where it is the organisation's own. */
  #room() {
    const { room } = this.appointment
    if (!isOwnRoom(organisation.room, room)) return html`<p class="note warn">${say('meeting.room.foreign')} <code>${room}</code></p>`
    return html`<p class="actions"><a class="button" href=${room} target="_blank" rel="noopener noreferrer">${say('meeting.room.open')}${icon('onward')}</a>
        ${this.room.isMine ? html`<button type="button" class="button quiet" @click=${() => this.room.write(room)}>${say('meeting.room.copy')}</button>` : nothing}</p>
      <p class="small">${say('meeting.room.warning')}</p>`
  }

  /** @param {State} state */
  #actions(state) {
    return html`${state === 'passed' ? html`<p><strong>${say('meeting.passed.ask')}</strong></p>
      <div class="actions"><button type="button" class="button" ?disabled=${this.#noting.busy} @click=${() => this.#ended('held')}>${icon('check')}${say('meeting.held')}</button>
        <button type="button" class="button quiet" ?disabled=${this.#noting.busy} @click=${() => this.#ended('missed')}>${say('meeting.missed')}</button></div>` : nothing}
      ${state === 'asked' || state === 'lapsed' ? this.#answering() : nothing}
      ${OPEN.includes(state) ? html`<div class="actions"><button type="button" class="button quiet" @click=${() => this.tell('change')}>${icon('date')}${say('meeting.change')}</button>
        <pi-confirm sign="cross" .trigger=${say('meeting.cancel')} .heading=${say('meeting.cancel.title')} .text=${say('meeting.cancel.what')}
          .label=${say('meeting.cancel.do')} .action=${() => this.#cancel()}></pi-confirm></div>` : nothing}`
  }

  /** For clients who write which time suits them instead of choosing it. */
  #answering() {
    const { times, wished } = this.appointment
    return html`<details><summary>${say('meeting.own-words')}</summary>
      <form @submit=${(/** @type {SubmitEvent} */ event) => this.#ownWords(event)}>
        <fieldset class="field"><legend class="visually-hidden">${say('meeting.own-words')}</legend>
        ${times.map(({ start }, at) => html`<label class="option"><input type="radio" name="start" value=${start} ?checked=${at === 0}> <span>${inOwnZone(/** @type {Time} */ (times[at]))}</span></label>`)}
        <label class="option"><input type="radio" name="start" value="none"> <span>${say('meeting.own-words.none')}</span></label></fieldset>
        ${wished === 'voice' || wished === 'video' ? html`<div class="field"><label class="option"><input type="checkbox" name="agreed"> <span>${say('meeting.own-words.agreed')}</span></label></div>` : nothing}
        <button class="button quiet" ?disabled=${this.#noting.busy}>${say('meeting.own-words.do')}</button></form></details>`
  }
}

customElements.define('pi-appointment', AppointmentCard)
