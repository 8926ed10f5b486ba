// The queues: what waits, what is mine, what the team has, what is closed. Kept fresh without reloading.
import { html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { careMarks } from './care/marks.js'
import { sitting } from './care/sitting.js'
import { QUEUES, listCases } from './casework.js'
import { between, due, ending, holder, languageMark, lastWord, nextDate, silence, urgencyMark, waitingTime } from './case-facts.js'
import { when } from './format.js'
import { icon } from './icons.js'
import { notice } from './notice.js'
import { Attempt } from './attempt.js'
import { Polling } from './polling.js'
import { routeTo } from './route.js'
import { stageDots } from './stages/dots.js'
import { say } from './words.js'
import { TRAINING } from './training/place.js'
import { View } from './view.js'
import './care/search.js'
import './forecast.js'

/** @import { Session } from './account.js' */
/** @import { CaseSummary, Page, Queue } from './casework.js' */
/** @import { PropertyValues } from 'lit' */

const MOST = 100
const NONE = { waiting: 0, mine: 0, asked: 0, team: 0, closed: 0, rights: 0 }

export class Queues extends View {
  static properties = { queue: {}, session: { attribute: false }, coordinates: { type: Boolean }, news: { state: true } }

  /** @type {CaseSummary[] | null} */
  #cases = null
  /** @type {string | null} */
  #next = null
  #counts = NONE
  #read = new Date()
  #pages = 1
  #more = new Attempt(this)
  #loading = new Attempt(this)
  #polling = new Polling(this, () => this.#refresh())
  #named = () => this.requestUpdate()

  constructor() {
    super()
    /** @type {Queue} */
    this.queue = 'waiting'
    this.session = /** @type {Session} */ (/** @type {unknown} */ (null))
    this.coordinates = false
    this.news = ''
  }

  connectedCallback() {
    super.connectedCallback()
    sitting.addEventListener('changed', this.#named)
  }

  disconnectedCallback() {
    super.disconnectedCallback()
    sitting.removeEventListener('changed', this.#named)
  }

  /** @param {PropertyValues<this>} changed */
  willUpdate(changed) {
    if (!changed.has('queue') || !this.hasUpdated) return
    this.#cases = null
    this.#pages = 1
    this.#polling.now()
  }

  /** @returns {Promise<void>} */
  async #refresh() {
    const queue = this.queue
    const page = await this.#readPages(queue)
    if (queue !== this.queue) return this.#refresh()
    this.#announce(page)
    this.#show(page)
  }

  /**
   * Read as many pages as are open, so that a refresh does not fold the list.
   * @param {Queue} queue
   */
  async #readPages(queue) {
    let page = await this.#firstPage(queue)
    for (let count = 1; count < this.#pages && page.next; count += 1) {
      const further = await listCases(queue, page.next)
      page = { ...further, counts: page.counts, cases: [...page.cases, ...further.cases] }
    }
    return page
  }

  /**
   * @param {Queue} queue
   * @returns {Promise<Page>}
   */
  async #firstPage(queue) {
    try {
      const page = await listCases(queue)
      this.#loading.forget()
      return page
    } catch (problem) {
      if (!this.#cases) this.#loading.problem = problem
      throw problem
    }
  }

  /** @param {Page} page */
  #announce(page) {
    const known = new Set(this.#cases?.map((summary) => summary.id))
    const fresh = page.cases.filter((summary) => !known.has(summary.id)).length
    if (this.#cases && fresh && this.queue === 'waiting') this.news = say('queue.news', { n: fresh })
    this.tell('counted', page.counts)
  }

  /** @param {Page} page */
  #show(page) {
    this.#cases = page.cases
    this.#next = page.next
    this.#counts = page.counts
    this.#read = new Date()
    this.requestUpdate()
  }

  #showMore() {
    return this.#more.run(async () => {
      this.#pages += 1
      this.#show(await this.#readPages(this.queue))
    })
  }

  render() {
    const foreseen = this.coordinates && this.queue === 'waiting'
    return html`
      <h1 class="visually-hidden">${say('place.queue')}</h1>
      <pi-search></pi-search>
      <nav class="tabs" aria-label=${say('queue.queues')}>${QUEUES.filter((queue) => this.#shows(queue)).map((queue) => this.#tab(queue))}</nav>
      <p class="visually-hidden" aria-live="polite">${this.news}</p>
      ${foreseen ? html`<pi-forecast></pi-forecast>` : nothing}
      ${this.#polling.failing && this.#cases
        ? html`<p class="note">${say('queue.stale', { time: when(this.#read, new Date()) })}</p>` : nothing}
      ${notice(this.#loading.problem, () => this.#polling.now())}
      ${this.#cases ? this.#list(this.#cases) : this.#loading.problem ? nothing : html`<p class="muted">${say('frame.loading')}</p>`}
      ${notice(this.#more.problem)}
      ${this.#next ? html`<button type="button" class="button quiet wide" ?disabled=${this.#more.busy}
        @click=${() => this.#showMore()}>${say('queue.more')}</button>` : nothing}`
  }

  /** The queue of rights stands there while one is open, or is looked at. @param {Queue} queue */
  #shows(queue) {
    return queue !== 'rights' || queue === this.queue || this.#counts.rights > 0
  }

  /** @param {Queue} queue */
  #tab(queue) {
    const n = this.#counts[queue]
    const count = n >= MOST ? say('queue.many', { n }) : String(n)
    return html`<a href=${routeTo('queue', queue)} aria-current=${queue === this.queue ? 'page' : nothing}>
      <span class="count">${count}</span> ${say(`queue.${queue}`)}</a>`
  }

  /** @param {CaseSummary[]} cases */
  #list(cases) {
    if (!cases.length) {
      return html`<div class="empty">${icon('check')}<p><strong>${say(`queue.empty.${this.queue}`)}</strong></p>
        <p class="muted">${say(`queue.empty.${this.queue}.next`)}</p>
        <p><a class="onward" href=${routeTo('case', TRAINING)}>${icon('flag')}${say('training.offer')}</a></p></div>`
    }
    const now = new Date()
    return html`<ul class="cases">${repeat(cases, (summary) => summary.id, (summary) => this.#row(summary, now))}</ul>`
  }

  /**
   * @param {CaseSummary} summary
   * @param {Date} now
   */
  #row(summary, now) {
    return html`<li><a class="case-row ${summary.urgency}" href=${routeTo('case', this.queue === 'asked' ? `${summary.id}/together` : summary.id)}>
      <span class="marks">${careMarks(summary, now)}${urgencyMark(summary.urgency)}${waitingTime(summary, now)}
        ${summary.unread && summary.state === 'open' ? html`<span class="mark new">${icon('mail')}${say('case.new')}</span>` : nothing}${nextDate(summary)}${silence(summary)}${between(summary)}${ending(summary)}</span>
      <span class="facts">${due(summary, now)}
        ${summary.state === 'waiting' || this.queue === 'mine' ? nothing : html`<span>${holder(summary, this.session.person.id)}</span>`}
        ${summary.state === 'waiting' ? nothing : html`<span>${lastWord(summary)}</span>`}</span>
      <span class="foot">${languageMark(summary)}${stageDots(summary)}${this.#nickname(summary)}<span class="reference">${summary.reference}</span></span>
    </a></li>`
  }

  /** @param {CaseSummary} summary */
  #nickname(summary) {
    const name = sitting.nickname(summary, this.session)
    return name ? html`<span class="nick">${name}</span>` : nothing
  }
}

customElements.define('pi-queues', Queues)
