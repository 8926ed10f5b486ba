// Referring to a service that was chosen: why, what the client reads, consent, and when to ask how it went.
import { html, nothing } from 'lit'
import { Part } from '../case/part.js'
import { Attempt } from '../attempt.js'
import { countReferral, setFollowUp } from '../casework.js'
import { dayAfter } from '../format.js'
import { icon } from '../icons.js'
import { isEarly } from '../meetings/proposal.js'
import { notice } from '../notice.js'
import { organisation } from '../organisation.js'
import { serverClock } from '../server-clock.js'
import { unsaved } from '../unsaved.js'
import { say, sayIn } from '../words.js'
import { freshnessMark } from './choosing.js'
import { dayWords, directory, freshness, freshnessWords } from './directory.js'
import { blankWish, faultsOf, fieldsOf, isDoubtful, textOf } from './offer.js'
import { IN_PERSON, intakeConsent } from './referrals.js'

/** @import { Case } from '../casework.js' */
/** @import { Service } from './directory.js' */
/** @import { Fault, Wish } from './offer.js' */

const TWO_WEEKS = 14
const YEAR = 365

export class Referring extends Part {
  static properties = { ...Part.properties, service: { attribute: false }, theirs: { state: true }, wish: { state: true }, shown: { state: true } }

  #sending = new Attempt(this)
  #id = crypto.randomUUID()
  /** Under which it is counted: it names nothing else. */
  #count = crypto.randomUUID()
  /** The message's id, once it is handed in: a second try then only notes it. @type {string | null} */
  #handed = null

  constructor() {
    super()
    /** In the console's language; null for meeting face to face. @type {Service | null} */
    this.service = null
    /** The same in the client's language. @type {Service | null} */
    this.theirs = null
    this.wish = blankWish('', { first: '', askOn: '' })
    /** @type {Fault[]} */
    this.shown = []
  }

  get #case() {
    return /** @type {Case} */ (this.room.case)
  }

  get #editor() {
    return `referral/${this.room.id}/${this.service?.id ?? IN_PERSON}`
  }

  get #now() {
    return new Date(serverClock.now())
  }

  async firstUpdated() {
    this.wish = unsaved.of(this.#editor)?.value ?? this.#begun()
    const found = await directory(this.#case.language)
    this.theirs = found?.services.find(({ id }) => id === this.service?.id) ?? this.service
  }

  #begun() {
    return blankWish(this.service?.id ?? IN_PERSON, {
      first: sayIn(this.#case.language, 'referral.first.usual'), askOn: dayAfter(TWO_WEEKS, this.#now),
    })
  }

  /** @param {Partial<Wish>} change */
  #wishes(change) {
    this.wish = { ...this.wish, ...change }
    this.#handed = null
    this.shown = this.shown.filter((fault) => this.#faults().includes(fault))
    unsaved.keep(this.#editor, this.wish, this.#begun())
  }

  /** What it is called: in the client's language, or the console's for the record. */
  #name(language = this.#case.language) {
    const service = language === this.#case.language ? this.theirs ?? this.service : this.service
    return service?.name ?? `${sayIn(language, 'meeting.medium.in-person')}, ${organisation.name}`
  }

  /** @param {SubmitEvent} event */
  async #send(event) {
    event.preventDefault()
    this.shown = this.#faults()
    if (this.shown.length) return void await this.focusOn('[aria-invalid=true]')
    if (!await this.#sending.run(() => this.#refer())) return
    unsaved.forget(this.#editor)
    await this.room.refresh()
    this.tell('referred')
  }

  #faults() {
    return faultsOf(this.wish, this.service, { stage: this.#case.stage, now: this.#now })
  }

  async #refer() {
    const { wish, theirs } = this
    const { language, follow_up: set } = this.#case
    const name = this.#name()
    const fields = fieldsOf(wish, theirs, { referral: this.#id, name })
    this.#handed ??= (await this.room.send({ kind: 'referral', text: textOf(wish, theirs, { language, name }), fields })).id
    await this.room.note({ kind: 'referral', item: this.#id, task: 'support.referral', text: this.#record(name), fields: {
      service: wish.service, name, assured_date: this.service?.assured_date ?? null, contacts: fields.contacts, consent: wish.consent,
      ask_on: wish.askOn, message: this.#handed, ...(wish.reason.trim() ? { reason: wish.reason.trim() } : {}),
    } })
    if (wish.askOn && !set) await setFollowUp(this.room.id, wish.askOn)
    await countReferral(this.room.id, { id: this.#count, service: wish.service }).catch(() => {}) // a number less never stands in the way
  }

  /** @param {string} name */
  #record(name) {
    const { wish, service } = this
    const said = say('referral.note', { name, checked: service ? freshnessWords(service, this.#now) : say('meeting.medium.in-person'), why: wish.why.trim() })
    return wish.reason.trim() ? `${said}\n${say('meeting.note.early', { reason: wish.reason.trim() })}` : said
  }

  /** @param {Fault} fault */
  #is(fault) {
    return this.shown.includes(fault) ? 'true' : nothing
  }

  render() {
    const { language } = this.#case
    return html`<form class="referring" autocomplete="off" novalidate @submit=${(/** @type {SubmitEvent} */ event) => this.#send(event)}>
      <h3 tabindex="-1">${this.#name()}</h3>
      <p><button type="button" class="plain-button" @click=${() => this.tell('left')}>${icon('back')}${say('referral.choose.other')}</button></p>
      ${this.service ? this.#freshness(this.service) : this.#inPerson()}
      ${this.#area('said', say('referral.said'), { hint: say('referral.said.hint'), lang: language })}
      ${this.#area('first', say('referral.first'), { lang: language })}
      ${this.#consent()}
      ${this.#area('why', say('referral.why'), {})}
      <div class="field"><label for="referral-ask-on">${say('referral.ask-on')}</label><p class="why" id="referral-ask-on-hint">${say('referral.ask-on.hint')}</p>
        <input id="referral-ask-on" type="date" min=${dayAfter(1, this.#now)} max=${dayAfter(YEAR, this.#now)} aria-describedby="referral-ask-on-hint"
          .value=${this.wish.askOn} @input=${(/** @type {Event} */ event) => this.#wishes({ askOn: valueOf(event) })}></div>
      <details><summary>${say('meeting.preview')}</summary><p class="text preview" lang=${language}>${textOf(this.wish, this.theirs, { language, name: this.#name() })}</p></details>
      ${this.shown.map((fault) => html`<p class="error" role="alert">${say(`referral.fault.${fault}`)}</p>`)}
      ${notice(this.#sending.problem)}
      <div class="actions"><button class="button" ?disabled=${this.#sending.busy}>${icon('send')}${this.#sending.busy ? say('editor.sealing') : say('referral.send')}</button></div>
    </form>`
  }

  /** @param {Service} service */
  #freshness(service) {
    const state = freshness(service, this.#now)
    return html`<p class="marks">${freshnessMark(service, this.#now)}</p>
      ${state === 'fresh' ? nothing : html`<div class="note warn"><p>${say(`referral.warn.${state}`)}</p></div>`}
      ${isDoubtful(service, this.#now) ? html`<div class="field"><label class="option"><input type="checkbox" aria-invalid=${this.#is('sure')} .checked=${this.wish.isSure}
        @change=${() => this.#wishes({ isSure: !this.wish.isSure })}> <span>${say('referral.sure')}</span></label></div>` : nothing}
      <ul class="ways">${service.ways.map(({ text }) => html`<li>${text}</li>`)}</ul>`
  }

  #inPerson() {
    const { stage } = this.#case
    return html`${isEarly(stage) ? html`<p class="note warn">${say('meeting.early', { stage: say(`meeting.early.stage.${/** @type {'trust' | 'roles'} */ (stage)}`) })}</p>
        ${this.#area('reason', say('meeting.early.reason'), {})}` : nothing}
      ${this.#area('place', say('meeting.place'), { hint: say('meeting.place.hint') })}`
  }

  /**
   * @param {'said' | 'first' | 'why' | 'reason' | 'place'} name
   * @param {string} label
   * @param {{hint?: string, lang?: string}} more
   */
  #area(name, label, { hint, lang }) {
    return html`<div class="field"><label for="referral-${name}">${label}</label>${hint ? html`<p class="why" id="referral-${name}-hint">${hint}</p>` : nothing}
      <textarea id="referral-${name}" rows=${name === 'said' ? 4 : 2} maxlength=${name === 'place' ? 300 : 2000} lang=${lang ?? nothing} spellcheck="false"
        aria-describedby=${hint ? `referral-${name}-hint` : nothing} aria-invalid=${name === 'first' || name === 'why' ? nothing : this.#is(name)}
        .value=${this.wish[name]} @input=${(/** @type {Event} */ event) => this.#wishes({ [name]: valueOf(event) })}></textarea></div>`
  }

  #consent() {
    const consents = /** @type {const} */ (['none', 'asked', 'given'])
    const given = intakeConsent(this.room.messages[0]?.body)
    return html`<fieldset class="field"><legend>${say('referral.consent')}</legend>
      <p class="why">${given === null ? say('referral.consent.no-intake') : say('referral.consent.intake', { day: given ? dayWords(given) : '…' })}</p>
      ${consents.map((consent) => html`<label class="option"><input type="radio" name="consent" .checked=${this.wish.consent === consent}
        @change=${() => this.#wishes({ consent })}> <span>${say(`referral.consent.${consent}`)}</span></label>`)}</fieldset>`
  }
}

/** @param {Event} event */
function valueOf(event) {
  return /** @type {HTMLInputElement} */ (event.target).value
}

customElements.define('pi-referring', Referring)
