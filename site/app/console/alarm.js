// The alarm inside the console: the page is cut off, the server tells nobody, or something is to be put right.
import { html, nothing } from 'lit'
import { when } from './format.js'
import { icon } from './icons.js'
import { Polling } from './polling.js'
import { routeTo } from './route.js'
import { View } from './view.js'
import { isGrave, readWatch } from './watching.js'
import { say } from './words.js'

/** @import { Place } from './route.js' */
/** @import { Watched } from './watching.js' */

const EVERY = 30_000

export class Alarm extends View {
  static properties = { place: {} }

  #polling = new Polling(this, () => this.#look(), EVERY)
  /** @type {Watched | null} */
  #watched = null
  #read = new Date()

  constructor() {
    super()
    /** Where somebody is. @type {Place} */
    this.place = 'queue'
  }

  async #look() {
    this.#watched = await readWatch()
    this.#read = new Date()
  }

  render() {
    return html`<div role="alert">${this.#alarm()}</div>${this.#duties()}`
  }

  #alarm() {
    if (this.#polling.failing) return alarm('cut-off', this.#read)
    const worker = this.#watched?.worker
    if (!worker?.silent) return nothing
    return worker.silent_since ? alarm('silent', new Date(worker.silent_since)) : alarm('never', null)
  }

  /** What is to be put right, where a shift begins; what is grave everywhere but where it is listed. */
  #duties() {
    const found = this.#watched?.findings ?? []
    const [n, grave] = [found.length, found.some(isGrave)]
    const isShown = this.place === 'queue' || (grave && this.place !== 'alerts')
    return n && isShown ? html`<p class="note warn slim ${grave ? 'grave' : ''}"><a class="onward" href=${routeTo('alerts')}>${icon('alert')}${say('watch.duties', { n })}</a></p>` : nothing
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
