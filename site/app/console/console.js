// The console itself: who is here, where they are, and what stands around every view.
import { html, nothing } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { resignIfDue, resume, settings } from './account.js'
import { Attempt } from './attempt.js'
import { Idle } from '../shared/idle.js'
import { onLeaving } from '../shared/leaving.js'
import { desk } from './desk.js'
import { useZone } from './format.js'
import { frame, bare } from './frame.js'
import { notice } from './notice.js'
import { HOME, readErrand, readRoute, takeErrand } from './route.js'
import { listChannels } from './telling.js'
import { sitting } from './care/sitting.js'
import { TRAINING } from './training/place.js'
import { unsaved } from './unsaved.js'
import { View } from './view.js'
import { firstLanguage, say, spoken } from './words.js'
import './alarm.js'
import './alerts.js'
import './case.js'
import './fetched.js'
import './queues.js'
import './sign-in.js'
import './unlock.js'
import './watch.js'

/** @import { Session, Settings } from './account.js' */
/** @import { Queue } from './casework.js' */
/** @import { Fetched } from './fetched.js' */
/** @import { Errand, Place } from './route.js' */
/** @import { Channel } from './telling.js' */
/** @typedef {'beginning' | 'outside' | 'locked' | 'factor-due' | 'inside'} Stand */

/** Minutes without a touch after which the keys leave memory. */
const PATIENCE = 15

/** @type {readonly Place[]} */
const FOR_COORDINATORS = ['people', 'keys', 'figures', 'trail']

export class Console extends View {
  static properties = {
    stand: { state: true }, route: { state: true }, errand: { state: true }, waiting: { state: true },
    ended: { state: true }, told: { state: true }, settings: { state: true }, statementDue: { state: true },
    untold: { state: true },
  }

  #opening = new Attempt(this)
  #idle = new Idle(PATIENCE, () => this.#lock())
  /** @type {Session | null} */
  #session = null

  #moved = () => this.#move()
  #signedOut = () => this.#leave(true)
  #spoke = () => this.#nameTab()

  /** Most come for the cases alone: the code of every other place is fetched when somebody first goes there. */
  #places = {
    people: { name: 'people', load: () => import('./people.js'), element: () => html`<pi-people .session=${this.#session}></pi-people>` },
    roster: { name: 'roster', load: () => import('./roster/roster.js'),
      element: (/** @type {string} */ page) => html`<pi-roster .session=${this.#session} .page=${page}></pi-roster>` },
    settings: { name: 'settings', load: () => import('./settings.js'), element: () => html`<pi-settings .session=${this.#session}
      @settings=${(/** @type {CustomEvent<Settings>} */ event) => { this.settings = event.detail }}></pi-settings>` },
    figures: { name: 'figures', load: () => import('./figures/figures.js'),
      element: (/** @type {string} */ page) => html`<pi-figures .page=${page}></pi-figures>` },
    trail: { name: 'trail', load: () => import('./figures/trail.js'),
      element: (/** @type {string} */ id) => html`<pi-trail .caseId=${id}></pi-trail>` },
    keys: { name: 'keys', load: () => import('./keys.js'), element: () => html`<pi-keys .session=${this.#session}></pi-keys>` },
    policies: { name: 'policies', load: () => import('./policy-view.js'),
      element: () => html`<pi-policies ?coordinates=${this.#coordinates}></pi-policies>` },
    training: { name: 'training', load: () => import('./training/training.js'), element: (/** @type {string} */ part) => html`<pi-training
      .session=${this.#session} .settings=${this.settings} .partName=${part}
      @erased=${(/** @type {CustomEvent<string>} */ event) => this.#erased(event.detail)}></pi-training>` },
    me: { name: 'me', load: () => import('./me.js'),
      element: () => html`<pi-me .session=${this.#session} @left=${() => this.#leave(false)} @channels=${this.#onChannels}></pi-me>` },
  }

  /** What somebody passes once before they come in. */
  #gates = {
    setup: { name: 'setup', load: () => import('./set-up.js'),
      element: (/** @type {string} */ secret) => html`<pi-set-up .secret=${secret} @came-in=${this.#onCameIn}></pi-set-up>` },
    recover: { name: 'recover', load: () => import('./recovering.js'),
      element: (/** @type {string} */ secret) => html`<pi-recovering .secret=${secret} @came-in=${this.#onCameIn}></pi-recovering>` },
    invite: { name: 'invite', load: () => import('./joining.js'),
      element: (/** @type {string} */ fragment) => html`<pi-joining .fragment=${fragment} @left=${() => this.#leave(false)}></pi-joining>` },
    factor: { name: 'factor', load: () => import('./factor-due.js'),
      element: () => html`<pi-factor-due .session=${this.#session} @done=${() => this.#opening.run(() => this.#enter())}></pi-factor-due>` },
  }

  /** The page's link past the bar. A fragment is a place here, so that it moves the keyboard's place alone. @type {HTMLElement | null} */
  #skip = document.querySelector('a.skip')

  /** @param {Event} event */
  #skipped = (event) => {
    event.preventDefault()
    this.focusOn('.view')
  }

  constructor() {
    super()
    /** @type {Stand} */
    this.stand = 'beginning'
    this.route = HOME
    /** @type {Errand | null} */
    this.errand = null
    this.waiting = 0
    this.ended = false
    this.told = ''
    /** @type {Settings | null} */
    this.settings = null
    /** Days that the statement still holds, when that is worth a warning. @type {number | null} */
    this.statementDue = null
    /** Whether no channel of this person works. */
    this.untold = false
  }

  connectedCallback() {
    super.connectedCallback()
    spoken.addEventListener('change', this.#spoke)
    spoken.speak(firstLanguage(navigator.languages))
    this.#nameTab()
    addEventListener('hashchange', this.#moved)
    this.#skip?.addEventListener('click', this.#skipped)
    desk.addEventListener('signed-out', this.#signedOut)
    this.#move()
    if (!this.errand) this.#begin()
    onLeaving(() => this.#session?.lock())
  }

  disconnectedCallback() {
    super.disconnectedCallback()
    spoken.removeEventListener('change', this.#spoke)
    removeEventListener('hashchange', this.#moved)
    this.#skip?.removeEventListener('click', this.#skipped)
    desk.removeEventListener('signed-out', this.#signedOut)
    this.#idle.stop()
  }

  #move() {
    this.errand = readErrand(location.hash) ? takeErrand(window) : this.errand
    const before = this.route.place
    this.route = readRoute(location.hash)
    this.told = ''
    if (this.stand !== 'inside' || this.route.place === before) return
    scrollTo(0, 0)
    this.focusOn('.view')
  }

  #begin() {
    return this.#opening.run(async () => {
      const session = await resume()
      if (!session) return this.#leave(false)
      this.#know(session)
      if (session.locked) this.stand = 'locked'
      else await this.#enter()
    })
  }

  /** @param {Session} session */
  #know(session) {
    this.#session = session
    useZone(session.person.zone)
    spoken.speak(session.person.language)
  }

  get #coordinates() {
    return this.#session?.role === 'coordinator'
  }

  /** @param {CustomEvent<Session>} event */
  #onCameIn = ({ detail }) => {
    this.errand = null
    this.#know(detail)
    this.#goOn()
  }

  /** Go in with open keys; who came by a recovery code makes a new second factor first, after a reload, too. */
  #goOn() {
    if (this.#session?.secondFactorDue) this.stand = 'factor-due'
    else this.#opening.run(() => this.#enter())
  }

  async #enter() {
    const session = /** @type {Session} */ (this.#session)
    await unsaved.open(session)
    this.settings = await settings(session)
    this.ended = false
    this.stand = 'inside'
    this.#idle.watch()
    this.#lookAtChannels()
    if (this.#coordinates) this.#keepSigned(session)
  }

  async #lookAtChannels() {
    const found = await listChannels().catch(() => null)
    this.untold = found !== null && !found.channels.some(({ state }) => state === 'ok')
  }

  /** @param {CustomEvent<Channel[]>} event */
  #onChannels = ({ detail }) => {
    this.untold = !detail.some(({ state }) => state === 'ok')
  }

  /** @param {Session} session */
  async #keepSigned(session) {
    const kept = await resignIfDue(session).catch(() => null)
    this.statementDue = kept?.warning ? kept.daysLeft : null
  }

  async #lock() {
    if (this.stand !== 'inside') return
    this.#idle.stop()
    const sealing = this.#session ? [unsaved.seal(this.#session)] : []
    desk.dispatchEvent(new CustomEvent('locking', { detail: sealing }))
    await Promise.allSettled(sealing)
    this.#session?.lock()
    sitting.clear()
    this.stand = 'locked'
  }

  /** @param {boolean} ended  whether a session has just ended by itself */
  #leave(ended) {
    if (ended && this.stand === 'outside') return
    this.#idle.stop()
    this.ended = ended && this.#session !== null
    if (ended && this.#session) unsaved.seal(this.#session)
    else unsaved.clear()
    this.#session?.lock()
    this.#session = null
    sitting.clear()
    this.errand = null
    this.waiting = 0
    this.stand = 'outside'
    this.#nameTab()
  }

  /** @param {CustomEvent<Record<Queue, number>>} event */
  #onCounts = ({ detail }) => {
    this.waiting = detail.waiting
    this.#nameTab()
  }

  /** What stands around the console speaks its language. A neutral title: how many wait, and a name that says nothing. */
  #nameTab() {
    document.documentElement.lang = spoken.language
    if (this.#skip) this.#skip.textContent = say('frame.skip')
    document.title = this.waiting ? say('frame.waiting-title', { n: this.waiting }) : say('frame.name')
  }

  /** @param {string} reference */
  #erased(reference) {
    location.hash = '#queue/mine'
    setTimeout(() => { this.told = say('erase.done', { reference }) })
  }

  render() {
    if (this.errand) return bare(this.#brought(this.#gates[this.errand.kind], this.errand.secret))
    if (this.stand === 'inside' && this.#session && this.settings) {
      return frame({ route: this.route, role: this.#session.role, waiting: this.waiting, lock: () => this.#lock() }, this.#view())
    }
    return bare(this.#gate())
  }

  #gate() {
    if (this.stand === 'locked') {
      return html`<pi-unlock .session=${this.#session} @unlocked=${() => this.#goOn()}
        @left=${() => this.#leave(false)}></pi-unlock>${notice(this.#opening.problem)}`
    }
    if (this.stand === 'factor-due') {
      return this.#brought(this.#gates.factor)
    }
    if (this.stand === 'beginning') {
      return html`<h1>${say('frame.name')}</h1>${notice(this.#opening.problem, () => this.#begin())}
        ${this.#opening.problem ? nothing : html`<p class="muted">${say('frame.loading')}</p>`}`
    }
    return html`<pi-sign-in ?onward=${this.route.place === 'case'} ?ended=${this.ended}
      @came-in=${this.#onCameIn}></pi-sign-in>${notice(this.#opening.problem)}`
  }

  #view() {
    return html`<pi-alarm .place=${this.route.place}></pi-alarm>${this.untold && this.route.place !== 'me' ? html`<p class="note warn"><a class="onward" href="#me">${say('frame.untold')}</a></p>` : nothing}
      ${this.statementDue === null ? nothing : html`<p class="note warn"><a class="onward" href="#keys">${
      say('frame.statement-due', { n: this.statementDue })}</a></p>`}
      <p role="status" class=${this.told ? 'note' : 'visually-hidden'}>${this.told}</p>
      ${this.route.place === 'queue' ? nothing : html`<pi-watch @counted=${this.#onCounts}></pi-watch>`}${this.#place()}`
  }

  #place() {
    if (!this.#coordinates && FOR_COORDINATORS.includes(this.route.place)) return this.#queues(HOME.name)
    const { place, name, part } = this.route
    if (place === 'case') return this.#case(name, part)
    if (place === 'alerts') return html`<pi-alerts ?coordinates=${this.#coordinates}></pi-alerts>`
    return place === 'queue' ? this.#queues(name) : this.#brought(this.#places[place], name)
  }

  /**
   * A view whose code is fetched first.
   * @param {Fetched} view
   * @param {string} [named]  what its address names
   */
  #brought(view, named) {
    return html`<pi-fetched .shows=${view} .about=${named}></pi-fetched>`
  }

  /** @param {string} queue */
  #queues(queue) {
    return html`<pi-queues .queue=${/** @type {Queue} */ (queue)} .session=${this.#session}
      ?coordinates=${this.#coordinates} @counted=${this.#onCounts}></pi-queues>`
  }

  /**
   * @param {string} id
   * @param {string} [part]
   */
  #case(id, part = 'thread') {
    if (id === TRAINING) return this.#brought(this.#places.training, part)
    return keyed(id, html`<pi-case .session=${this.#session} .settings=${this.settings} .caseId=${id} .partName=${part}
      @erased=${(/** @type {CustomEvent<string>} */ event) => this.#erased(event.detail)}></pi-case>`)
  }
}

customElements.define('pi-console', Console)
