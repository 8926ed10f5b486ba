// The training case: the same views over an invented case that touches no one, clearly marked, and begun again at will.
import { html, nothing } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { Attempt } from '../attempt.js'
import { icon } from '../icons.js'
import { notice } from '../notice.js'
import { unsaved } from '../unsaved.js'
import { View } from '../view.js'
import { say, spoken } from '../words.js'
import { begin, TrainingDesk } from './desk.js'
import { TRAINING } from './place.js'
import { TrainingSession } from './session.js'

/** @import { Session, Settings } from '../account.js' */

export class Training extends View {
  static properties = { session: { attribute: false }, settings: { attribute: false }, partName: {}, made: { state: true } }

  #beginning = new Attempt(this)
  #times = 0

  constructor() {
    super()
    this.session = /** @type {Session} */ (/** @type {unknown} */ (null))
    this.settings = /** @type {Settings} */ (/** @type {unknown} */ (null))
    this.partName = 'thread'
    /** @type {TrainingSession | null} */
    this.made = null
  }

  firstUpdated() {
    this.#begin()
  }

  disconnectedCallback() {
    super.disconnectedCallback()
    begin(null)
    unsaved.forgetAbout(TRAINING)
  }

  #begin() {
    return this.#beginning.run(async () => {
      const session = await TrainingSession.for(this.session)
      const { id, displayName } = session.person
      begin(await TrainingDesk.new(session.recipient, { id, name: displayName }, spoken.language))
      unsaved.forgetAbout(TRAINING)
      this.#times += 1
      this.made = session
    })
  }

  render() {
    return html`<div class="note training" role="note">${icon('flag')}<p><strong>${say('training.title')}</strong> ${say('training.what')}</p>
        <button type="button" class="button quiet" ?disabled=${this.#beginning.busy} @click=${() => this.#begin()}>${icon('again')}${say('training.again')}</button></div>
      ${notice(this.#beginning.problem, () => this.#begin())}
      ${this.made ? keyed(this.#times, html`<pi-case .session=${this.made} .settings=${this.settings} .caseId=${TRAINING} .partName=${this.partName}></pi-case>`) : nothing}`
  }
}

customElements.define('pi-training', Training)
