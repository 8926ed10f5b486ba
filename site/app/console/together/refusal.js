// The client's "no" to a hand-over, said wherever the case could still change hands.
import { html, nothing } from 'lit'
import { dayAndTime } from '../format.js'
import { icon } from '../icons.js'
import { say } from '../words.js'

/** @import { Agreement } from './agreement.js' */

/** @param {Agreement} agreement */
export function refusal({ state, at, about }) {
  if (state !== 'no') return nothing
  return html`<p class="note warn refusal">${icon('alert')} <span><strong>${say('hand-over.client.no', { name: about, time: dayAndTime(at) })}</strong>
    ${say('hand-over.client.no.next')}</span></p>`
}
