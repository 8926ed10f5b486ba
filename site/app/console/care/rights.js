// The tab of what a client may ask for by law, of what was told outside the team, and of what a hard case leaves behind.
import { html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { Part } from '../case/part.js'
import { dayAndTime } from '../format.js'
import { icon } from '../icons.js'
import { say } from '../words.js'
import './disclosures.js'
import './right.js'

/** @import { Case } from '../casework.js' */

const RIGHTS = new Set(['copy', 'correction', 'restriction'])

export class CaseRights extends Part {
  render() {
    const { requests, restricted_at: restricted } = /** @type {Case} */ (this.room.case)
    const open = requests.filter(({ kind }) => RIGHTS.has(kind)).sort((one, other) => one.posted_at.localeCompare(other.posted_at))
    return html`<h2 tabindex="-1">${say('rights.title')}</h2>
      ${restricted ? html`<div class="note warn"><p><strong>${say('rights.restricted', { time: dayAndTime(restricted) })}</strong></p>
        <p>${say('rights.restricted.what')}</p></div>` : nothing}
      ${open.length ? repeat(open, ({ id }) => id, (right) => html`<pi-right .room=${this.room} .right=${right}></pi-right>`)
        : html`<p class="muted">${icon('check')} ${say('rights.none')}</p>`}
      <pi-disclosures .room=${this.room}></pi-disclosures>`
  }
}

customElements.define('pi-case-rights', CaseRights)
