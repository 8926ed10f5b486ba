// Where a case stands, as four dots: small enough for a row of the queue.
import { html, nothing, svg } from 'lit'
import { STAGES } from '../record/rules.js'
import { say } from '../words.js'

/** @import { CaseSummary } from '../casework.js' */

/** @param {Pick<CaseSummary, 'stage' | 'state'>} summary */
export function stageDots({ stage, state }) {
  if (state === 'closed') return nothing
  const reached = STAGES.indexOf(stage)
  const words = `${say('stages.number', { n: reached + 1 })} ${say(`stage.${stage}`)}`
  return html`<span class="stage-dots" title=${words}><svg viewBox="0 0 44 10" aria-hidden="true" focusable="false">
    <path d="M5 5h34"/>${STAGES.map((_, n) => svg`<circle class=${n <= reached ? 'reached' : ''} cx=${5 + n * 11.3} cy="5" r="3.6"/>`)}</svg>
    <span class="visually-hidden">${words}</span></span>`
}
