// What remains after a coordinator left: the new kit confirmed, the new signer handed to the operator.
import { html, nothing } from 'lit'
import { View } from './view.js'
import { say } from './words.js'
import './copy.js'
import './kit.js'

/** @import { Kit, Session } from './account.js' */

export class Renewal extends View {
  static properties = { session: { attribute: false }, kit: { attribute: false }, signer: {}, confirmed: { state: true } }

  constructor() {
    super()
    this.session = /** @type {Session} */ (/** @type {unknown} */ (null))
    /** @type {Kit | null} */
    this.kit = null
    /** @type {string | null} */
    this.signer = null
    this.confirmed = false
  }

  firstUpdated() {
    this.focusOn('h2')
  }

  render() {
    return html`<section class="card pressing">
      <h2 tabindex="-1">${say('remove.after.title')}</h2><p>${say('remove.after')}</p>
      ${this.signer ? html`<h3>${say('signer.title')}</h3><p>${say('signer.new')}</p>
        <pi-copy .text=${say('remove.after.command', { signer: this.signer })} .label=${say('signer.value')}></pi-copy>` : nothing}
      ${this.kit && !this.confirmed ? html`<pi-kit .session=${this.session} .kit=${this.kit}
        @confirmed=${() => { this.confirmed = true }}></pi-kit>` : nothing}
      ${this.confirmed || !this.kit ? html`<p class="note" role="status">${say('remove.after.done')}</p>
        <button type="button" class="button" @click=${() => this.tell('finished')}>${say('frame.next')}</button>` : nothing}
    </section>`
  }
}

customElements.define('pi-renewal', Renewal)
