// The part of a case's page with its referrals: those there are, choosing a service, and the letter.
import { html, nothing } from 'lit'
import { Part } from '../case/part.js'
import { dayAfter } from '../format.js'
import { icon } from '../icons.js'
import { serverClock } from '../server-clock.js'
import { say, spoken } from '../words.js'
import { directory } from './directory.js'
import { IN_PERSON, referralsOf } from './referrals.js'
import './card.js'
import './choosing.js'
import './letter-view.js'
import './referring.js'

/** @import { Case } from '../casework.js' */
/** @import { Language } from '../words.js' */
/** @import { Directory } from './directory.js' */
/** @import { Referral } from './referrals.js' */

export class ReferralsPart extends Part {
  static properties = { ...Part.properties, found: { state: true }, failed: { state: true }, chosen: { state: true }, letter: { state: true } }

  /** @type {Language | null} */
  #language = null

  constructor() {
    super()
    /** The directory in the console's language. @type {Directory | null} */
    this.found = null
    this.failed = false
    /** The id of the service that is being referred to. */
    this.chosen = ''
    /** Of which referral the letter is shown. */
    this.letter = ''
  }

  firstUpdated() {
    this.room.readAll()
  }

  updated() {
    if (this.#language !== spoken.language) this.#load()
  }

  async #load() {
    this.#language = spoken.language
    this.found = await directory(spoken.language) ?? this.found
    this.failed = !this.found
  }

  /** @param {string} service */
  #choose(service) {
    this.chosen = service
    this.focusOn(service ? 'pi-referring h3' : 'pi-choosing input')
  }

  render() {
    const { messages, record, hasRecord } = this.room
    const referrals = referralsOf(hasRecord ? messages : [], record, dayAfter(0, new Date(serverClock.now())))
    const shown = referrals.find(({ id }) => id === this.letter)
    return html`<section class="referrals" aria-labelledby="referrals-title">
      <h2 id="referrals-title" tabindex="-1">${say('referral.title')}</h2>
      ${shown ? html`<pi-letter .room=${this.room} .referral=${shown} @letter-closed=${() => { this.letter = '' }}></pi-letter>` : this.#all(referrals)}
    </section>`
  }

  /** @param {Referral[]} referrals */
  #all(referrals) {
    const { state } = /** @type {Case} */ (this.room.case)
    return html`${referrals.length ? html`<ol class="plain-list">${referrals.map((referral) => html`<li>
        <pi-referral .room=${this.room} .referral=${referral} .service=${this.#service(referral.service)} ?known=${this.found !== null}
          @letter=${() => { this.letter = referral.id }}></pi-referral></li>`)}</ol>` : html`<p class="muted">${say('referral.none')}</p>`}
      ${state === 'closed' ? html`<p class="note">${say('referral.ended')}</p>` : this.room.isMine ? this.#referring(referrals.length > 0) : html`<p class="note">${say('referral.not-mine')}</p>`}`
  }

  /**
   * Folded away where there are referrals, until another is wanted.
   * @param {boolean} isMore
   */
  #referring(isMore) {
    if (!this.room.address) return nothing
    if (!isMore || this.chosen) return this.#next()
    return html`<details class="propose"><summary>${say('referral.another')}</summary>${this.#next()}</details>`
  }

  #next() {
    if (this.failed) return html`<div class="note warn"><p>${say('referral.unreachable')}</p>
      <button type="button" class="button quiet" @click=${() => this.#load()}>${icon('again')}${say('frame.retry')}</button></div>`
    if (!this.found) return html`<p class="muted">${say('frame.working')}</p>`
    if (!this.chosen) return html`<pi-choosing .directory=${this.found} @chosen=${(/** @type {CustomEvent<string>} */ { detail }) => this.#choose(detail)}></pi-choosing>`
    return html`<pi-referring .room=${this.room} .service=${this.#service(this.chosen)} @left=${() => this.#choose('')} @referred=${() => { this.chosen = '' }}></pi-referring>`
  }

  /** @param {string} id */
  #service(id) {
    return id === IN_PERSON ? null : this.found?.services.find((service) => service.id === id) ?? null
  }
}

customElements.define('pi-case-referrals', ReferralsPart)
