// The organisation's settings: reply hours, capacity, zone; retention is shown.
import { html, nothing } from 'lit'
import { saveSettings, settings } from './account.js'
import { Attempt } from './attempt.js'
import { choiceField, field, submitted } from './fields.js'
import { icon } from './icons.js'
import { notice } from './notice.js'
import { routeTo } from './route.js'
import { View } from './view.js'
import { say } from './words.js'
import { zoneOptions } from './zones.js'
import './forecast.js'
import './working-hours.js'

/** @import { Session, Settings } from './account.js' */
/** @import { Urgency } from './casework.js' */
/** @import { Forecast } from './forecast.js' */
/** @import { WorkingHours } from './working-hours.js' */

/** @type {Urgency[]} */
const URGENCIES = ['urgent', 'soon', 'routine']

export class SettingsView extends View {
  static properties = { session: { attribute: false }, settings: { state: true }, told: { state: true } }

  #loading = new Attempt(this)
  #saving = new Attempt(this)

  constructor() {
    super()
    this.session = /** @type {Session} */ (/** @type {unknown} */ (null))
    /** @type {Settings | null} */
    this.settings = null
    this.told = ''
  }

  firstUpdated() {
    this.#load()
  }

  #load() {
    return this.#loading.run(async () => {
      this.settings = await settings(this.session)
    })
  }

  /**
   * @param {Event} event
   * @param {Settings} read
   */
  async #save(event, read) {
    const fields = submitted(event)
    const number = (/** @type {string} */ name) => Number(fields[name])
    const hours = this.#hours
    const replies = { urgent: number('urgent'), soon: number('soon'), routine: number('routine') }
    const wanted = {
      ...read, reply_hours: replies, working_days: hours.days, closed_days: hours.closed,
      answers_per_day: number('answers'), capacity_per_day: number('capacity'),
      client_messages_per_day: number('messages'), zone: fields.zone ?? read.zone,
      cases_per_person: number('cases'), drill_monthly: 'drill' in fields, drill_day: number('drill-day'), drill_hour: number('drill-hour'),
    }
    this.told = ''
    const saved = await this.#saving.run(async () => {
      this.settings = await saveSettings(this.session, wanted)
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
      ${coordinates ? html`<p><a class="onward" href=${routeTo('keys')}>${icon('key')}${say('settings.keys')}</a></p>`
        : html`<p class="note">${say('settings.read-only')}</p>`}
      ${notice(this.#loading.problem, () => this.#load())}
      ${this.settings ? this.#form(this.settings, coordinates) : nothing}`
  }

  /**
   * @param {Settings} read
   * @param {boolean} coordinates
   */
  #form(read, coordinates) {
    return html`<form @submit=${(/** @type {Event} */ event) => this.#save(event, read)}>
      <fieldset ?disabled=${!coordinates}><h2>${say('settings.reply')}</h2>
        <p class="why">${say('settings.reply.why')}</p>
        <div class="trio">${URGENCIES.map((urgency) => field({
          id: urgency, label: say(`settings.hours.${urgency}`), type: 'number', min: 1, max: 336, value: String(read.reply_hours[urgency]),
        }))}</div>
      </fieldset>
      <pi-working-hours .days=${read.working_days} .closed=${read.closed_days} ?locked=${!coordinates}></pi-working-hours>
      <fieldset ?disabled=${!coordinates}><h2>${say('settings.capacity')}</h2>
        ${field({ id: 'answers', label: say('settings.answers'), hint: say('settings.answers.hint'), type: 'number', min: 1, max: 10_000, value: String(read.answers_per_day) })}
        ${field({ id: 'capacity', label: say('settings.capacity.day'), hint: say('settings.capacity.day.hint'), type: 'number', min: 1, max: 10_000, value: String(read.capacity_per_day) })}
        ${field({ id: 'messages', label: say('settings.capacity.messages'), type: 'number', min: 1, max: 1_000, value: String(read.client_messages_per_day) })}
        ${field({ id: 'cases', label: say('settings.capacity.person'), hint: say('settings.capacity.person.hint'), type: 'number', min: 1, max: 200, value: String(read.cases_per_person) })}
        ${choiceField({ id: 'zone', label: say('settings.zone'), value: read.zone, options: zoneOptions(read.zone) })}
        <h2>${say('settings.drill')}</h2>
        <p class="why">${say('settings.drill.why')}</p>
        <div class="field"><label class="option"><input type="checkbox" name="drill" ?checked=${read.drill_monthly}> <span>${say('settings.drill.on')}</span></label></div>
        <div class="trio">${field({ id: 'drill-day', label: say('settings.drill.day'), type: 'number', min: 1, max: 28, value: String(read.drill_day) })}
          ${field({ id: 'drill-hour', label: say('settings.drill.hour'), type: 'number', min: 0, max: 23, value: String(read.drill_hour) })}</div>
      </fieldset>
      ${notice(this.#saving.problem)}
      <p role="status" class=${this.told ? 'note' : 'visually-hidden'}>${this.told}</p>
      ${coordinates ? html`<button class="button" ?disabled=${this.#saving.busy}>${say('frame.save')}</button>` : nothing}
      <pi-forecast class="below" open></pi-forecast>
      <h2>${say('settings.retention')}</h2>
      <p>${say('settings.retention.text', { closed: read.retention_closed_days, silent: read.retention_silent_days })}</p>
    </form>`
  }
}

customElements.define('pi-settings', SettingsView)
