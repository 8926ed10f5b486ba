// Somebody is in danger: one tap calls colleagues; then who was told, who comes, what to do, and what to offer.
import { html, nothing } from 'lit'
import { Attempt } from '../attempt.js'
import { Part } from '../case/part.js'
import { dayAndTime } from '../format.js'
import { icon } from '../icons.js'
import { notice } from '../notice.js'
import { Polling } from '../polling.js'
import { freshness, freshnessWords } from '../referrals/directory.js'
import { wayName } from '../ways.js'
import { say, sayIn } from '../words.js'
import { callHelp, come, endCall, readDanger } from './care.js'
import { asWords, helpLines } from './help.js'
import { Typed, typedIn } from './typed.js'

/** @import { Case } from '../casework.js' */
/** @import { Call } from './care.js' */
/** @import { Service } from '../referrals/directory.js' */

const OFTEN = 4_000
const STEPS = /** @type {const} */ ([1, 2, 3, 4, 5, 6])
const LIMITS = /** @type {const} */ ([1, 2, 3])
const FAILED = new Set(['failed-for-now', 'failed-for-good'])

export class Danger extends Part {
  static properties = { ...Part.properties, call: { state: true }, lines: { state: true }, how: { state: true } }

  #calling = new Attempt(this)
  #ending = new Attempt(this)
  #polling = new Polling(this, () => this.#look(), OFTEN)
  /** @type {Typed | null} */
  #typed = null
  #listens = false

  #asked = (/** @type {Event} */ event) => this.#call(/** @type {CustomEvent<{why?: string}>} */ (event).detail?.why)

  constructor() {
    super()
    /** @type {Call | null} */
    this.call = null
    /** @type {Service[] | null} */
    this.lines = null
    /** @type {'done' | 'called-off' | ''} */
    this.how = ''
  }

  willUpdate() {
    super.willUpdate()
    this.#typed ??= new Typed(this, `danger ${this.room.id}`)
    if (this.#listens) return
    this.#listens = true
    this.room.addEventListener('danger', this.#asked)
  }

  disconnectedCallback() {
    super.disconnectedCallback()
    this.room.removeEventListener('danger', this.#asked)
    this.#listens = false
  }

  /** Ask how it stands while there is a call, and not at all while there is none. */
  async #look() {
    if (!this.room?.case?.danger) {
      this.call = null
      return
    }
    this.call = (await readDanger(this.room.id)).call
    this.lines ??= await helpLines(this.room.case.language, new Date())
  }

  /** @param {string} [why] */
  async #call(why = '') {
    const text = why ? `${say('danger.text')} ${why}` : say('danger.text')
    const note = { kind: 'danger', text, fields: { phase: 'called' } }
    const called = await this.#calling.run(async () => {
      this.call = await this.room.entering(note, async (entry) => (await callHelp(this.room.id, entry)).call)
    })
    if (!called) return
    await this.#polling.now()
    this.focusOn('.danger-panel h2')
  }

  #come() {
    return this.#calling.run(async () => { this.call = (await come(this.room.id)).call })
  }

  /** @param {Event} event */
  async #end(event) {
    event.preventDefault()
    const { how } = this
    if (!how) return
    const what = typedIn(this.#typed?.values ?? {}, 'what')
    const came = this.call?.alert.claimed_by
    const said = [say(`danger.end.${how}`), what, came ? say('danger.end.came', { name: came.name }) : ''].filter(Boolean)
    const note = { kind: 'danger', text: said.map((each) => each.replace(/\.$/, '')).join('. ') + '.', fields: { phase: how } }
    const ended = await this.#ending.run(() => this.room.entering(note, (entry) => endCall(this.room.id, entry)))
    if (!ended) return
    this.#typed?.clear()
    this.how = ''
    this.call = null
  }

  render() {
    const found = /** @type {Case} */ (this.room.case)
    if (!found.danger && !this.call) return this.#button()
    return html`<section class="danger-panel" aria-labelledby="danger-title">
      ${this.call ? this.#state(this.call) : html`<h2 id="danger-title" tabindex="-1">${icon('alert')}${say('danger.mark')}</h2>`}
      ${notice(this.#calling.problem)}
      ${this.#steps()}${this.#help(found)}${this.#form()}</section>`
  }

  #button() {
    return html`<div class="danger-call"><button type="button" class="button quiet grave" ?disabled=${this.#calling.busy} aria-describedby="danger-why"
        @click=${() => this.#call()}>${icon('alert')}${say(this.#calling.busy ? 'danger.calling' : 'danger.call')}</button>
      <span class="small" id="danger-why">${say('danger.call.why')}</span></div>${notice(this.#calling.problem)}`
  }

  /** @param {Call} call */
  #state({ by, raised_at: raised, alert }) {
    const came = alert.claimed_by
    const failed = alert.deliveries.filter(({ state }) => FAILED.has(state))
    return html`<h2 id="danger-title" tabindex="-1">${icon('alert')}${say('danger.called', { time: dayAndTime(raised) })}</h2>
      <p>${say('danger.called.by', { name: by.name })}</p>
      <div role="status">${came ? html`<p class="danger-came">${icon('check')}<strong>${say('danger.coming', { name: came.name })}</strong></p>`
        : html`<p><strong>${say(alert.unreached ? 'danger.nobody' : 'danger.nobody-yet')}</strong></p>`}
      ${failed.map(({ person, channel }) => html`<p class="wrong grave">${icon('cross')}<span>${say('danger.failed', { name: person.name, way: wayName(channel) })}</span></p>`)}</div>
      ${came || by.id === this.room.me ? nothing : html`<p class="actions"><button type="button" class="button danger" ?disabled=${this.#calling.busy}
        @click=${() => this.#come()}>${icon('hand')}${say('danger.come')}</button></p>`}
      <details><summary>${say('danger.told')}</summary>${alert.deliveries.length ? html`<ul class="plain-list">${alert.deliveries.map(({ person, channel, state }) => html`
        <li>${person.name}, ${wayName(channel)}: ${say(`delivery.${state}`)}</li>`)}</ul>` : html`<p>${say('danger.told.none')}</p>`}</details>`
  }

  #steps() {
    return html`<h3>${say('danger.steps')}</h3><ol>${STEPS.map((step) => html`<li>${say(`danger.step.${step}`)}</li>`)}</ol>
      <h3>${say('danger.limits')}</h3><ul>${LIMITS.map((limit) => html`<li>${say(`danger.limit.${limit}`)}</li>`)}</ul>`
  }

  /** @param {Case} found */
  #help({ language }) {
    const { lines } = this
    const now = new Date()
    return html`<h3>${say('danger.help')}</h3>${lines?.length ? html`<ul class="plain-list help-lines">${lines.map((line) => html`<li>
        <strong>${line.name}</strong> <span>${line.ways.map(({ text }) => text).join('; ')}</span>
        <span class="small ${freshness(line, now)}">${freshnessWords(line, now)}</span>
        <button type="button" class="button quiet slim" aria-label=${say('danger.help.put-one', { name: line.name })} @click=${() => this.#offer([line], language)}>${icon('plus')}</button></li>`)}</ul>
      <p class="actions"><button type="button" class="button quiet" @click=${() => this.#offer(lines, language)}>${icon('plus')}${say('danger.help.put')}</button></p>`
      : html`<p>${say('danger.help.none')}</p>`}`
  }

  /**
   * @param {Service[]} lines
   * @param {'id' | 'en'} language
   */
  #offer(lines, language) {
    this.room.write(asWords(lines, sayIn(language, 'danger.help.lead')))
  }

  #form() {
    const values = this.#typed?.values ?? {}
    return html`<form class="danger-end" @submit=${(/** @type {Event} */ event) => this.#end(event)}>
      <h3>${say('danger.end')}</h3>
      <fieldset class="field"><legend>${say('danger.end.how')}</legend>${(/** @type {const} */ (['done', 'called-off'])).map((how) => html`
        <label class="option"><input type="radio" name="how" value=${how} required .checked=${this.how === how} @change=${() => { this.how = how }}>
          <span>${say(`danger.end.${how}`)}</span></label>`)}</fieldset>
      <div class="field"><label for="danger-what">${say('danger.end.what')}</label>
        <textarea id="danger-what" name="what" rows="3" autocomplete="off" .value=${values.what ?? ''} @input=${this.#typed?.input}></textarea></div>
      ${notice(this.#ending.problem)}
      <p class="actions"><button class="button" ?disabled=${this.#ending.busy}>${icon('check')}${say('danger.end')}</button></p></form>`
  }
}

customElements.define('pi-danger', Danger)
