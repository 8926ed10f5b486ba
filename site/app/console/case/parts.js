// The parts of a case's page beside the thread: each is an element `<pi-case-NAME .room>` in a folder of its own.
import { html, nothing } from 'lit'
import { icon } from '../icons.js'
import { routeTo } from '../route.js'
import { say } from '../words.js'

/** @import { TemplateResult } from 'lit' */
/** @import { Icon } from '../icons.js' */
/** @import { Key } from '../words.js' */
/** @import { CaseRoom } from './room.js' */

/**
 * @typedef {object} PartOf
 * @property {string} name  as in its address
 * @property {Key} word
 * @property {Icon} sign
 * @property {() => Promise<unknown>} load  fetches its code, when it is first opened
 * @property {(room: CaseRoom) => TemplateResult} element
 */

/** @type {readonly PartOf[]} */
export const PARTS = [
  { name: 'stages', word: 'stages.tab', sign: 'steps', load: () => import('../stages/stages.js'),
    element: (room) => html`<pi-case-stages .room=${room}></pi-case-stages>` },
  { name: 'record', word: 'record.title', sign: 'note', load: () => import('../record/record.js'),
    element: (room) => html`<pi-case-record .room=${room}></pi-case-record>` },
  { name: 'goals', word: 'goals.part', sign: 'flag', load: () => import('../goals/goals.js'),
    element: (room) => html`<pi-case-goals .room=${room}></pi-case-goals>` },
  { name: 'meetings', word: 'meeting.title', sign: 'calendar', load: () => import('../meetings/meetings.js'),
    element: (room) => html`<pi-case-meetings .room=${room}></pi-case-meetings>` },
  { name: 'referrals', word: 'referral.title', sign: 'onward', load: () => import('../referrals/referrals-part.js'),
    element: (room) => html`<pi-case-referrals .room=${room}></pi-case-referrals>` },
  { name: 'ending', word: 'ending.tab', sign: 'check', load: () => import('../ending/ending.js'),
    element: (room) => html`<pi-case-ending .room=${room}></pi-case-ending>` },
  { name: 'together', word: 'together.tab', sign: 'people', load: () => import('../together/together.js'),
    element: (room) => html`<pi-case-together .room=${room}></pi-case-together>` },
  { name: 'rights', word: 'rights.tab', sign: 'key', load: () => import('../care/rights.js'),
    element: (room) => html`<pi-case-rights .room=${room}></pi-case-rights>` },
]

/**
 * The way to each part; the thread is the first.
 * @param {string} id  of the case
 * @param {string} part  where one is
 */
export function tabs(id, part) {
  const all = [{ name: 'thread', word: /** @type {Key} */ ('thread.title'), sign: /** @type {Icon} */ ('mail') }, ...PARTS]
  return html`<nav class="tabs case-tabs" aria-label=${say('case.parts')}>${all.map(({ name, word, sign }) => html`
    <a href=${routeTo('case', name === 'thread' ? id : `${id}/${name}`)} aria-current=${name === part ? 'page' : nothing}>
      ${icon(sign)}<span>${say(word)}</span></a>`)}</nav>`
}
