// Editing a schedule: its fields and layers, then what they would bring, and only there the button that saves.
import { html, nothing } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { repeat } from 'lit/directives/repeat.js'
import { Problem } from '../../shared/api.js'
import { Attempt } from '../attempt.js'
import { choiceField, field } from '../fields.js'
import { icon } from '../icons.js'
import { notice } from '../notice.js'
import { routeTo } from '../route.js'
import { serverClock } from '../server-clock.js'
import { unsaved, unsavedNote } from '../unsaved.js'
import { View } from '../view.js'
import { say } from '../words.js'
import { zoneOptions } from '../zones.js'
import { dayOf } from './days.js'
import { draftOf, newLayer, newSchedule, scheduleOf, toggled, withLayer, withoutLayer } from './drafting.js'
import { previewPicture } from './preview.js'
import { endSchedule, previewSchedule, saveSchedule } from './rostering.js'
import '../confirm.js'
import '../feed.js'
import './layer.js'

/** @import { Draft } from './drafting.js' */
/** @import { Kept } from '../unsaved.js' */
/** @import { KeptSchedule, Layer, Preview, Roster, Schedule } from './rostering.js' */

export class ScheduleEditor extends View {
  static properties = {
    roster: { attribute: false }, schedule: {}, draft: { state: true }, preview: { state: true }, theirs: { state: true }, restored: { state: true },
    edition: { state: true },
  }

  #looking = new Attempt(this)
  #saving = new Attempt(this)

  constructor() {
    super()
    this.roster = /** @type {Roster} */ (/** @type {unknown} */ (null))
    /** The id of the schedule, "new" for one that is not there yet. */
    this.schedule = 'new'
    this.draft = /** @type {Draft} */ (/** @type {unknown} */ (null))
    /** @type {Preview | null} */
    this.preview = null
    /** What a colleague saved meanwhile. @type {KeptSchedule | null} */
    this.theirs = null
    /** What was typed here before, and not saved. @type {Kept<Schedule> | null} */
    this.restored = null
    /** Counts what was loaded, so that fields never keep what belonged to the one before. */
    this.edition = 0
  }

  /** What the draft began from. @type {Schedule} */
  #saved = /** @type {Schedule} */ (/** @type {unknown} */ (null))

  get #editor() {
    return `schedule/${this.schedule}`
  }

  /** The schedule as far as this page knows what is saved. */
  get #current() {
    const found = this.theirs ?? this.roster.schedules.find(({ id }) => id === this.schedule)
    return scheduleOf(found ? draftOf(found) : newSchedule(this.roster.zone, this.#today))
  }

  get #today() {
    return dayOf(serverClock.now(), this.roster.zone)
  }

  willUpdate() {
    if (!this.draft) this.#load()
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('draft')) unsaved.keep(this.#editor, scheduleOf(this.draft), this.#saved)
  }

  /** Begin again from what is saved. */
  #drop() {
    unsaved.forget(this.#editor)
    this.#load()
    this.focusOn('#schedule-title')
  }

  #load() {
    this.restored = this.theirs ? null : unsaved.of(this.#editor)
    this.#saved = this.restored?.saved ?? this.#current
    this.draft = draftOf(this.restored?.value ?? this.#saved)
    this.theirs = null
    this.preview = null
    this.edition += 1
  }

  /** @param {Partial<Draft>} changes */
  #change(changes) {
    this.draft = { ...this.draft, ...changes }
  }

  /** @param {Event} event */
  async #look(event) {
    event.preventDefault()
    const seen = await this.#looking.run(async () => { this.preview = await previewSchedule(scheduleOf(this.draft)) })
    if (seen) this.focusOn('#preview-title')
    else this.#meets(this.#looking.problem)
  }

  async #save() {
    if (await this.#saving.run(() => saveSchedule(scheduleOf(this.draft)))) return this.#done(say('roster.saved'))
    this.#meets(this.#saving.problem)
  }

  /**
   * Whether a colleague was first; then what they saved is kept beside what was typed.
   * @param {unknown} problem
   */
  #meets(problem) {
    this.theirs = problem instanceof Problem ? (problem.document.schedule ?? null) : null
    if (this.theirs) this.focusOn('.overtaken')
    return this.theirs !== null
  }

  /** Go on with what was typed, above the colleague's version. */
  #keepMine() {
    this.#change({ version: this.theirs?.version ?? 0 })
    this.theirs = null
    this.#looking.forget()
    this.#back()
  }

  #takeTheirs() {
    this.#load()
    this.#looking.forget()
    this.focusOn('#schedule-title')
  }

  async #end() {
    await endSchedule(scheduleOf(this.draft))
    this.#done(say('roster.ended'))
  }

  /** @param {string} told */
  #done(told) {
    unsaved.forget(this.#editor)
    this.tell('roster-saved', told)
  }

  async #addLayer() {
    const added = newLayer(this.#today, 1)
    this.#change({ layers: [...this.draft.layers, added] })
    await this.updateComplete
    this.focusOn(`#layer-${added.key}-add`)
  }

  /** @param {number} key */
  #removeLayer(key) {
    this.draft = withoutLayer(this.draft, key)
    this.focusOn('.add-layer')
  }

  #back() {
    this.preview = null
    this.focusOn('#schedule-title')
  }

  render() {
    return html`<p><a class="back" href=${routeTo('roster', 'edit')}>${icon('back')}${say('roster.schedules')}</a></p>
      ${this.preview ? this.#previewed(this.preview) : keyed(this.edition, this.#form())}`
  }

  #form() {
    const { draft } = this
    const input = (/** @type {(value: string) => void} */ take) => (/** @type {Event} */ event) =>
      take(/** @type {HTMLInputElement} */ (event.target).value)
    return html`<h2 id="schedule-title" tabindex="-1">${draft.id ? say('roster.edit.title') : say('roster.edit.new')}</h2>
      ${this.restored ? unsavedNote(this.restored, draft.id ? this.#current : this.restored.saved, () => this.#drop()) : nothing}
      <form novalidate @submit=${(/** @type {Event} */ event) => this.#look(event)}>
        ${field({ id: 'schedule-name', path: 'name', label: say('roster.name'), hint: say('roster.name.hint'), value: draft.name, maxlength: 60,
          input: input((name) => this.#change({ name })) })}
        <div class="beside"><div @change=${input((zone) => this.#change({ zone }))}>
          ${choiceField({ id: 'schedule-zone', path: 'zone', label: say('roster.zone'), value: draft.zone, options: zoneOptions(draft.zone) })}</div>
          ${field({ id: 'schedule-minimum', path: 'minimum', label: say('roster.minimum'), type: 'number', min: 1, max: 50, value: String(draft.minimum),
            input: input((minimum) => this.#change({ minimum: Number(minimum) })) })}</div>
        ${this.#layers()}${this.#fallback()}
        ${this.theirs ? this.#overtaken() : notice(this.#looking.problem)}
        <div class="actions"><button class="button" ?disabled=${this.#looking.busy}>${icon('eye')}${
          this.#looking.busy ? say('frame.working') : say('roster.preview.do')}</button>
          ${draft.id ? html`<pi-confirm danger sign="trash" .trigger=${say('roster.end')} .heading=${say('roster.end.title')}
            .text=${say('roster.end.what')} .label=${say('roster.end')} .action=${() => this.#end()}></pi-confirm>` : nothing}</div>
      </form>
      ${draft.id ? html`<section aria-labelledby="feed-title"><h3 class="part" id="feed-title">${say('feed.schedule.title')}</h3>
        <pi-feed .schedule=${draft.id}></pi-feed></section>` : nothing}`
  }

  #layers() {
    return html`<h3 class="part">${say('roster.layers')}</h3><p class="why">${say('roster.layers.why')}</p>
      <div data-path="layers" @layer-changed=${(/** @type {CustomEvent<{key: number, changes: Partial<Layer>}>} */ { detail }) => {
        this.draft = withLayer(this.draft, detail.key, detail.changes)
      }} @layer-removed=${(/** @type {CustomEvent<number>} */ { detail }) => this.#removeLayer(detail)}>
        ${repeat(this.draft.layers, ({ key }) => key, (layer, index) => html`<pi-layer .layer=${layer} .people=${this.roster.people} .number=${index + 1}
          ?removable=${this.draft.layers.length > 1}></pi-layer>`)}</div>
      <button type="button" class="button quiet add-layer" @click=${() => this.#addLayer()}>${icon('plus')}${say('roster.layer.add')}</button>`
  }

  #fallback() {
    const people = this.roster.people.filter(({ id, active }) => active || this.draft.fallback.includes(id))
    return html`<fieldset class="field" data-path="fallback"><legend class="part">${say('roster.fallback')}</legend>
      <p class="why">${say('roster.fallback.why')}</p>
      <div class="fallback">${people.map(({ id, name }) => html`<label class="option"><input type="checkbox" .checked=${this.draft.fallback.includes(id)}
        @change=${() => this.#change({ fallback: toggled(this.draft.fallback, id) })}> <span>${name}</span></label>`)}</div></fieldset>`
  }

  /** @param {Preview} preview */
  #previewed(preview) {
    return html`<h2 id="preview-title" tabindex="-1">${say('roster.preview.title', { name: this.draft.name })}</h2>
      ${previewPicture({ roster: this.roster, schedule: scheduleOf(this.draft), preview, now: serverClock.now() })}
      ${this.theirs ? this.#overtaken() : notice(this.#saving.problem)}
      <div class="actions save-bar">${this.theirs ? nothing : html`<button type="button" class="button" ?disabled=${this.#saving.busy} @click=${() => this.#save()}>
        ${icon('check')}${this.#saving.busy ? say('frame.working') : say('roster.save')}</button>`}
        <button type="button" class="button quiet" @click=${() => this.#back()}>${icon('back')}${say('roster.preview.back')}</button></div>`
  }

  #overtaken() {
    return html`<div class="danger-box overtaken" tabindex="-1" role="alert">${icon('people')}<div>
      <p><strong>${say('roster.overtaken')}</strong></p><p>${say('roster.overtaken.what')}</p>
      <div class="actions"><button type="button" class="button quiet" @click=${() => this.#keepMine()}>${say('roster.overtaken.mine')}</button>
        <button type="button" class="button quiet" @click=${() => this.#takeTheirs()}>${say('roster.overtaken.theirs')}</button></div></div></div>`
  }
}

customElements.define('pi-schedule', ScheduleEditor)
