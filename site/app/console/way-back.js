// The way back from a place within the settings.
import { html } from 'lit'
import { icon } from './icons.js'
import { routeTo } from './route.js'
import { say } from './words.js'

export function toSettings() {
  return html`<p><a class="back" href=${routeTo('settings')}>${icon('back')}${say('place.settings')}</a></p>`
}
