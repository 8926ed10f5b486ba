// A page of the console that shows the team, as signed, and says what was done to it.
import { html, nothing } from 'lit'
import { team } from './account.js'
import { Attempt } from './attempt.js'
import { isDoubt } from './doubt.js'
import { notice } from './notice.js'
import { View } from './view.js'

/** @import { Session, Team } from './account.js' */

export class TeamView extends View {
  static properties = { session: { attribute: false }, team: { state: true }, told: { state: true } }

  #loading = new Attempt(this)

  constructor() {
    super()
    this.session = /** @type {Session} */ (/** @type {unknown} */ (null))
    /** @type {Team | null} */
    this.team = null
    /** What was done. */
    this.told = ''
  }

  firstUpdated() {
    this.load()
  }

  /** Read the team again. */
  load() {
    return this.#loading.run(async () => {
      this.team = await team(this.session)
    })
  }

  /** What was done, in a line that is read aloud. */
  telling() {
    return html`<p role="status" class=${this.told ? 'note' : 'visually-hidden'}>${this.told}</p>`
  }

  /** Why the team could not be read; where its list is in doubt, whoever may accept it is asked. */
  hindrance() {
    const { problem } = this.#loading
    return html`${notice(problem, () => this.load())}${isDoubt(problem)
      ? html`<pi-doubt .session=${this.session} @accepted=${() => this.load()}></pi-doubt>` : nothing}`
  }
}
