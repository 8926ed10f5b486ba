// The alarm inside the console: the page is cut off, the server tells nobody, or something is to be put right.
import { html, nothing } from 'lit'
import { when } from './format.js'
import { icon } from './icons.js'
import { Polling } from './polling.js'
import { routeTo } from './route.js'
import { View } from './view.js'
import { readWatch } from './watching.js'
import { say } from './words.js'

/** @import { Watched } from './watching.js' */

const EVERY = 30_000

export class Alarm extends View {
  static properties = { quiet: { type: Boolean } }

  #polling = new Polling(this, () => this.#look(), EVERY)
  /** @type {Watched | null} */
  #watched = null
  #read = new Date()

  constructor() {
    super()
    /** Whether what is to be put right is listed on this page anyway. */
    this.quiet = false
  }

  async #look() {
    this.#watched = await readWatch()
    this.#read = new Date()
  }

  render() {
    return html`<div role="alert">${this.#alarm()}</div>${this.quiet ? nothing : this.#duties()}`
  }

  #alarm() {
    if (this.#polling.failing) return alarm('cut-off', this.#read)
    const worker = this.#watched?.worker
    if (!worker?.silent) return nothing
    return worker.silent_since ? alarm('silent', new Date(worker.silent_since)) : alarm('never', null)
  }

  #duties() {
    const n = this.#watched?.findings.length ?? 0
    return n ? html`<p class="note warn slim"><a class="onward" href=${routeTo('alerts')}>${icon('alert')}${say('watch.duties', { n })}</a></p>` : nothing
  }
}

/**
 * @param {'cut-off' | 'silent' | 'never'} what
 * @param {Date | null} since
 */
function alarm(what, since) {
  return html`<div class="alarm">${icon('alert')}<div><p><strong>${say(`alarm.${what}`, { time: since ? when(since, new Date()) : '' })}</strong></p>
    <p>${say(`alarm.next.${what}`)}</p></div></div>`
}

customElements.define('pi-alarm', Alarm)
