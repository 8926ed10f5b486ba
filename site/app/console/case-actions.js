// What else can be done with a case: give it back, close it, mark it as junk, erase it.
import { html, nothing } from 'lit'
import { erase, giveBack, markAsJunk } from './casework.js'
import { Attempt } from './attempt.js'
import { icon } from './icons.js'
import { notice } from './notice.js'
import { routeTo } from './route.js'
import { View } from './view.js'
import { say } from './words.js'
import './confirm.js'

/** @import { Session } from './account.js' */
/** @import { Case } from './casework.js' */
/** @import { Consent } from './confirm.js' */

export class CaseActions extends View {
  static properties = { session: { attribute: false }, case: { attribute: false } }

  #giving = new Attempt(this)

  constructor() {
    super()
    this.session = /** @type {Session} */ (/** @type {unknown} */ (null))
    this.case = /** @type {Case} */ (/** @type {unknown} */ (null))
  }

  async #giveBack() {
    if (await this.#giving.run(() => giveBack(this.case.id))) this.tell('changed')
  }

  /** @param {Promise<unknown>} change */
  async #then(change) {
    await change
    this.tell('changed')
  }

  /** @param {string} code */
  async #erase(code) {
    await erase(this.case.id, code)
    this.tell('erased', this.case.reference)
  }

  render() {
    const mine = this.case.assignee?.id === this.session.person.id
    const open = this.case.state !== 'closed'
    return html`<div class="case-actions">
      ${mine && open ? html`${notice(this.#giving.problem)}
        <button type="button" class="button quiet" ?disabled=${this.#giving.busy} @click=${() => this.#giveBack()}>
          ${icon('undo')}${say('claim.give-back')}</button>${this.#closing()}${this.#junk()}` : nothing}
      ${mine || this.session.role === 'coordinator' ? this.#erasing() : nothing}
    </div>`
  }

  #closing() {
    return html`<a class="button quiet" href=${routeTo('case', `${this.case.id}/ending`)}>${icon('check')}${say('closing.open')}</a>`
  }

  #junk() {
    return html`<pi-confirm sign="flag" .trigger=${say('junk.open')} .heading=${say('junk.title')} .text=${say('junk.what')}
      .label=${say('junk.do')} .action=${() => this.#then(markAsJunk(this.case.id))}></pi-confirm>`
  }

  #erasing() {
    return html`<pi-confirm sign="trash" danger needsCode .trigger=${say('erase.open')} .heading=${say('erase.title')}
      .text=${say('erase.what')} .label=${say('erase.do')}
      .action=${(/** @type {Consent} */ { code }) => this.#erase(code)}></pi-confirm>`
  }
}

customElements.define('pi-case-actions', CaseActions)
