// The team's nickname for a case: an entry of the record, shown above the case and in the lists.
import { html, nothing } from 'lit'
import { Attempt } from '../attempt.js'
import { Part } from '../case/part.js'
import { submitted } from '../fields.js'
import { icon } from '../icons.js'
import { notice } from '../notice.js'
import { say } from '../words.js'
import { nameCase } from './care.js'

const LONGEST = 40

export class Nickname extends Part {
  static properties = { ...Part.properties, open: { state: true } }

  #saving = new Attempt(this)

  constructor() {
    super()
    this.open = false
  }

  get #item() {
    return this.room.record.one('nickname')
  }

  async #begin() {
    this.open = true
    this.focusOn('input')
  }

  /** @param {Event} event */
  async #save(event) {
    const { nickname = '' } = submitted(event)
    const replaces = this.#item?.history.map(({ id }) => id) ?? []
    const note = { kind: 'nickname', replaces, text: nickname || say('nickname.removed'), fields: nickname ? {} : { removed: true } }
    const saved = await this.#saving.run(() => this.room.entering(note, (entry) => nameCase(this.room.id, Boolean(nickname), entry)))
    if (saved) this.open = false
  }

  render() {
    const names = this.#item?.versions.map(({ text }) => text) ?? []
    if (this.open) return this.#form(names.at(-1) ?? '')
    return html`<span class="nickname">${names.length ? html`<strong>${names.join(' / ')}</strong>` : nothing}
      <button type="button" class="linklike" @click=${() => this.#begin()}>${say(names.length ? 'nickname.change' : 'nickname.none')}</button></span>`
  }

  /** @param {string} name */
  #form(name) {
    return html`<form class="nickname-form" @submit=${(/** @type {Event} */ event) => this.#save(event)}>
      <div class="field"><label for="nickname">${say('nickname.label')}</label><p class="why" id="nickname-why">${say('nickname.why')}</p>
        <input id="nickname" name="nickname" maxlength=${LONGEST} autocomplete="off" spellcheck="false" aria-describedby="nickname-why" .defaultValue=${name}></div>
      ${notice(this.#saving.problem)}
      <p class="actions"><button class="button" ?disabled=${this.#saving.busy}>${icon('check')}${say('nickname.save')}</button>
        <button type="button" class="button quiet" @click=${() => { this.open = false }}>${say('frame.cancel')}</button></p></form>`
  }
}

customElements.define('pi-nickname', Nickname)
