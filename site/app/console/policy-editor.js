// Changing one policy: its steps, each folded to a sentence; how often again, who is told when nobody takes it; and the picture of it.
import { html, nothing } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { Attempt } from './attempt.js'
import { choiceField, field, submitted } from './fields.js'
import { span } from './format.js'
import { icon } from './icons.js'
import { notice } from './notice.js'
import { goTo } from './refusal.js'
import { savePolicies, withNewStep, withStep, withoutStep } from './policies.js'
import { pause, sequence } from './sequence.js'
import { targetName, targetNames, targetOptions } from './targets.js'
import { unsaved, unsavedNote } from './unsaved.js'
import { View } from './view.js'
import { say } from './words.js'

/** @import { PropertyValues } from 'lit' */
/** @import { Urgency } from './casework.js' */
/** @import { Policies, Policy, Step, Team } from './policies.js' */
/** @import { Kept } from './unsaved.js' */

const MOST_STEPS = 10
const REPEATS = [0, 1, 2, 3, 4, 5]
/** How often an alert that nobody took may be told again, in minutes. */
const PAUSES = [30, 60, 120, 360, 720, 1440]

export class PolicyEditor extends View {
  static properties = {
    urgency: {}, policies: { attribute: false }, team: { attribute: false }, draft: { state: true }, told: { state: true },
    restored: { state: true },
  }

  #saving = new Attempt(this)
  /** Counts forms, so that fields never keep what was dropped. */
  #edition = 0
  /** What the draft began from. @type {Policy} */
  #saved = /** @type {Policy} */ (/** @type {unknown} */ (null))

  constructor() {
    super()
    /** @type {Urgency} */
    this.urgency = 'urgent'
    this.policies = /** @type {Policies} */ (/** @type {unknown} */ (null))
    /** @type {Team} */
    this.team = { people: [], schedules: [], workingDays: null }
    this.draft = /** @type {Policy} */ (/** @type {unknown} */ (null))
    /** What was typed here before, and not saved. @type {Kept<Policy> | null} */
    this.restored = null
    /** What a button has just done, for who does not see it. */
    this.told = ''
  }

  /** @param {PropertyValues} changed */
  willUpdate(changed) {
    if (changed.has('policies')) this.#begin()
  }

  /** @param {PropertyValues} changed */
  updated(changed) {
    if (changed.has('draft')) unsaved.keep(editorOf(this.urgency), this.draft, this.#saved)
  }

  /** Begin from what was typed here before, or from what is saved. */
  #begin() {
    this.restored = unsaved.of(editorOf(this.urgency))
    this.#saved = this.restored?.saved ?? this.policies[this.urgency]
    this.draft = this.restored?.value ?? this.#saved
  }

  #drop() {
    unsaved.forget(editorOf(this.urgency))
    this.#edition += 1
    this.#begin()
    this.focusOn('#add-step')
  }

  #cancel() {
    unsaved.forget(editorOf(this.urgency))
    this.tell('cancelled')
  }

  /**
   * @param {number} number
   * @param {Partial<Step>} change
   */
  #change(number, change) {
    this.draft = withStep(this.draft, number, change)
  }

  async #addStep() {
    this.draft = withNewStep(this.draft)
    await this.updateComplete
    goTo(/** @type {HTMLElement | null} */ (this.querySelector(`#delay-${this.draft.steps.length - 1}`)))
  }

  /** @param {number} number */
  #removeStep(number) {
    this.draft = withoutStep(this.draft, number)
    this.told = say('policy.step.removed', { n: number + 1 })
    this.focusOn('#add-step')
  }

  /** @param {Event} event */
  async #save(event) {
    submitted(event)
    /** @type {Policies | null} */
    let saved = null
    await this.#saving.run(async () => {
      saved = await savePolicies({ ...this.policies, [this.urgency]: this.draft })
    })
    if (!saved) return
    unsaved.forget(editorOf(this.urgency))
    this.tell('saved', saved)
  }

  /**
   * What the server calls a field of this policy.
   * @param {string} name
   */
  #path(name) {
    return `${this.urgency}.${name}`
  }

  render() {
    return keyed(this.#edition, this.#form())
  }

  #form() {
    return html`<form novalidate @submit=${(/** @type {Event} */ event) => this.#save(event)}>
      <p role="status" class="visually-hidden">${this.told}</p>
      ${this.restored ? unsavedNote(this.restored, this.policies[this.urgency], () => this.#drop()) : nothing}
      <ol class="plain-list steps-list" data-path=${this.#path('steps')}>${this.draft.steps.map((step, number) => this.#step(step, number))}</ol>
      ${this.draft.steps.length < MOST_STEPS ? html`<button type="button" id="add-step" class="button quiet" @click=${() => this.#addStep()}>
        ${icon('plus')}${say('policy.step.add')}</button>` : nothing}
      ${this.#repetition()}${this.#exhaustion()}
      <h3>${say('policy.preview')}</h3>${sequence(this.urgency, this.draft, this.team)}
      ${notice(this.#saving.problem)}
      <div class="actions"><button class="button" ?disabled=${this.#saving.busy}>${say('policy.save')}</button>
        <button type="button" class="button quiet" @click=${() => this.#cancel()}>${say('frame.cancel')}</button></div>
    </form>`
  }

  /**
   * @param {Step} step
   * @param {number} number
   */
  #step(step, number) {
    const label = say('policy.step', { n: number + 1 })
    return html`<li><details class="step"><summary><strong>${label}</strong> <span>${this.#inShort(step, number)}</span></summary>
      <fieldset><legend class="visually-hidden">${label}</legend>
      ${number ? field({ id: `delay-${number}`, path: this.#path(`steps.${number}.delay`), label: say('policy.step.delay'), type: 'number', min: 1, max: 21_600,
        value: String(step.delay), input: ({ target }) => this.#change(number, { delay: minutesIn(target) }) }) : nothing}
      ${this.#targets(`step-${number}`, `steps.${number}.targets`, step.targets, (targets) => this.#change(number, { targets }))}
      <label class="option"><input type="checkbox" .checked=${step.every_channel}
        @change=${(/** @type {Event} */ { target }) => this.#change(number, { every_channel: /** @type {HTMLInputElement} */ (target).checked })}>
        <span>${say('policy.step.loud')}</span></label>
      ${this.draft.steps.length > 1 ? html`<button type="button" class="button quiet" @click=${() => this.#removeStep(number)}>
        ${icon('trash')}${say('policy.step.remove', { n: number + 1 })}</button>` : nothing}</fieldset></details></li>`
  }

  /**
   * A step as its summary says it: after how long, and whom.
   * @param {Step} step
   * @param {number} number
   */
  #inShort({ delay, targets, every_channel: isLoud }, number) {
    const parts = [
      number ? say('policy.later', { span: span(delay * 60_000) }) : say('policy.step.first'),
      targetNames(targets, this.team), ...(isLoud ? [say('policy.loud')] : []),
    ]
    return parts.filter(Boolean).join(' · ')
  }

  /**
   * Whom to tell: those chosen, each with a button that takes it out, and a choice of more.
   * @param {string} id
   * @param {string} name  of the field
   * @param {string[]} targets
   * @param {(targets: string[]) => void} change
   */
  #targets(id, name, targets, change) {
    const options = targetOptions(targets, this.team)
    const add = () => {
      const chosen = /** @type {HTMLSelectElement} */ (this.querySelector(`#${id}-more`)).value
      this.told = say('policy.target.added', { who: targetName(chosen, this.team) })
      change([...targets, chosen])
    }
    const remove = (/** @type {string} */ target) => {
      this.told = say('policy.target.removed', { who: targetName(target, this.team) })
      change(targets.filter((each) => each !== target))
      this.focusOn(`#${id}-more`)
    }
    return html`<div class="field" role="group" aria-labelledby="${id}-label" data-path=${this.#path(name)}>
      <p class="label" id="${id}-label">${say('policy.step.whom')}</p>
      <ul class="targets">${targets.map((target) => html`<li><button type="button" class="target" @click=${() => remove(target)}>
        <span>${targetName(target, this.team)}</span>${icon('close')}<span class="visually-hidden">${say('policy.target.remove')}</span></button></li>`)}</ul>
      <div class="adding"><select id="${id}-more" aria-label=${say('policy.target.more')}>
        ${options.map((option) => html`<option value=${option.value}>${option.label}</option>`)}</select>
        <button type="button" class="button quiet" @click=${add}>${icon('plus')}${say('policy.target.add')}</button></div></div>`
  }

  #repetition() {
    return html`<div class="repetition">
      ${this.#choice('repeats', say('policy.repeats'), this.draft.repeats, REPEATS, (n) => say('policy.repeats.n', { n }))}
      ${field({ id: 'every', path: this.#path('every'), label: say('policy.every'), type: 'number', min: 1, max: 21_600, value: String(this.draft.every),
        input: ({ target }) => { this.draft = { ...this.draft, every: minutesIn(target) } } })}</div>`
  }

  #exhaustion() {
    return html`<fieldset class="step"><legend>${say('policy.last')}</legend><p class="small muted">${say('policy.last.why')}</p>
      ${this.#targets('exhausted', 'exhausted', this.draft.exhausted, (exhausted) => { this.draft = { ...this.draft, exhausted } })}
      ${this.#choice('exhausted_every', say('policy.last.every'), this.draft.exhausted_every, PAUSES, pause)}</fieldset>`
  }

  /**
   * @param {'repeats' | 'exhausted_every'} name
   * @param {string} label
   * @param {number} value
   * @param {number[]} offered
   * @param {(number: number) => string} words
   */
  #choice(name, label, value, offered, words) {
    const numbers = [...new Set([...offered, value])].sort((one, other) => one - other)
    const options = numbers.map((number) => ({ value: String(number), label: words(number) }))
    const choose = (/** @type {Event} */ { target }) => {
      this.draft = { ...this.draft, [name]: Number(/** @type {HTMLSelectElement} */ (target).value) }
    }
    return html`<div @change=${choose}>${choiceField({ id: name, path: this.#path(name), label, value: String(value), options })}</div>`
  }
}

/**
 * How the editor of an urgency's policy is called among those that keep what is not saved.
 * @param {Urgency} urgency
 */
export function editorOf(urgency) {
  return `policy/${urgency}`
}

/** @param {EventTarget | null} target */
function minutesIn(target) {
  return Math.max(0, Math.round(Number(/** @type {HTMLInputElement} */ (target).value)))
}

customElements.define('pi-policy-editor', PolicyEditor)
