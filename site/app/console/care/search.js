// Search in the cases that were opened since the console was unlocked; nothing of it is asked of the server.
import { html, nothing } from 'lit'
import { routeTo } from '../route.js'
import { View } from '../view.js'
import { say } from '../words.js'
import { sitting } from './sitting.js'

export class Search extends View {
  static properties = { sought: { state: true } }

  constructor() {
    super()
    this.sought = ''
  }

  render() {
    return html`<details class="more search"><summary>${say('search.label')}</summary><div role="search"><div class="field">
      <input id="search" type="search" autocomplete="off" spellcheck="false" aria-label=${say('search.label')} aria-describedby="search-why" .value=${this.sought}
        @input=${(/** @type {Event} */ event) => { this.sought = /** @type {HTMLInputElement} */ (event.target).value }}>
      <p class="why" id="search-why">${say(sitting.size ? 'search.why' : 'search.empty')}</p></div>
      <div aria-live="polite">${this.sought.trim() && sitting.size ? this.#results() : nothing}</div></div></details>`
  }

  #results() {
    const found = sitting.search(this.sought)
    if (!found.length) return html`<p>${say('search.none', { n: sitting.size })}</p>`
    return html`<p>${say('search.found', { n: found.length })}</p><ul class="plain-list">${found.map(({ id, reference, nickname, snippet }) => html`
      <li><a class="onward" href=${routeTo('case', id)}>${nickname ? html`<strong>${nickname}</strong> ` : nothing}${reference}</a>
        ${snippet ? html`<span class="small">${snippet}</span>` : nothing}</li>`)}</ul>`
  }
}

customElements.define('pi-search', Search)
