// Proposing an appointment, or other times for one: what is chosen stays over tabs and locks until it is sent.
import { html, nothing } from 'lit'
import { makeRoom } from '../../shared/room.js'
import { Part } from '../case/part.js'
import { Attempt } from '../attempt.js'
import { listCases, setFollowUp } from '../casework.js'
import { dayAfter, ownZone, zoneName } from '../format.js'
import { icon } from '../icons.js'
import { notice } from '../notice.js'
import { organisation } from '../organisation.js'
import { serverClock } from '../server-clock.js'
import { unsaved } from '../unsaved.js'
import { say, sayIn, spoken } from '../words.js'
import { MEDIA, clashes, isRemindedBy } from './appointments.js'
import { LENGTHS, MOST_TIMES, blankWish, clashesHere, faultsOf, fieldsOf, isEarly, isOffered, isWeak, textOf, timesOf } from './proposal.js'
import { inOwnZone, inZones } from './times.js'

/** @import { Case, CaseSummary } from '../casework.js' */
/** @import { Appointment, Medium } from './appointments.js' */
/** @import { Fault, Wish } from './proposal.js' */

const YEAR = 365

export class Proposing extends Part {
  static properties = {
    ...Part.properties, appointments: { attribute: false }, earlier: { attribute: false },
    wish: { state: true }, mine: { state: true }, shown: { state: true },
  }

  #sending = new Attempt(this)
  #id = crypto.randomUUID()
  /** The same at each try, or a second one would be another message. */
  #room = makeRoom(organisation.room)
  /** The message's id, once it is handed in: a second try then only notes it. @type {string | null} */
  #handed = null

  constructor() {
    super()
    /** @type {Appointment[]} */
    this.appointments = []
    /** The appointment whose times are changed; null for a new one. @type {Appointment | null} */
    this.earlier = null
    this.wish = blankWish()
    /** One's own cases, for what clashes. @type {CaseSummary[]} */
    this.mine = []
    /** @type {Fault[]} */
    this.shown = []
  }

  get #editor() {
    return `meeting/${this.room.id}/${this.earlier?.id ?? 'new'}`
  }

  get #case() {
    return /** @type {Case} */ (this.room.case)
  }

  async firstUpdated() {
    this.wish = unsaved.of(this.#editor)?.value ?? this.#begun()
    this.mine = await listCases('mine').then(({ cases }) => cases, () => [])
  }

  /** Options that are being weighed are what the meeting is likely to be for. */
  #begun() {
    const { record } = this.room
    const isWeighing = this.#case.stage === 'support' && record.all('option').some(({ versions }) => versions.length > 0)
    const wish = blankWish(isWeighing ? 'weigh' : 'talk')
    return this.earlier ? { ...wish, medium: this.earlier.wished, place: this.earlier.place } : wish
  }

  /** @param {Partial<Wish>} change */
  #wishes(change) {
    this.wish = { ...this.wish, ...change }
    this.#handed = null
    this.shown = this.shown.filter((fault) => this.#faults().includes(fault))
    unsaved.keep(this.#editor, this.wish, this.#begun())
  }

  /**
   * @param {number} at
   * @param {Partial<Wish['times'][number]>} change
   */
  #times(at, change) {
    this.#wishes({ times: this.wish.times.map((time, index) => (index === at ? { ...time, ...change } : time)) })
  }

  /** @param {number} at */
  #remove(at) {
    this.#wishes({ times: this.wish.times.filter((_, index) => index !== at) })
    this.focusOn('.times-wished input')
  }

  async #add() {
    this.#wishes({ times: [...this.wish.times, { day: '', time: '' }] })
    await this.focusOn('.times-wished li:last-of-type input')
  }

  /** @param {SubmitEvent} event */
  async #send(event) {
    event.preventDefault()
    this.shown = this.#faults()
    if (this.shown.length) return void await this.focusOn('[aria-invalid=true]')
    if (!await this.#sending.run(() => this.#propose())) return
    unsaved.forget(this.#editor)
    this.#id = crypto.randomUUID()
    this.#room = makeRoom(organisation.room)
    this.#handed = null
    this.wish = this.#begun()
    this.tell('proposed')
  }

  #faults() {
    return faultsOf(this.wish, { stage: this.#case.stage, now: serverClock.now() })
  }

  async #propose() {
    const { earlier, wish } = this
    const { language, stage } = this.#case
    const appointment = earlier?.id ?? this.#id
    const fields = fieldsOf(wish, { appointment, room: earlier?.room || this.#room })
    const words = { kind: 'appointment-proposal', text: textOf(wish, language, Boolean(earlier)), fields }
    this.#handed ??= (await this.room.send(words)).id
    await this.room.note({
      kind: 'appointment', item: appointment, replaces: earlier?.noted?.versions.map(({ id }) => id) ?? [], text: this.#record(stage),
      fields: { ...fields, message: this.#handed, purpose: wish.purpose, ...(wish.reason.trim() ? { reason: wish.reason.trim() } : {}) },
    })
    if (earlier && isRemindedBy(earlier, this.#case.follow_up)) await setFollowUp(this.room.id, null)
    await this.room.refresh()
  }

  /** @param {string} stage */
  #record(stage) {
    const { wish } = this
    const times = timesOf(wish).map((time) => inOwnZone(time)).join('; ')
    const said = say(this.earlier ? 'meeting.note.changed' : 'meeting.note.proposed', { medium: say(`meeting.medium.${wish.medium}`), times })
    return wish.medium === 'in-person' && isEarly(stage) ? `${said}\n${say('meeting.note.early', { reason: wish.reason.trim() })}` : said
  }

  /** @param {...Fault} faults */
  #is(...faults) {
    return faults.some((fault) => this.shown.includes(fault)) ? 'true' : nothing
  }

  render() {
    const another = !this.earlier && this.appointments.some(({ state }) => state === 'asked' || state === 'accepted')
    return html`<form class="proposing" autocomplete="off" novalidate @submit=${(/** @type {SubmitEvent} */ event) => this.#send(event)}>
      ${this.earlier ? html`<h3 tabindex="-1">${say('meeting.propose.again')}</h3>` : nothing}
      ${another ? html`<p class="note">${say('meeting.propose.another')}</p>` : nothing}
      ${this.#purposes()}${this.#media()}${this.wish.medium === 'in-person' ? this.#inPerson() : nothing}${this.#wished()}${this.#introduction()}
      <details><summary>${say('meeting.preview')}</summary><p class="text preview" lang=${this.#case.language}>${textOf(this.wish, this.#case.language, Boolean(this.earlier))}</p></details>
      ${this.shown.map((fault) => html`<p class="error" role="alert">${say(`meeting.fault.${fault}`)}</p>`)}
      ${notice(this.#sending.problem)}
      <div class="actions"><button class="button" ?disabled=${this.#sending.busy}>${icon('send')}${this.#sending.busy ? say('editor.sealing') : say('meeting.send')}</button>
        ${this.earlier ? html`<button type="button" class="button quiet" @click=${() => this.tell('left')}>${say('frame.cancel')}</button>` : nothing}</div>
    </form>`
  }

  #purposes() {
    const purposes = /** @type {const} */ (['talk', 'weigh'])
    return html`<fieldset class="field"><legend>${say('meeting.purpose')}</legend>${purposes.map((purpose) => html`<label class="option">
      <input type="radio" name="purpose" .checked=${this.wish.purpose === purpose} @change=${() => this.#wishes({ purpose })}> <span>${say(`meeting.purpose.${purpose}`)}</span></label>`)}</fieldset>`
  }

  #media() {
    const { medium } = this.wish
    const isSpoken = medium === 'voice' || medium === 'video'
    return html`<fieldset class="field"><legend>${say('meeting.medium')}</legend>
      <div class="media">${MEDIA.map((each) => this.#medium(each))}</div>
      ${MEDIA.every((each) => isOffered(each, organisation.room)) ? nothing : html`<p class="why">${say('meeting.room.unset')}</p>`}
      ${isSpoken ? html`<p class="why">${say('meeting.spoken.why')}</p><p class="why">${say('meeting.room.warning')}</p>` : nothing}
      ${isWeak(this.wish) ? html`<p class="note warn" role="status">${say('meeting.weigh.warning')}</p>` : nothing}</fieldset>`
  }

  /** @param {Medium} medium */
  #medium(medium) {
    return html`<label class="option"><input type="radio" name="medium" value=${medium} .checked=${this.wish.medium === medium}
      ?disabled=${!isOffered(medium, organisation.room)} @change=${() => this.#wishes({ medium })}> <span>${say(`meeting.medium.${medium}`)}</span></label>`
  }

  #inPerson() {
    const { stage } = this.#case
    return html`<div class="field"><label for="meeting-place">${say('meeting.place')}</label><p class="why" id="meeting-place-hint">${say('meeting.place.hint')}</p>
        <input id="meeting-place" maxlength="300" aria-describedby="meeting-place-hint" aria-invalid=${this.#is('place')} .value=${this.wish.place}
          @input=${(/** @type {Event} */ event) => this.#wishes({ place: valueOf(event) })}></div>
      ${isEarly(stage) ? html`<p class="note warn">${say('meeting.early', { stage: say(`meeting.early.stage.${/** @type {'trust' | 'roles'} */ (stage)}`) })}</p>
        <div class="field"><label for="meeting-reason">${say('meeting.early.reason')}</label>
          <textarea id="meeting-reason" rows="2" maxlength="2000" aria-invalid=${this.#is('reason')} .value=${this.wish.reason}
            @input=${(/** @type {Event} */ event) => this.#wishes({ reason: valueOf(event) })}></textarea></div>` : nothing}`
  }

  #wished() {
    const { times, minutes } = this.wish
    const zone = zoneName(new Date(serverClock.now()), spoken.language, ownZone()) ?? ownZone()
    return html`<fieldset class="field times-wished"><legend>${say('meeting.times')}</legend>
      <p class="why">${say('meeting.times.zone', { zone: zone.startsWith('WI') ? zone : `${zone}, ${ownZone()}` })}</p>
      <ol class="plain-list">${times.map((_, at) => this.#row(at))}</ol>
      ${times.length < MOST_TIMES ? html`<button type="button" class="plain-button" @click=${() => this.#add()}>${icon('plus')}${say('meeting.times.add')}</button>` : nothing}
      <div class="field"><label for="meeting-length">${say('meeting.length')}</label>
        <select id="meeting-length" @change=${(/** @type {Event} */ event) => this.#wishes({ minutes: Number(valueOf(event)) })}>
        ${LENGTHS.map((length) => html`<option value=${length} ?selected=${length === minutes}>${say('meeting.minutes', { n: length })}</option>`)}</select></div></fieldset>`
  }

  /** @param {number} at */
  #row(at) {
    const { day = '', time = '' } = this.wish.times[at] ?? {}
    const now = new Date(serverClock.now())
    const n = at + 1
    return html`<li><div class="time-row"><div><label for="meeting-day-${at}">${say('meeting.times.day', { n })}</label>
        <input id="meeting-day-${at}" type="date" min=${dayAfter(0, now)} max=${dayAfter(YEAR, now)} aria-invalid=${this.#is('times', 'past', 'twice')} .value=${day} @input=${(/** @type {Event} */ event) => this.#times(at, { day: valueOf(event) })}></div>
      <div><label for="meeting-time-${at}">${say('meeting.times.time', { n })}</label>
        <input id="meeting-time-${at}" type="time" aria-invalid=${this.#is('times', 'past', 'twice')} .value=${time} @input=${(/** @type {Event} */ event) => this.#times(at, { time: valueOf(event) })}></div>
      ${this.wish.times.length > 1 ? html`<button type="button" class="plain-button" aria-label=${say('meeting.times.remove', { n })} @click=${() => this.#remove(at)}>${icon('trash')}</button>` : nothing}</div>
      ${this.#told(day, time)}</li>`
  }

  /**
   * The time as the client reads it, and what it clashes with.
   * @param {string} day
   * @param {string} time
   */
  #told(day, time) {
    const [found] = timesOf({ ...this.wish, times: [{ day, time }] })
    if (!found) return nothing
    return html`<p class="small">${inZones(found, spoken.language)}</p>
      ${clashes(found, this.mine, this.room.id).map(({ reference }) => html`<p class="note warn slim">${say('meeting.clash', { reference })}</p>`)}
      ${clashesHere(found, this.appointments, this.earlier?.id).length ? html`<p class="note warn slim">${say('meeting.clash.here')}</p>` : nothing}`
  }

  #introduction() {
    const { language } = this.#case
    return html`<div class="field"><label for="meeting-said">${say('meeting.said')}</label><p class="why" id="meeting-said-hint">${sayIn(spoken.language, 'meeting.said.hint')}</p>
      <textarea id="meeting-said" rows="3" maxlength="2000" lang=${language} spellcheck="false" aria-describedby="meeting-said-hint" .value=${this.wish.said}
        @input=${(/** @type {Event} */ event) => this.#wishes({ said: valueOf(event) })}></textarea></div>`
  }
}

/** @param {Event} event */
function valueOf(event) {
  return /** @type {HTMLInputElement} */ (event.target).value
}

customElements.define('pi-proposing', Proposing)
