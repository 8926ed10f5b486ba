// Who can be asked, as options of a choice: who is on leave is told as such, and comes last.
import { html } from 'lit'
import { date } from '../format.js'
import { say } from '../words.js'

/** @import { Colleague } from './asks.js' */

/**
 * @param {readonly Colleague[]} colleagues
 * @param {string} chosen
 */
export function colleagueOptions(colleagues, chosen) {
  const sorted = [...colleagues].sort((one, other) => Number(Boolean(one.away_until)) - Number(Boolean(other.away_until)) || one.name.localeCompare(other.name))
  return sorted.map((each) => html`<option value=${each.id} ?selected=${each.id === chosen}>${each.away_until
    ? say('colleague.away', { name: each.name, day: date(each.away_until) }) : each.name}</option>`)
}
