// A team list that is out of date or older than one seen before: shown, so that a coordinator can vouch for it or not.
import { html, nothing } from 'lit'
import { AccountError, acceptTeam, doubtfulTeam } from './account.js'
import { Attempt } from './attempt.js'
import { date } from './format.js'
import { notice } from './notice.js'
import { View } from './view.js'
import { say } from './words.js'

/** @import { Session, Team } from './account.js' */

const DOUBTS = ['people-expired', 'people-rolled-back']

/**
 * Whether a coordinator's word can settle this problem.
 * @param {unknown} problem
 */
export function isDoubt(problem) {
  return problem instanceof AccountError && DOUBTS.includes(problem.code)
}

export class Doubt extends View {
  static properties = { session: { attribute: false }, team: { state: true } }

  #looking = new Attempt(this)
  #accepting = new Attempt(this)

  constructor() {
    super()
    this.session = /** @type {Session} */ (/** @type {unknown} */ (null))
    /** @type {Team | null} */
    this.team = null
  }

  firstUpdated() {
    this.#looking.run(async () => {
      this.team = await doubtfulTeam(this.session)
    })
  }

  /** @param {Team} shown */
  async #accept(shown) {
    if (await this.#accepting.run(() => acceptTeam(this.session, shown))) this.tell('accepted')
  }

  render() {
    return html`${notice(this.#looking.problem)}${this.team ? this.#question(this.team) : nothing}`
  }

  /** @param {Team} team */
  #question(team) {
    const { people, statement } = team
    return html`<section class="card pressing"><h2>${say('doubt.title')}</h2>
      <p>${say('doubt.what', { time: date(statement.signedAt) })}</p>
      <ul>${people.map(({ displayName, name, role }) => html`<li><strong>${displayName}</strong> (${name}): ${say(`role.${role}`)}</li>`)}</ul>
      ${notice(this.#accepting.problem)}
      <button type="button" class="button danger" ?disabled=${this.#accepting.busy} @click=${() => this.#accept(team)}>${say('doubt.accept')}</button>
    </section>`
  }
}

customElements.define('pi-doubt', Doubt)
