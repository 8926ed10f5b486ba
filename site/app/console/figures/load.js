// A month's load by person, and the services that were referred to.
import { html, nothing } from 'lit'
import { download } from '../download.js'
import { icon } from '../icons.js'
import { View } from '../view.js'
import { say, spoken } from '../words.js'
import { csvOf } from './csv.js'
import { periodName } from './measures.js'
import { directory } from '../referrals/directory.js'
import { cell } from './table.js'

/** @import { Month } from './reading.js' */

export class Load extends View {
  static properties = { months: { attribute: false }, chosen: { state: true }, names: { state: true } }

  constructor() {
    super()
    /** @type {Month[]} */
    this.months = []
    this.chosen = ''
    /** @type {Map<string, string>} */
    this.names = new Map()
  }

  async firstUpdated() {
    const found = await directory(spoken.language)
    this.names = new Map(found?.services.map(({ id, name }) => [id, name]))
  }

  /** The month that is looked at: the last one until another is chosen. */
  get #month() {
    return this.months.find(({ name }) => name === this.chosen) ?? this.months[this.months.length - 1]
  }

  /** @param {Month} month */
  #save({ name, people }) {
    const head = [say('figures.period'), say('figures.person'), say('figures.claims'), say('figures.answers')]
    download(`pinternet-load-${name}.csv`, csvOf([head, ...people.map((one) => [name, one.person.name, one.claims, one.answers])]))
  }

  render() {
    const month = this.#month
    if (!month) return nothing
    return html`<section class="figures" aria-labelledby="figures-load"><h2 id="figures-load">${say('figures.group.load')}</h2>
      <p class="why">${say('figures.group.load.why')}</p>
      <p class="field"><label for="load-month">${say('figures.month')}</label>
        <select id="load-month" @change=${(/** @type {Event & {target: HTMLSelectElement}} */ event) => { this.chosen = event.target.value }}>${
        [...this.months].reverse().map((one) => html`<option value=${one.name} ?selected=${one === month}>${periodName(one)}</option>`)}</select></p>
      <div class="figures-table" tabindex="0" role="region" aria-label=${say('figures.table.of', { title: say('figures.group.load') })}><table>
        <thead><tr><th scope="col">${say('figures.person')}</th><th scope="col">${say('figures.claims')}</th><th scope="col">${say('figures.answers')}</th></tr></thead>
        <tbody>${month.people.map((one) => html`<tr><th scope="row">${one.person.name}</th>${cell(one.claims)}${cell(one.answers)}</tr>`)}</tbody></table></div>
      <div class="actions"><button type="button" class="button quiet" @click=${() => this.#save(month)}>${icon('down')}${say('figures.csv.load')}</button></div>
      ${month.services.length ? this.#services(month) : nothing}</section>`
  }

  /** @param {Month} month */
  #services({ services }) {
    return html`<h3 id="figures-services">${say('figures.services')}</h3><div class="figures-table" tabindex="0" role="region" aria-label=${say('figures.table.of', { title: say('figures.services') })}><table>
      <thead><tr><th scope="col">${say('figures.service')}</th><th scope="col">${say('figures.referrals')}</th></tr></thead>
      <tbody>${services.map(({ service, count }) => html`<tr><th scope="row">${service === 'in-person' ? say('figures.service.in-person') : this.names.get(service) ?? service}</th>${cell(count)}</tr>`)}</tbody></table></div>`
  }
}

customElements.define('pi-load', Load)
