// A calendar's secret address: make one, copy it while it is shown, make another, switch it off.
import { html, nothing } from 'lit'
import { Attempt } from './attempt.js'
import { endFeed, makeFeed, readFeed } from './feeds.js'
import { date } from './format.js'
import { icon } from './icons.js'
import { notice } from './notice.js'
import { View } from './view.js'
import { say } from './words.js'
import './confirm.js'
import './copy.js'

/** @import { Of } from './feeds.js' */

export class Feed extends View {
  static properties = {
    schedule: { attribute: false }, madeAt: { state: true }, url: { state: true }, told: { state: true },
  }

  #loading = new Attempt(this)
  #doing = new Attempt(this)

  constructor() {
    super()
    /** @type {Of} */
    this.schedule = null
    /** Since when there is a feed; undefined until the server has said. @type {string | null | undefined} */
    this.madeAt = undefined
    /** The address, in the only moment in which it is known. */
    this.url = ''
    this.told = ''
  }

  firstUpdated() {
    this.#load()
  }

  #load() {
    return this.#loading.run(async () => { this.madeAt = (await readFeed(this.schedule)).made_at })
  }

  async #make() {
    this.url = (await makeFeed(this.schedule)).url
    this.madeAt = new Date().toISOString()
    this.told = say('feed.made')
    this.focusOn('pi-copy code')
  }

  async #end() {
    await endFeed(this.schedule)
    this.url = ''
    this.madeAt = null
    this.told = say('feed.ended')
    this.focusOn('button')
  }

  render() {
    return html`<div class="card">
      <p class="why">${say(this.schedule ? 'feed.schedule.why' : 'feed.why')}</p>
      <p role="status" class=${this.told ? 'note' : 'visually-hidden'}>${this.told}</p>
      ${notice(this.#loading.problem, () => this.#load())}${notice(this.#doing.problem)}
      ${this.url ? this.#address() : nothing}
      ${this.madeAt && !this.url ? html`<p>${say('feed.since', { date: date(this.madeAt) })}</p>` : nothing}
      ${this.madeAt === undefined ? nothing : html`<div class="actions">${this.madeAt ? this.#kept() : this.#none()}</div>`}
    </div>`
  }

  #address() {
    return html`<pi-copy .text=${this.url} .label=${say('feed.address')}></pi-copy>
      <p class="small">${say('feed.how')}</p>`
  }

  #none() {
    return html`<button type="button" class="button quiet" ?disabled=${this.#doing.busy}
      @click=${() => this.#doing.run(() => this.#make())}>${icon('plus')}${say('feed.make')}</button>`
  }

  #kept() {
    return html`<pi-confirm .trigger=${say('feed.renew.open')} .heading=${say('feed.renew.title')} .text=${say('feed.renew.what')}
        .label=${say('feed.renew.do')} .action=${() => this.#make()}></pi-confirm>
      <pi-confirm sign="trash" .trigger=${say('feed.end.open')} .heading=${say('feed.end.title')} .text=${say('feed.end.what')}
        .label=${say('feed.end.do')} .action=${() => this.#end()}></pi-confirm>`
  }
}

customElements.define('pi-feed', Feed)
