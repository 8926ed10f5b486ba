// Choosing a service of the published directory, or meeting face to face.
import { html, nothing } from 'lit'
import { icon } from '../icons.js'
import { serverClock } from '../server-clock.js'
import { View } from '../view.js'
import { say } from '../words.js'
import { fitting, freshness, freshnessWords } from './directory.js'
import { IN_PERSON } from './referrals.js'

/** @import { Icon } from '../icons.js' */
/** @import { Directory, Freshness, Service, Wanted } from './directory.js' */

const AT_FIRST = 6
/** @type {Record<Freshness, {sign: Icon, tone: string}>} */
const FRESH = {
  fresh: { sign: 'check', tone: 'routine' }, aging: { sign: 'clock', tone: 'soon' },
  old: { sign: 'alert', tone: 'urgent' }, never: { sign: 'alert', tone: 'soon' },
}

/**
 * How old a service's last check is, by a sign and in words.
 * @param {Service} service
 * @param {Date} now
 */
export function freshnessMark(service, now) {
  const { sign, tone } = FRESH[freshness(service, now)]
  return html`<span class="mark ${tone}">${icon(sign)}${freshnessWords(service, now)}</span>`
}

export class Choosing extends View {
  static properties = { directory: { attribute: false }, wanted: { state: true }, all: { state: true } }

  constructor() {
    super()
    this.directory = /** @type {Directory} */ (/** @type {unknown} */ (null))
    /** @type {Wanted} */
    this.wanted = { words: '', topic: '', place: '' }
    /** Whether more than the first few are shown. */
    this.all = false
  }

  /** @param {Partial<Wanted>} change */
  #want(change) {
    this.wanted = { ...this.wanted, ...change }
    this.all = false
  }

  async #showAll() {
    this.all = true
    await this.focusOn(`.services li:nth-child(${AT_FIRST + 1}) button`)
  }

  render() {
    const found = fitting(this.directory, this.wanted)
    const shown = this.all ? found : found.slice(0, AT_FIRST)
    return html`<section class="choosing" aria-labelledby="choosing-title"><h3 id="choosing-title" tabindex="-1">${say('referral.new')}</h3>
      <form class="choosing-form" role="search" @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
        <div class="field"><label for="referral-search">${say('referral.search')}</label>
          <input id="referral-search" type="search" autocomplete="off" spellcheck="false" @input=${(/** @type {Event} */ event) => this.#want({ words: valueOf(event) })}></div>
        ${this.#filter('topic', this.directory.topics)}${this.#filter('place', this.directory.provinces)}
      </form>
      <p role="status" class="small">${found.length ? say('referral.found', { n: found.length }) : say('referral.found.none')}</p>
      <ul class="services plain-list">${shown.map((service) => this.#service(service))}</ul>
      ${found.length > shown.length ? html`<button type="button" class="button quiet" @click=${() => this.#showAll()}>${say('referral.more')}</button>` : nothing}
      <article class="card service"><h4>${say('referral.in-person')}</h4><p>${say('referral.in-person.what')}</p>
        <button type="button" class="button quiet" @click=${() => this.tell('chosen', IN_PERSON)} aria-label=${say('referral.choose.this', { name: say('referral.in-person') })}>${say('referral.choose')}</button></article>
    </section>`
  }

  /**
   * @param {'topic' | 'place'} name
   * @param {Record<string, string>} options
   */
  #filter(name, options) {
    return html`<div class="field"><label for="referral-${name}">${say(`referral.${name}`)}</label>
      <select id="referral-${name}" @change=${(/** @type {Event} */ event) => this.#want({ [name]: valueOf(event) })}>
        <option value="">${say('referral.all')}</option>
        ${Object.entries(options).map(([code, words]) => html`<option value=${code}>${words}</option>`)}</select></div>`
  }

  /** @param {Service} service */
  #service(service) {
    return html`<li><article class="card service"><h4>${service.name}</h4>
      <p>${service.description}</p>${service.alert ? html`<p class="small">${service.alert}</p>` : nothing}
      <p class="small">${[service.hours, service.cost, service.areas.join(', ')].filter(Boolean).join(' · ')}</p>
      <p class="marks">${freshnessMark(service, new Date(serverClock.now()))}</p>
      <div class="actions"><button type="button" class="button" aria-label=${say('referral.choose.this', { name: service.name })} @click=${() => this.tell('chosen', service.id)}>${say('referral.choose')}</button>
        <a class="onward" href=${service.address} target="_blank" rel="noopener">${say('referral.page')}${icon('onward')}</a></div></article></li>`
  }
}

/** @param {Event} event */
function valueOf(event) {
  return /** @type {HTMLInputElement} */ (event.target).value
}

customElements.define('pi-choosing', Choosing)
