// What stands around a view: the bar with the name, the places, language and lock.
import { html, nothing } from 'lit'
import { icon } from './icons.js'
import { routeTo } from './route.js'
import { say, spoken } from './words.js'

/** @import { TemplateResult } from 'lit' */
/** @import { Role } from './account.js' */
/** @import { Icon } from './icons.js' */
/** @import { Place, Route } from './route.js' */
/** @typedef {{route: Route, role: Role, waiting: number, lock: () => void}} Around */

/** @type {{place: Exclude<Place, 'case' | 'keys' | 'policies' | 'figures' | 'trail'>, sign: Icon, role?: Role}[]} */
const PLACES = [
  { place: 'queue', sign: 'cases' }, { place: 'roster', sign: 'calendar' }, { place: 'alerts', sign: 'bell' },
  { place: 'people', sign: 'people', role: 'coordinator' },
  { place: 'settings', sign: 'gear' }, { place: 'me', sign: 'person' },
]

/** @type {Partial<Record<Place, Place>>} */
const WITHIN = { case: 'queue', keys: 'settings', policies: 'settings', figures: 'settings', trail: 'settings' }

/**
 * The frame of someone who is signed in.
 * @param {Around} around
 * @param {TemplateResult} view
 */
export function frame({ route, role, waiting, lock }, view) {
  const places = PLACES.filter((known) => !known.role || known.role === role)
  return html`<div class="desk">
    <header class="desk-bar"><a class="brand" href=${routeTo('queue', 'waiting')}>${say('frame.name')}</a>${languageSwitch()}
      <button type="button" class="plain-button" @click=${lock}>${icon('lock')}<span>${say('frame.lock')}</span></button></header>
    <nav class="places" aria-label=${say('frame.places')}>${places.map(({ place, sign }) => html`
      <a href=${routeTo(place)} aria-current=${within(route) === place ? 'page' : nothing}>
        ${icon(sign)}<span>${say(`place.${place}`)}</span>${place === 'queue' && waiting ? html`<span class="count">${waiting}</span>` : nothing}</a>`)}</nav>
    <div class="view" tabindex="-1">${view}</div>
  </div>`
}

/**
 * The frame before anybody has come in.
 * @param {TemplateResult} view
 */
export function bare(view) {
  return html`<header class="desk-bar"><span class="brand">${say('frame.name')}</span>${languageSwitch()}</header>
    <div class="view" tabindex="-1">${view}</div>`
}

/**
 * The place in the bar that a view belongs to: a case's trail to the cases.
 * @param {Route} route
 */
function within({ place, name }) {
  return place === 'trail' && name ? 'queue' : WITHIN[place] ?? place
}

function languageSwitch() {
  const other = spoken.language === 'id' ? 'en' : 'id'
  return html`<button type="button" class="plain-button" lang=${other} @click=${() => spoken.speak(other)}>
    ${icon('language')}<span>${say('frame.language')}</span></button>`
}
