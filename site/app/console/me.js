// One's own page: language and zone, channels, calendar, secrets, leaving.
import { html, nothing } from 'lit'
import { saveMe, signOutEverywhere } from './account.js'
import { Attempt } from './attempt.js'
import { choiceField, fieldsOf, fill, submitted } from './fields.js'
import { useZone } from './format.js'
import { icon } from './icons.js'
import { notice } from './notice.js'
import { routeTo } from './route.js'
import { TRAINING } from './training/place.js'
import { languageOptions } from './person-fields.js'
import { standing } from './titles.js'
import { unsaved, unsavedNote } from './unsaved.js'
import { View } from './view.js'
import { say, spoken } from './words.js'
import { zoneOptions } from './zones.js'
import './case-limit.js'
import './channels.js'
import './feed.js'
import './rules.js'
import './secrets.js'

/** @import { Language, Session } from './account.js' */
/** @import { Channel } from './telling.js' */
/** @import { Kept } from './unsaved.js' */

const EDITOR = 'about'

export class Me extends View {
  static properties = { session: { attribute: false }, told: { state: true }, channels: { state: true }, restored: { state: true } }

  #saving = new Attempt(this)
  #leaving = new Attempt(this)

  constructor() {
    super()
    this.session = /** @type {Session} */ (/** @type {unknown} */ (null))
    this.told = ''
    /** @type {Channel[] | null} */
    this.channels = null
    /** What was chosen here before, and not saved. @type {Kept<Record<string, string>> | null} */
    this.restored = unsaved.of(EDITOR)
  }

  firstUpdated() {
    if (this.restored) fill(this.#about, this.restored.value)
  }

  get #about() {
    return /** @type {HTMLFormElement} */ (this.querySelector('.about form'))
  }

  get #saved() {
    const { language, zone } = this.session.person
    return { language, zone }
  }

  #edited() {
    this.told = ''
    unsaved.keep(EDITOR, fieldsOf(this.#about), this.#saved)
  }

  #drop() {
    unsaved.forget(EDITOR)
    this.restored = null
    fill(this.#about, this.#saved)
    this.focusOn('.about select')
  }

  /** @param {Event} event */
  async #save(event) {
    const { language, zone = '' } = submitted(event)
    const mine = { language: /** @type {Language} */ (language), zone }
    if (!(await this.#saving.run(() => saveMe(this.session, mine)))) return
    unsaved.forget(EDITOR)
    this.restored = null
    useZone(mine.zone)
    spoken.speak(mine.language)
    this.told = say('frame.saved')
  }

  /** @param {() => Promise<void>} leave */
  async #leave(leave) {
    if (await this.#leaving.run(leave)) this.tell('left')
  }

  render() {
    const { displayName, name, title, role } = this.session.person
    return html`<h1>${say('me.title')}</h1>
      <p class="who"><strong>${displayName}</strong> <span class="muted">${name}</span></p>
      <p class="muted">${standing({ role, title })}</p>
      <pi-channels .proposed=${this.session.proposedEmail ?? ''}
        @channels=${(/** @type {CustomEvent<Channel[]>} */ event) => { this.channels = event.detail }}></pi-channels>
      ${this.channels ? html`<pi-rules .channels=${this.channels}></pi-rules>` : nothing}
      ${this.#person()}
      <section aria-labelledby="limit-title"><h2 id="limit-title">${say('limit.title')}</h2><pi-case-limit></pi-case-limit></section>
      <section aria-labelledby="feed-title"><h2 id="feed-title">${say('feed.title')}</h2><pi-feed></pi-feed></section>
      <section aria-labelledby="training-title"><h2 id="training-title">${say('training.title')}</h2><p>${say('training.why')}</p>
        <p><a class="onward" href=${routeTo('case', TRAINING)}>${icon('flag')}${say('training.offer')}</a></p></section>
      <pi-secrets .session=${this.session}></pi-secrets>
      <section aria-labelledby="leave-title"><h2 id="leave-title">${say('leave.title')}</h2>
        ${notice(this.#leaving.problem)}
        <div class="actions">
          <button type="button" class="button quiet" ?disabled=${this.#leaving.busy}
            @click=${() => this.#leave(() => this.session.signOut())}>${say('leave.here')}</button>
          <button type="button" class="button quiet" ?disabled=${this.#leaving.busy}
            @click=${() => this.#leave(() => signOutEverywhere(this.session))}>${say('leave.everywhere')}</button>
        </div></section>`
  }

  #person() {
    const { language, zone } = this.#saved
    return html`<section class="about" aria-labelledby="about-title"><h2 id="about-title">${say('me.about')}</h2>
      ${this.restored ? unsavedNote(this.restored, this.#saved, () => this.#drop()) : nothing}
      <form @submit=${(/** @type {Event} */ event) => this.#save(event)} @change=${() => this.#edited()}>
        ${choiceField({ id: 'language', label: say('field.language'), value: language, options: languageOptions() })}
        ${choiceField({ id: 'zone', label: say('me.zone'), value: zone, options: zoneOptions(zone) })}
        ${notice(this.#saving.problem)}
        <p role="status" class=${this.told ? 'note' : 'visually-hidden'}>${this.told}</p>
        <button class="button quiet" ?disabled=${this.#saving.busy}>${say('frame.save')}</button>
      </form></section>`
  }
}

customElements.define('pi-me', Me)
