// After a hard case: a note that stays with its writer, sealed to them alone, and the offer to ask a colleague.
import { html, nothing } from 'lit'
import { fromBase64, toBase64 } from '../../shared/base64.js'
import { Attempt } from '../attempt.js'
import { Part } from '../case/part.js'
import { icon } from '../icons.js'
import { notice } from '../notice.js'
import { routeTo } from '../route.js'
import { say } from '../words.js'
import { readReflection, saveReflection } from './care.js'
import { debriefDue } from './debriefing.js'
import { Typed, typedIn } from './typed.js'

/** @import { Case } from '../casework.js' */

export class Debrief extends Part {
  static properties = { ...Part.properties, saved: { state: true } }

  #doing = new Attempt(this)
  /** @type {Typed | null} */
  #typed = null
  #kept = ''
  #asked = false

  constructor() {
    super()
    this.saved = false
  }

  get #why() {
    const { record, messages, me, hasRecord } = this.room
    if (!hasRecord) return null
    return debriefDue(record, /** @type {Case} */ (this.room.case), { me, messages: messages.length, now: new Date() })
  }

  willUpdate() {
    super.willUpdate()
    this.#typed ??= new Typed(this, `reflection ${this.room.id}`)
    if (this.#asked || !this.#why) return
    this.#asked = true
    this.#restore()
  }

  async #restore() {
    try {
      const { sealed } = await readReflection(this.room.id)
      if (!sealed) return
      this.#kept = new TextDecoder().decode(await this.room.session.openMine(fromBase64(sealed)))
      this.requestUpdate()
    } catch {
      this.#asked = false
    }
  }

  /** @param {Event} event */
  async #save(event) {
    event.preventDefault()
    const text = this.#typed?.values.own ?? this.#kept
    const kept = await this.#doing.run(async () => {
      const bytes = new TextEncoder().encode(text)
      await saveReflection(this.room.id, toBase64(await this.room.session.sealForMe(bytes)))
    })
    if (!kept) return
    this.#kept = text
    this.#typed?.clear()
    this.saved = true
  }

  /** @param {'done' | 'not-now'} how */
  #end(how) {
    return this.#doing.run(() => this.room.note({ kind: 'debrief', text: say(`debrief.${how}`), fields: {} }))
  }

  render() {
    const why = this.#why
    if (!why) return nothing
    const text = this.#typed?.values.own ?? this.#kept
    return html`<section class="card debrief" aria-labelledby="debrief-title"><h2 id="debrief-title">${say('debrief.title')}</h2>
      <p>${say(`debrief.why.${why}`)}</p>
      <form @submit=${(/** @type {Event} */ event) => this.#save(event)}>
        <div class="field"><label for="debrief-own">${say('debrief.own')}</label><p class="why" id="debrief-why">${say('debrief.own.why')}</p>
          <textarea id="debrief-own" name="own" rows="3" autocomplete="off" aria-describedby="debrief-why" .value=${text} @input=${this.#typed?.input}></textarea></div>
        ${notice(this.#doing.problem)}
        <p role="status">${this.saved ? say('debrief.saved') : nothing}</p>
        <p class="actions"><button class="button" ?disabled=${this.#doing.busy || !(typedIn({ text }, 'text') || this.#kept)}>${icon('lock')}${say('debrief.save')}</button>
          <a class="button quiet" href=${routeTo('case', `${this.room.id}/together`)}>${icon('people')}${say('debrief.ask')}</a>
          <button type="button" class="button quiet" ?disabled=${this.#doing.busy} @click=${() => this.#end(this.saved ? 'done' : 'not-now')}>${say('debrief.later')}</button></p></form></section>`
  }
}

customElements.define('pi-debrief', Debrief)
