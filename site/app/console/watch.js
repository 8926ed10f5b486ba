// Keeps the count of waiting cases fresh wherever somebody is, and says it when a new one comes.
import { html } from 'lit'
import { listCases } from './casework.js'
import { Polling } from './polling.js'
import { View } from './view.js'
import { say } from './words.js'

export class Watch extends View {
  static properties = { news: { state: true } }

  #polling = new Polling(this, () => this.#look())
  /** @type {Set<string> | null} */
  #known = null

  constructor() {
    super()
    this.news = ''
  }

  async #look() {
    const { cases, counts } = await listCases('waiting')
    const fresh = cases.filter(({ id }) => this.#known && !this.#known.has(id)).length
    if (fresh) this.news = say('queue.news', { n: fresh })
    this.#known = new Set(cases.map(({ id }) => id))
    this.tell('counted', counts)
  }

  render() {
    return html`<p class="visually-hidden" aria-live="polite">${this.news}</p>`
  }
}

customElements.define('pi-watch', Watch)
