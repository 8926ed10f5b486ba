// Who is told of something that waits, for everybody to read and for coordinators to change.
import { html, nothing } from 'lit'
import { Attempt } from './attempt.js'
import { urgencyMark } from './case-facts.js'
import { icon } from './icons.js'
import { notice } from './notice.js'
import { URGENCIES } from './own-rules.js'
import { readPolicies, readTeam, resetPolicies } from './policies.js'
import { editorOf } from './policy-editor.js'
import { sequence } from './sequence.js'
import { unsaved } from './unsaved.js'
import { View } from './view.js'
import { toSettings } from './way-back.js'
import { say } from './words.js'
import './confirm.js'

/** @import { Urgency } from './casework.js' */
/** @import { Policies, Team } from './policies.js' */

export class PoliciesView extends View {
  static properties = {
    coordinates: { type: Boolean }, policies: { state: true }, team: { state: true }, editing: { state: true }, told: { state: true },
  }

  #loading = new Attempt(this)

  constructor() {
    super()
    /** Whether this person may change them. */
    this.coordinates = false
    /** @type {Policies | null} */
    this.policies = null
    /** @type {Team} */
    this.team = { people: [], schedules: [], workingDays: null }
    /** @type {Urgency | null} */
    this.editing = null
    this.told = ''
  }

  firstUpdated() {
    this.#load()
  }

  #load() {
    return this.#loading.run(async () => {
      [this.policies, this.team] = await Promise.all([readPolicies(), readTeam()])
      if (this.coordinates) this.editing = URGENCIES.find((urgency) => unsaved.of(editorOf(urgency))) ?? null
    })
  }

  /** @param {Policies} policies */
  async #reset({ version }) {
    this.policies = await resetPolicies(version)
    this.told = say('policy.reset.done')
  }

  /** @param {Urgency} urgency */
  #edit(urgency) {
    this.told = ''
    this.editing = urgency
    this.focusOn('pi-policy-editor summary')
  }

  /**
   * @param {Urgency} urgency
   * @param {Policies | null} saved
   */
  #close(urgency, saved) {
    this.editing = null
    if (saved) {
      this.policies = saved
      this.told = say('policy.saved', { urgency: say(`urgency.${urgency}`).toLowerCase() })
    }
    this.focusOn(`#edit-${urgency}`)
  }

  render() {
    return html`${toSettings()}
      <h1>${say('policy.title')}</h1><p class="why">${say('policy.why')}</p>
      ${this.coordinates ? nothing : html`<p class="note">${say('settings.read-only')}</p>`}
      <p role="status" class=${this.told ? 'note' : 'visually-hidden'}>${this.told}</p>
      ${notice(this.#loading.problem, () => this.#load())}
      ${this.policies ? html`${URGENCIES.map((urgency) => this.#section(urgency, /** @type {Policies} */ (this.policies)))}
        ${this.#standard(this.policies)}` : nothing}`
  }

  /**
   * @param {Urgency} urgency
   * @param {Policies} policies
   */
  #section(urgency, policies) {
    return html`<section class="card policy" aria-labelledby="policy-${urgency}"><h2 id="policy-${urgency}">${urgencyMark(urgency)}</h2>
      ${this.editing === urgency ? html`<pi-policy-editor .urgency=${urgency} .policies=${policies} .team=${this.team}
          @saved=${(/** @type {CustomEvent<Policies>} */ event) => this.#close(urgency, event.detail)}
          @cancelled=${() => this.#close(urgency, null)}></pi-policy-editor>`
        : html`${sequence(urgency, policies[urgency], this.team)}
          ${this.coordinates && !this.editing ? html`<button type="button" class="button quiet" id="edit-${urgency}" @click=${() => this.#edit(urgency)}>
            ${icon('gear')}${say(`policy.edit.${urgency}`)}</button>` : nothing}`}</section>`
  }

  /** @param {Policies} policies */
  #standard(policies) {
    if (!policies.version) return html`<p class="muted">${say('policy.standard')}</p>`
    if (!this.coordinates || this.editing) return nothing
    return html`<pi-confirm sign="undo" .trigger=${say('policy.reset.open')} .heading=${say('policy.reset.title')}
      .text=${say('policy.reset.what')} .label=${say('policy.reset.do')} .action=${() => this.#reset(policies)}></pi-confirm>`
  }
}

customElements.define('pi-policies', PoliciesView)
