// One's own shifts in the next weeks, the next one on top.
import { html, nothing } from 'lit'
import { span } from '../format.js'
import { icon } from '../icons.js'
import { routeTo } from '../route.js'
import { say } from '../words.js'
import { isOffered } from './board.js'
import { elsewhere, rowName, timesOf } from './naming.js'
import { blocksOf, windowOf } from './picture.js'

/** @import { Moment } from './days.js' */
/** @import { Block } from './picture.js' */
/** @import { Roster } from './rostering.js' */

/**
 * Somebody's time on any line that is not over yet.
 * @param {Roster} roster
 * @param {string} person
 * @param {Moment} now
 */
export function ownBlocks(roster, person, now) {
  return blocksOf(roster.spans, roster.overrides, windowOf(roster)).filter((block) => block.person === person && block.end > now)
}

/**
 * @param {{roster: Roster, me: string, now: Moment, offer: (block: Block) => void}} own
 */
export function myShifts({ roster, me, now, offer }) {
  const [next, ...others] = ownBlocks(roster, me, now)
  if (!next) return html`<div class="empty">${icon('calendar')}<p><strong>${say('roster.mine.none')}</strong></p>
    <p class="muted">${say('roster.mine.none.next')}</p></div>`
  return html`<section class="card next-shift" aria-labelledby="next-title"><h2 id="next-title">${
    next.start <= now ? say('roster.mine.now') : say('roster.mine.next', { span: span(next.start - now) })}</h2>
      ${shift(roster, next, now, offer)}</section>
    ${others.length ? html`<section><h2>${say('roster.mine.later')}</h2><ul class="plain-list rows">${
      others.map((block) => html`<li>${shift(roster, block, now, offer)}</li>`)}</ul></section>` : nothing}`
}

/**
 * @param {Roster} roster
 * @param {Block} block
 * @param {Moment} now
 * @param {(block: Block) => void} offer
 */
function shift(roster, block, now, offer) {
  const { schedule, line, changed } = block
  const there = elsewhere(block, roster.schedules.find(({ id }) => id === schedule))
  return html`<div class="own-shift"><div><p class="time"><strong>${timesOf(block)}</strong></p>
      ${there ? html`<p class="muted">${there}</p>` : nothing}
      <p class="muted">${rowName(roster, schedule, line)}${changed ? html` · ${icon('swap')} ${say('roster.changed')}` : nothing}</p></div>
    ${offering(roster, block, now, offer)}</div>`
}

/**
 * The button that offers a shift of one's own; where it is offered, the way to the board.
 * @param {Roster} roster
 * @param {Block} block
 * @param {Moment} now
 * @param {(block: Block) => void} offer
 */
export function offering(roster, block, now, offer) {
  if (isOffered(roster.swaps, block)) return html`<a class="onward" href=${routeTo('roster', 'swaps')}>${say('roster.offered.already')}</a>`
  if (block.start <= now) return nothing
  return html`<button type="button" class="plain-button" aria-haspopup="dialog" @click=${() => offer(block)}>${icon('swap')}${say('roster.offer')}<span
    class="visually-hidden">, ${timesOf(block)}</span></button>`
}
