// The section on one's own page where a person says how they are told, and when not.
import { html, nothing } from 'lit'
import { Attempt } from './attempt.js'
import { urgencyMark } from './case-facts.js'
import { submitted } from './fields.js'
import { timeOfDay } from './format.js'
import { icon } from './icons.js'
import { notice } from './notice.js'
import { CHOICES, SECOND, URGENCIES, atOnce, delaysOf, oneFirst, readRules, rulesFrom, saveRules, warningOf } from './own-rules.js'
import { unsaved, unsavedNote } from './unsaved.js'
import { View } from './view.js'
import { wayName } from './ways.js'
import { say } from './words.js'

/** @import { PropertyValues } from 'lit' */
/** @import { Urgency } from './casework.js' */
/** @import { Delays, Quiet, Rules } from './own-rules.js' */
/** @import { Channel } from './telling.js' */
/** @import { Kept } from './unsaved.js' */

/** @typedef {{delays: Record<Urgency, Delays>, quiet: Quiet | null}} Chosen */

const EDITOR = 'own-rules'
/** @type {Quiet} */
const NIGHT = { start: '22:00', end: '06:00' }

export class OwnRules extends View {
  static properties = {
    channels: { attribute: false }, rules: { state: true }, delays: { state: true }, quiet: { state: true }, told: { state: true },
    restored: { state: true },
  }

  #loading = new Attempt(this)
  #saving = new Attempt(this)

  constructor() {
    super()
    /** The person's channels, as the list above has them. @type {Channel[]} */
    this.channels = []
    /** As the server has them. @type {Rules | null} */
    this.rules = null
    /** As they stand on the page. @type {Record<Urgency, Delays>} */
    this.delays = { urgent: {}, soon: {}, routine: {} }
    /** @type {Quiet | null} */
    this.quiet = null
    /** What was chosen here before, and not saved. @type {Kept<Chosen> | null} */
    this.restored = null
    this.told = ''
  }

  firstUpdated() {
    this.#load()
  }

  /** @param {PropertyValues} changed */
  willUpdate(changed) {
    if (changed.has('channels') && this.rules) this.#lay(this.rules)
  }

  /** @param {PropertyValues} changed */
  updated(changed) {
    if (!this.rules || !(changed.has('delays') || changed.has('quiet'))) return
    unsaved.keep(EDITOR, { delays: this.delays, quiet: this.quiet }, this.#saved(this.rules))
  }

  /**
   * What the server's rules are on this page.
   * @param {Rules} rules
   * @returns {Chosen}
   */
  #saved(rules) {
    const of = (/** @type {Urgency} */ urgency) => delaysOf(rules[urgency], this.#proven)
    return { delays: { urgent: of('urgent'), soon: of('soon'), routine: of('routine') }, quiet: rules.quiet }
  }

  /** Channels that a code proved: only these are in rules. */
  get #proven() {
    return this.channels.filter(({ state }) => state !== 'unverified')
  }

  #load() {
    return this.#loading.run(async () => {
      this.#take(await readRules())
    })
  }

  /** @param {Rules} rules */
  #take(rules) {
    this.restored = unsaved.of(EDITOR)
    this.rules = rules
    this.quiet = this.restored ? this.restored.value.quiet : rules.quiet
    this.#lay(rules)
  }

  #drop() {
    unsaved.forget(EDITOR)
    if (this.rules) this.#take(this.rules)
    this.focusOn('select, input')
  }

  /**
   * Lay the server's rules on the channels of now, and over them what was chosen and not saved.
   * @param {Rules} rules
   */
  #lay(rules) {
    const { delays } = this.#saved(rules)
    const chosen = /** @type {Kept<Chosen> | null} */ (unsaved.of(EDITOR))?.value.delays
    const of = (/** @type {Urgency} */ urgency) =>
      Object.fromEntries(Object.entries(delays[urgency]).map(([id, delay]) => [id, chosen && id in chosen[urgency] ? chosen[urgency][id] ?? null : delay]))
    this.delays = { urgent: of('urgent'), soon: of('soon'), routine: of('routine') }
  }

  /** @param {Delays} delays */
  #preset(delays) {
    this.told = ''
    this.delays = { urgent: delays, soon: delays, routine: delays }
  }

  /**
   * @param {Urgency} urgency
   * @param {string} channel
   * @param {Event} event
   */
  #choose(urgency, channel, { target }) {
    const { value } = /** @type {HTMLSelectElement} */ (target)
    this.told = ''
    this.delays = { ...this.delays, [urgency]: { ...this.delays[urgency], [channel]: value === '' ? null : Number(value) } }
  }

  /**
   * @param {keyof Quiet} edge
   * @param {Event} event
   */
  #setQuiet(edge, { target }) {
    const { value } = /** @type {HTMLInputElement} */ (target)
    this.told = ''
    if (value) this.quiet = { ...(this.quiet ?? NIGHT), [edge]: value }
  }

  /** @param {Event} event */
  async #save(event) {
    submitted(event)
    const of = (/** @type {Urgency} */ urgency) => rulesFrom(this.delays[urgency])
    const wanted = { urgent: of('urgent'), soon: of('soon'), routine: of('routine'), quiet: this.quiet, version: this.rules?.version ?? 0 }
    this.told = ''
    const saved = await this.#saving.run(async () => {
      const rules = await saveRules(wanted)
      unsaved.forget(EDITOR)
      this.#take(rules)
    })
    if (saved) this.told = say('frame.saved')
  }

  render() {
    return html`<section aria-labelledby="rules-title"><h2 id="rules-title">${say('rules.title')}</h2>
      <p class="why">${say('rules.why')}</p>
      ${notice(this.#loading.problem, () => this.#load())}${this.rules ? this.#form() : nothing}</section>`
  }

  #form() {
    return html`<form @submit=${(/** @type {Event} */ event) => this.#save(event)}>
      ${this.restored && this.rules ? unsavedNote(this.restored, this.#saved(this.rules), () => this.#drop()) : nothing}
      ${this.#proven.length ? html`${this.#presets()}${URGENCIES.map((urgency) => this.#urgency(urgency))}`
        : html`<p class="note">${say('rules.no-channel')}</p>`}
      ${this.#quietHours()}
      ${notice(this.#saving.problem)}
      <p role="status" class=${this.told ? 'note' : 'visually-hidden'}>${this.told}</p>
      <button class="button" ?disabled=${this.#saving.busy}>${say('rules.save')}</button>
    </form>`
  }

  #presets() {
    const working = this.#proven.filter(({ state }) => state === 'ok')
    const first = working.find(({ kind }) => kind === 'email') ?? working[0]
    if (!first || this.#proven.length < 2) return nothing
    return html`<div class="choices presets">
      <button type="button" class="button quiet" @click=${() => this.#preset(atOnce(this.#proven))}>${say('rules.preset.all')}</button>
      <button type="button" class="button quiet" @click=${() => this.#preset(oneFirst(this.#proven, first.id))}>
        ${say('rules.preset.first', { way: wayName(first.kind), n: SECOND })}</button></div>`
  }

  /** @param {Urgency} urgency */
  #urgency(urgency) {
    const warning = warningOf(urgency, this.delays[urgency], this.#proven)
    return html`<fieldset class="card rule" data-path=${urgency}><legend>${urgencyMark(urgency)}</legend>
      ${this.#proven.map((channel) => this.#delay(urgency, channel))}
      <p class="small outcome">${this.#outcome(urgency)}</p>
      ${warning ? html`<p class="note warn" role="status">${say(`rules.warning.${warning}`)}</p>` : nothing}</fieldset>`
  }

  /**
   * @param {Urgency} urgency
   * @param {Channel} channel
   */
  #delay(urgency, { id, kind, address }) {
    const delay = this.delays[urgency][id] ?? null
    const choices = [...new Set([...CHOICES, delay ?? 0])].sort((one, other) => one - other)
    return html`<div class="rule-row"><label for="rule-${urgency}-${id}"><strong>${wayName(kind)}</strong> <span class="muted">${address}</span></label>
      <select id="rule-${urgency}-${id}" @change=${(/** @type {Event} */ event) => this.#choose(urgency, id, event)}>
        ${choices.map((n) => html`<option value=${n} .selected=${n === delay}>${after(n)}</option>`)}
        <option value="" .selected=${delay === null}>${say('rules.never')}</option></select></div>`
  }

  /**
   * The rules of an urgency as one sentence.
   * @param {Urgency} urgency
   */
  #outcome(urgency) {
    const rules = rulesFrom(this.delays[urgency])
    if (!rules.length) return say('rules.outcome.all')
    const parts = rules.map(({ delay, channel }) => {
      const kind = this.#proven.find(({ id }) => id === channel)?.kind ?? ''
      return `${wayName(kind)} ${after(delay)}`
    })
    return say('rules.outcome.some', { ways: parts.join(say('rules.outcome.then')) })
  }

  #quietHours() {
    const { start, end } = this.quiet ?? NIGHT
    return html`<fieldset class="card rule"><legend>${say('quiet.title')}</legend>
      <label class="option"><input type="checkbox" .checked=${this.quiet !== null}
        @change=${() => { this.told = ''; this.quiet = this.quiet ? null : NIGHT }}> <span>${say('quiet.on')}</span></label>
      ${this.quiet ? html`<div class="trio">${this.#time('start', start)}${this.#time('end', end)}</div>` : nothing}
      <p class="small outcome">${icon(this.quiet ? 'clock' : 'bell')} ${this.quiet ? say('quiet.outcome', { start: timeOfDay(start), end: timeOfDay(end) }) : say('quiet.none')}</p></fieldset>`
  }

  /**
   * @param {keyof Quiet} edge
   * @param {string} value
   */
  #time(edge, value) {
    return html`<div class="field"><label for="quiet-${edge}">${say(`quiet.${edge}`)}</label>
      <input id="quiet-${edge}" data-path="quiet.${edge}" type="time" required .value=${value} @change=${(/** @type {Event} */ event) => this.#setQuiet(edge, event)}></div>`
  }
}

/** @param {number} minutes */
function after(minutes) {
  if (minutes === 0) return say('rules.at-once')
  return minutes % 60 ? say('rules.minutes', { n: minutes }) : say('rules.hours', { n: minutes / 60 })
}

customElements.define('pi-rules', OwnRules)
