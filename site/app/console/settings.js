// The organisation's settings: reply hours, capacity, zone; retention is shown.
import { html, nothing } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { saveSettings, settings } from './account.js'
import { Attempt } from './attempt.js'
import { choiceField, field, fieldsOf } from './fields.js'
import { icon } from './icons.js'
import { notice } from './notice.js'
import { routeTo } from './route.js'
import { unsaved, unsavedNote } from './unsaved.js'
import { View } from './view.js'
import { say } from './words.js'
import { zoneOptions } from './zones.js'
import './forecast.js'
import './working-hours.js'

/** @import { Session, Settings } from './account.js' */
/** @import { Urgency } from './casework.js' */
/** @import { Forecast } from './forecast.js' */
/** @import { Kept } from './unsaved.js' */
/** @import { WorkingHours } from './working-hours.js' */

const EDITOR = 'settings'
/** @type {Urgency[]} */
const URGENCIES = ['urgent', 'soon', 'routine']

export class SettingsView extends View {
  static properties = {
    session: { attribute: false }, settings: { state: true }, shown: { state: true }, restored: { state: true }, told: { state: true },
  }

  #loading = new Attempt(this)
  #saving = new Attempt(this)
  /** Counts forms, so that fields never keep what was dropped. */
  #edition = 0

  constructor() {
    super()
    this.session = /** @type {Session} */ (/** @type {unknown} */ (null))
    /** @type {Settings | null} */
    this.settings = null
    /** As they stand on the page to begin with: saved, or typed before and not saved. @type {Settings | null} */
    this.shown = null
    /** @type {Kept<Settings> | null} */
    this.restored = null
    this.told = ''
  }

  firstUpdated() {
    this.#load()
  }

  #load() {
    return this.#loading.run(async () => {
      this.#take(await settings(this.session))
    })
  }

  /** @param {Settings} read */
  #take(read) {
    this.restored = unsaved.of(EDITOR)
    this.settings = read
    this.shown = this.restored?.value ?? read
  }

  #drop() {
    unsaved.forget(EDITOR)
    this.#edition += 1
    if (this.settings) this.#take(this.settings)
    this.focusOn('#urgent')
  }

  /**
   * What the form says now.
   * @param {HTMLFormElement} form
   * @param {Settings} read
   * @returns {Settings}
   */
  #wanted(form, read) {
    const fields = fieldsOf(form)
    const number = (/** @type {string} */ name) => Number(fields[name])
    const hours = this.#hours
    const replies = { urgent: number('urgent'), soon: number('soon'), routine: number('routine') }
    return {
      ...read, reply_hours: replies, working_days: hours.days, closed_days: hours.closed,
      answers_per_day: number('answers'), capacity_per_day: number('capacity'),
      client_messages_per_day: number('messages'), zone: fields.zone ?? read.zone,
      cases_per_person: number('cases'), silence_days: number('silence'), drill_monthly: 'drill' in fields, drill_day: number('drill-day'), drill_hour: number('drill-hour'),
      follow_up_weeks: (fields.weeks ?? '').split(/[\s,;]+/).filter(Boolean).map(Number),
    }
  }

  /**
   * @param {Event} event
   * @param {Settings} read
   */
  #edited({ currentTarget }, read) {
    unsaved.keep(EDITOR, this.#wanted(/** @type {HTMLFormElement} */ (currentTarget), read), this.restored?.saved ?? read)
  }

  /**
   * @param {Event} event
   * @param {Settings} read
   */
  async #save(event, read) {
    event.preventDefault()
    const wanted = this.#wanted(/** @type {HTMLFormElement} */ (event.target), read)
    this.told = ''
    const saved = await this.#saving.run(async () => {
      const kept = await saveSettings(this.session, wanted)
      unsaved.forget(EDITOR)
      this.#take(kept)
    })
    if (!saved) return
    this.told = say('frame.saved')
    this.tell('settings', this.settings)
    const forecast = /** @type {Forecast} */ (this.querySelector('pi-forecast'))
    forecast.again()
  }

  get #hours() {
    return /** @type {WorkingHours} */ (this.querySelector('pi-working-hours'))
  }

  render() {
    const coordinates = this.session.role === 'coordinator'
    return html`<h1>${say('settings.title')}</h1>
      <p><a class="onward" href=${routeTo('policies')}>${icon('bell')}${say('settings.policies')}</a></p>
      ${coordinates ? html`<p><a class="onward" href=${routeTo('keys')}>${icon('key')}${say('settings.keys')}</a></p>
          <p><a class="onward" href=${routeTo('figures')}>${icon('steps')}${say('figures.open')}</a></p>
          <p><a class="onward" href=${routeTo('trail')}>${icon('eye')}${say('trail.title')}</a></p>`
        : html`<p class="note">${say('settings.read-only')}</p>`}
      ${notice(this.#loading.problem, () => this.#load())}
      ${this.restored && this.settings ? unsavedNote(this.restored, this.settings, () => this.#drop()) : nothing}
      ${this.settings && this.shown ? keyed(this.#edition, this.#form(this.settings, this.shown, coordinates)) : nothing}`
  }

  /**
   * @param {Settings} saved
   * @param {Settings} read  what is shown to begin with
   * @param {boolean} coordinates
   */
  #form(saved, read, coordinates) {
    const edited = coordinates ? (/** @type {Event} */ event) => this.#edited(event, saved) : nothing
    return html`<form @submit=${(/** @type {Event} */ event) => this.#save(event, saved)} @input=${edited} @change=${edited} @click=${edited}>
      <fieldset ?disabled=${!coordinates}><h2>${say('settings.reply')}</h2>
        <p class="why">${say('settings.reply.why')}</p>
        <div class="trio">${URGENCIES.map((urgency) => field({
          id: urgency, path: `reply_hours.${urgency}`, label: say(`settings.hours.${urgency}`), type: 'number', min: 1, max: 720, value: String(read.reply_hours[urgency]),
        }))}</div>
      </fieldset>
      <pi-working-hours .days=${read.working_days} .closed=${read.closed_days} ?locked=${!coordinates}></pi-working-hours>
      <fieldset ?disabled=${!coordinates}><h2>${say('settings.capacity')}</h2>
        ${field({ id: 'answers', path: 'answers_per_day', label: say('settings.answers'), hint: say('settings.answers.hint'), type: 'number', min: 1, max: 10_000, value: String(read.answers_per_day) })}
        ${field({ id: 'capacity', path: 'capacity_per_day', label: say('settings.capacity.day'), hint: say('settings.capacity.day.hint'), type: 'number', min: 1, max: 10_000, value: String(read.capacity_per_day) })}
        ${field({ id: 'messages', path: 'client_messages_per_day', label: say('settings.capacity.messages'), type: 'number', min: 1, max: 200, value: String(read.client_messages_per_day) })}
        ${field({ id: 'cases', path: 'cases_per_person', label: say('settings.capacity.person'), hint: say('settings.capacity.person.hint'), type: 'number', min: 1, max: 200, value: String(read.cases_per_person) })}
        ${field({ id: 'silence', path: 'silence_days', label: say('settings.silence'), hint: say('settings.silence.hint'), type: 'number', min: 3, max: 180, value: String(read.silence_days) })}
        ${field({ id: 'weeks', path: 'follow_up_weeks', label: say('settings.weeks'), hint: say('settings.weeks.hint'), inputmode: 'numeric', value: read.follow_up_weeks.join(', ') })}
        ${choiceField({ id: 'zone', label: say('settings.zone'), value: read.zone, options: zoneOptions(read.zone) })}
        <h2>${say('settings.drill')}</h2>
        <p class="why">${say('settings.drill.why')}</p>
        <div class="field"><label class="option"><input type="checkbox" name="drill" ?checked=${read.drill_monthly}> <span>${say('settings.drill.on')}</span></label></div>
        <div class="trio">${field({ id: 'drill-day', path: 'drill_day', label: say('settings.drill.day'), type: 'number', min: 1, max: 28, value: String(read.drill_day) })}
          ${field({ id: 'drill-hour', path: 'drill_hour', label: say('settings.drill.hour'), type: 'number', min: 0, max: 23, value: String(read.drill_hour) })}</div>
      </fieldset>
      ${notice(this.#saving.problem)}
      <p role="status" class=${this.told ? 'note' : 'visually-hidden'}>${this.told}</p>
      ${coordinates ? html`<button class="button" ?disabled=${this.#saving.busy}>${say('frame.save')}</button>` : nothing}
      ${coordinates ? html`<pi-forecast class="below" open></pi-forecast>` : nothing}
      <h2>${say('settings.retention')}</h2>
      <p>${say('settings.retention.text', { closed: read.retention_closed_days, silent: read.retention_silent_days })}</p>
    </form>`
  }
}

customElements.define('pi-settings', SettingsView)
