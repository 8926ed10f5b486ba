// Above everything in a case: answers that must not wait. The same element writes into the record what replies say.
import { html, nothing } from 'lit'
import { Problem } from '../../shared/api.js'
import { Attempt } from '../attempt.js'
import { Part } from '../case/part.js'
import { icon } from '../icons.js'
import { notice } from '../notice.js'
import { say, spoken } from '../words.js'
import { formOf } from './installed.js'
import { unseenAlarms } from './progress.js'
import { due } from './replies.js'

/** @import { OpenedEntry } from '../record/entry.js' */
/** @import { Note } from './replies.js' */
/** @typedef {{item: string, text: string, entry: OpenedEntry | null}} Alarm  `entry` null: not in the record yet */

const AGAIN = 30_000
const CONFLICT = 409

export class Alarms extends Part {
  static properties = { ...Part.properties, waiting: { state: true } }

  #seeing = new Attempt(this)
  #busy = false
  #again = 0
  /** Until when a questionnaire is not looked for. @type {Map<string, number>} */
  #missing = new Map()

  constructor() {
    super()
    /** What could not be written into the record yet. @type {Note[]} */
    this.waiting = []
  }

  updated() {
    if (this.room.hasRecord && !this.#busy && Date.now() >= this.#again) this.#write()
  }

  /** Write what replies say; what could not be written is tried again when the page looks for news some time later. */
  async #write() {
    this.#busy = true
    const notes = await due(this.room, (wanted) => this.#formOf(wanted))
    for (const note of notes) await this.#enter(note)
    const known = new Set(this.room.record.entries.map(({ id }) => id))
    const waiting = notes.filter(({ id }) => !known.has(id))
    if (waiting.length) this.#again = Date.now() + AGAIN
    if (waiting.length || this.waiting.length) this.waiting = waiting
    this.#busy = false
  }

  /** One that is not there is looked for again later. @param {{id: string, version: string}} wanted */
  async #formOf(wanted) {
    const place = `${wanted.id} ${wanted.version}`
    if ((this.#missing.get(place) ?? 0) > Date.now()) return null
    const form = await formOf(wanted, spoken.language)
    if (!form) this.#missing.set(place, Date.now() + AGAIN)
    return form
  }

  /** A refusal may mean that a colleague who looks at the same time has just written it: then it is read. @param {Note} note */
  async #enter(note) {
    try {
      await this.room.note(note)
    } catch (problem) {
      if (problem instanceof Problem && problem.status === CONFLICT) await this.room.refresh()
    }
  }

  /** @returns {Alarm[]} */
  get #alarms() {
    const written = unseenAlarms(this.room.record).map(({ item, entry }) => ({ item, entry, text: entry.text }))
    const unwritten = this.waiting.filter(({ fields }) => Number(fields.alarms) > 0)
    return [...written, ...unwritten.map(({ item, text }) => ({ item, text, entry: null }))]
  }

  /** @param {Alarm} alarm */
  async #seen({ item, text, entry }) {
    if (!entry) return
    const fields = { ...entry.fields, seen: true }
    await this.#seeing.run(() => this.room.note({ kind: 'score', item, replaces: [entry.id], text, fields }))
  }

  render() {
    if (!this.room.hasRecord) return nothing
    return this.#alarms.map((alarm) => html`<div class="danger-box urgent" role="alert">${icon('alert')}<div>
      <p><strong>${say('alarm.title')}</strong></p>
      <p class="text">${alarm.text}</p>
      ${notice(this.#seeing.problem)}
      <p class="actions"><button type="button" class="button danger" @click=${() => this.#danger(alarm)}>${icon('alert')}${say('alarm.danger')}</button>
        ${alarm.entry ? html`<button type="button" class="button quiet" ?disabled=${this.#seeing.busy} @click=${() => this.#seen(alarm)}>${icon('eye')}${say('alarm.seen')}</button>` : nothing}</p></div></div>`)
  }

  /** The steps for danger are offered by who listens to the room. @param {Alarm} alarm */
  #danger({ text }) {
    this.room.dispatchEvent(new CustomEvent('danger', { detail: { why: text } }))
  }
}

customElements.define('pi-alarms', Alarms)
