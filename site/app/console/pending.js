// Invitations under way: who has accepted is checked against the link's own secret before being admitted.
import { html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { admit, pendingPeople, withdrawInvitation } from './account.js'
import { Attempt } from './attempt.js'
import { dayAndTime } from './format.js'
import { icon } from './icons.js'
import { notice } from './notice.js'
import { standing } from './titles.js'
import { View } from './view.js'
import { say, spoken } from './words.js'
import './confirm.js'

/** @import { Invitation, Session } from './account.js' */

export class Pending extends View {
  static properties = { session: { attribute: false }, invitations: { state: true }, told: { state: true } }

  #loading = new Attempt(this)
  #withdrawing = new Attempt(this)

  constructor() {
    super()
    this.session = /** @type {Session} */ (/** @type {unknown} */ (null))
    /** @type {Invitation[]} */
    this.invitations = []
    this.told = ''
  }

  firstUpdated() {
    this.load()
  }

  load() {
    return this.#loading.run(async () => {
      this.invitations = await pendingPeople(this.session)
    })
  }

  /** @param {Invitation} invitation */
  async #admit({ id, displayName }) {
    await admit(this.session, id)
    this.told = say('pending.admitted', { name: displayName })
    this.tell('admitted')
    await this.load()
  }

  /** @param {string} id */
  async #withdraw(id) {
    if (await this.#withdrawing.run(() => withdrawInvitation(this.session, id))) await this.load()
  }

  render() {
    return html`<p role="status" class=${this.told ? 'note' : 'visually-hidden'}>${this.told}</p>
      ${notice(this.#loading.problem, () => this.load())}${notice(this.#withdrawing.problem)}
      ${this.invitations.length ? html`<section aria-labelledby="pending-title"><h2 id="pending-title">${say('pending.title')}</h2>
        <ul class="people">${repeat(this.invitations, ({ id }) => id, (invitation) => this.#card(invitation))}</ul></section>` : nothing}`
  }

  /** @param {Invitation} invitation */
  #card(invitation) {
    const { id, displayName, name, title, role, state, proven, expiresAt } = invitation
    const lying = state === 'accepted' && !proven
    return html`<li class="card person">
      <p class="who"><strong>${displayName}</strong> <span class="muted">${name}</span>
        <span class="mark ${state === 'accepted' ? 'soon' : 'plain'}">${icon(state === 'accepted' ? 'check' : 'mail')}${
          say(`pending.${state}`)}</span></p>
      <p class="muted">${standing({ role, title })}</p>
      ${state === 'sent' ? html`<p class="small">${say('people.expires', { time: dayAndTime(expiresAt) })}</p>` : nothing}
      ${lying ? html`<p class="mistrusted">${icon('cross')}<span>${say('pending.unproven')}</span></p>` : nothing}
      <div class="actions">
        ${state === 'accepted' && proven ? html`<pi-confirm sign="check" .trigger=${say('pending.admit')}
          .heading=${say('pending.admit')} .text=${say('pending.admit.what', { name: displayName })} .label=${say('pending.admit')}
          .action=${() => this.#admit(invitation)}></pi-confirm>` : nothing}
        <button type="button" class="button quiet" ?disabled=${this.#withdrawing.busy} @click=${() => this.#withdraw(id)}>
          ${say('pending.withdraw')}</button>
      </div></li>`
  }
}

customElements.define('pi-pending', Pending)
