// What may still be done about a block of the picture, and by whom, for who can do nothing about it themselves.
import { html, nothing } from 'lit'
import { routeTo } from '../route.js'
import { say } from '../words.js'
import { nameOf, namesOf } from './naming.js'
import { overlap } from './picture.js'

/** @import { Key } from '../words.js' */
/** @import { Moment } from './days.js' */
/** @import { Block } from './picture.js' */
/** @import { Roster } from './rostering.js' */
/** @typedef {{roster: Roster, block: Block, me: string, coordinates: boolean, now: Moment}} Looked */
/** @typedef {'past' | 'leave' | 'gap' | 'offered' | 'mine' | 'running' | 'theirs'} Prospect */

/**
 * Which sentence fits; null where this person has a button instead.
 * @param {Looked} looked
 * @returns {Prospect | null}
 */
export function prospectOf({ roster, block, me, coordinates, now }) {
  const { person, schedule, start, end } = block
  if (end <= now) return 'past'
  if (start > now && offersMe(roster, block, me)) return 'offered'
  if (coordinates) return null
  if (!schedule) return person === me ? null : 'leave'
  if (person === null) return 'gap'
  if (start <= now) return person === me ? 'mine' : 'running'
  return person === me ? null : 'theirs'
}

/**
 * Whether a colleague offers this time, or a part of it, to this person.
 * @param {Roster} roster
 * @param {Block} block
 * @param {string} me
 */
function offersMe({ swaps }, block, me) {
  return swaps.some((swap) => swap.state === 'open' && swap.offered_by !== me && (swap.to === null || swap.to === me)
    && swap.schedule === block.schedule && swap.line === block.line && overlap(swap, block))
}

/**
 * The sentence, with the names of those who can.
 * @param {Looked} looked
 * @param {() => void} leave  what a way to another page does besides
 */
export function prospect(looked, leave) {
  const kind = prospectOf(looked)
  if (!kind) return nothing
  const { roster, block: { person } } = looked
  const coordinators = roster.people.filter(({ active, role }) => active && role === 'coordinator').map(({ id }) => id)
  const words = say(/** @type {Key} */ (`roster.prospect.${kind}`), {
    name: person ? nameOf(roster, person) : say('roster.somebody'), coordinators: namesOf(roster, coordinators),
  })
  return html`<p class="prospect">${words}</p>${kind === 'past' ? onward('mine', 'roster.prospect.past.go', leave) : nothing}
    ${kind === 'offered' ? onward('swaps', 'roster.prospect.offered.go', leave) : nothing}`
}

/**
 * @param {'mine' | 'swaps'} page
 * @param {Key} words
 * @param {() => void} leave
 */
function onward(page, words, leave) {
  return html`<p><a class="onward" href=${routeTo('roster', page)} @click=${leave}>${say(words)}</a></p>`
}
