// One case as all parts of its page see it: read and opened here, written to from here. Says "changed" when it has.
import { sealAnswer } from '../answering.js'
import { markSeen, postAnswer, readCase, readRecord, writeEntry } from '../casework.js'
import { addressOf, openMessage } from '../opening.js'
import { questionnaire } from '../questionnaires.js'
import { openEntry, sealEntry } from '../record/entry.js'
import { fold } from '../record/fold.js'
import { timesOf } from '../record/kinds.js'
import { sketches } from '../sketches.js'
import { say, spoken } from '../words.js'
import { Pending } from './pending.js'
import { Sealings } from './sealings.js'

/** @import { Session, Settings } from '../account.js' */
/** @import { Questionnaire } from '../answers.js' */
/** @import { Case } from '../casework.js' */
/** @import { Address, OpenedMessage } from '../opening.js' */
/** @import { AnyEntry, Draft, OpenedEntry } from '../record/entry.js' */

/**
 * A message of any kind; a plain one has no `fields`.
 * @typedef {{id?: string, kind?: string, text: string, fields?: object}} Words
 *
 * What goes into the record. `id` is for an entry that two pages may write at once, and that is there once. Without `item` it is something new, or the only one of a kind that exists once.
 * @typedef {Omit<Draft, 'item'> & {item?: string}} Note
 * @typedef {{id: string, sealed: string, epoch: number}} Sealed
 */

export class CaseRoom extends EventTarget {
  /** @type {Case | null} */
  case = null
  /** Those that are opened, in the thread's order. @type {OpenedMessage[]} */
  messages = []
  record = fold([])
  /** Whether the record is read: until then it says nothing, and that is not to be taken for an empty one. */
  hasRecord = false
  /** The intake's. @type {Questionnaire | null} */
  form = null
  /** What has just happened, for who does not see it. */
  told = ''
  /** Why reading failed last. @type {unknown} */
  problem = null

  #formLanguage = spoken.language
  /** @type {Map<string, AnyEntry>} */
  #entries = new Map()
  /** Up to which number the record was read without a gap. */
  #entriesRead = 0
  /** @type {Sealings<Sealed>} */
  #answers = new Sealings()
  /** @type {Sealings<{sealed: Sealed, written: Draft & {id: string}}>} */
  #notes = new Sealings()
  #pending = new Pending((milliseconds) => setTimeout(() => this.refresh(), milliseconds))
  /** @type {Promise<void>} */
  #reading = Promise.resolve()
  #left = false

  /**
   * @param {Session} session
   * @param {Settings} settings
   * @param {string} id  of the case
   */
  constructor(session, settings, id) {
    super()
    this.session = session
    this.settings = settings
    this.id = id
  }

  /** The person at this page. */
  get me() {
    return this.session.person.id
  }

  get isMine() {
    return this.case?.assignee?.id === this.me
  }

  /** Where answers go; null when the intake cannot be trusted. */
  get address() {
    return this.case && addressOf(this.case, this.messages)
  }

  /** Whether the form was read in another language than the console now speaks. */
  get isFormForeign() {
    return this.#formLanguage !== spoken.language
  }

  /** What can still be taken back. */
  get pending() {
    return this.#pending.waiting
  }

  /** Nobody looks at this page any more. */
  leave() {
    this.#left = true
  }

  /** Read what is new. Never throws: `problem` says what went wrong. */
  async refresh() {
    await this.read().catch(() => {})
  }

  /** Read what is new, one reading after the other; throws what goes wrong. */
  read() {
    this.#reading = this.#reading.catch(() => {}).then(() => this.#read())
    return this.#reading
  }

  async #read() {
    if (this.#left) return
    try {
      const before = this.case
      const fresh = await this.#readThread()
      this.#changed()
      await this.#see(before, fresh)
      await this.#readEntries()
      this.problem = null
    } catch (problem) {
      this.problem = problem
      throw problem
    } finally {
      this.#changed()
    }
  }

  async #readThread() {
    await sketches.open(this.session)
    const found = await readCase(this.id, this.messages.at(-1)?.number ?? 0)
    const fresh = await Promise.all(found.messages.map((message) => openMessage(found, message, this.session)))
    const messages = [...this.messages, ...fresh]
    await this.readForm(messages) // before anything is shown: without it the form would seem unknown for a moment
    this.case = found
    this.messages = messages
    for (const id of this.#pending.follow(found.pending, fresh)) this.#posted(id)
    return fresh
  }

  async #readEntries() {
    const sealed = await readRecord(this.id, this.#entriesRead)
    const opened = await Promise.all(sealed.map((entry) => openEntry(this, entry, this.session)))
    this.#entriesRead = sealed.at(-1)?.number ?? this.#entriesRead
    if (opened.length || !this.hasRecord) this.#enter(opened)
    this.hasRecord = true
  }

  /** @param {AnyEntry[]} entries */
  #enter(entries) {
    for (const entry of entries) this.#entries.set(entry.id, entry)
    this.record = fold(this.#entries.values())
  }

  /**
   * Read the intake's form in the console's language.
   * @param {OpenedMessage[]} [messages]
   */
  async readForm(messages = this.messages) {
    if (this.form && !this.isFormForeign) return
    this.#formLanguage = spoken.language
    this.form = await questionnaire(messages[0]?.body?.form, spoken.language)
    if (messages === this.messages) this.#changed()
  }

  /**
   * Tell the server what was opened here, and who looks what is new.
   * @param {Case | null} before
   * @param {OpenedMessage[]} fresh
   */
  async #see(before, fresh) {
    const last = this.messages.at(-1)
    const isNew = fresh.some((message) => message.from === 'client' && message.state === 'opened')
    if (isNew && before) this.told = say('thread.news')
    if (last && (isNew || (!before && this.case?.follow_up?.due))) await markSeen(this.id, last.number)
  }

  /**
   * Seal a message for client and team, and hand it in: posted when its half minute is over.
   * What failed may be sent again as it was: it is never there twice.
   * @param {Words} words
   * @returns {Promise<{id: string}>}
   */
  async send(words) {
    const place = /** @type {Case} */ (this.case)
    const address = /** @type {Address} */ (this.address)
    const seal = () => sealAnswer(this.session, { id: crypto.randomUUID(), ...words, address, keys: place.keys, now: new Date() })
    const { id } = await this.#answers.send(words, seal, (answer) => postAnswer(this.id, answer))
    this.told = ''
    this.#pending.add(id)
    this.#changed()
    return { id }
  }

  /** @param {string} id  of what was handed in and is taken back */
  undone(id) {
    this.#pending.drop(id)
    this.dispatchEvent(new CustomEvent('undone', { detail: id }))
    this.#changed()
  }

  /** @param {string} id */
  #posted(id) {
    this.told = say('undo.sent')
    this.dispatchEvent(new CustomEvent('posted', { detail: id }))
  }

  /**
   * Seal an entry, write it into the record, and fold it in. What failed may be written again as it was.
   * @param {Note} note
   * @returns {Promise<OpenedEntry>}
   */
  async note(note) {
    return this.#notes.send(note, () => this.#sealed(note), async ({ sealed, written }) => {
      const { number, written_at: writtenAt } = await writeEntry(this.id, sealed)
      if (number === this.#entriesRead + 1) this.#entriesRead = number
      const entry = /** @type {OpenedEntry} */ ({ ...opened(written), number, writtenAt, author: { id: this.me, name: this.session.person.displayName } })
      this.#enter([entry])
      this.#changed()
      return entry
    })
  }

  /**
   * Change the case together with an entry: `change` hands the sealed entry to an endpoint that takes one. Sealed once
   * more when the team's keys changed in between; the case is read again afterwards.
   * @template Answer
   * @param {Note} note
   * @param {(entry: Sealed) => Promise<Answer>} change
   * @returns {Promise<Answer>}
   */
  async entering(note, change) {
    const answer = await this.#notes.send(note, () => this.#sealed(note), ({ sealed }) => change(sealed))
    await this.refresh()
    return answer
  }

  /**
   * A sealed entry for an endpoint that takes one; `entering` also hands it over and tries again.
   * @param {Note} note
   */
  async sealedEntry(note) {
    return (await this.#sealed(note)).sealed
  }

  /** @param {Note} note */
  async #sealed(note) {
    const item = note.item ?? (timesOf(note.kind) === 'once' ? note.kind : crypto.randomUUID())
    const written = { ...note, item, id: note.id ?? crypto.randomUUID() }
    const sealed = await sealEntry(this.session, { ...written, case: this.id, now: new Date() })
    return { sealed, written }
  }

  /**
   * Keep what is typed on this page and not written yet, through a change of part and a lock.
   * @param {string} place
   * @param {unknown} value  what JSON can hold
   */
  keep(place, value) {
    sketches.keep(this.session, `${this.id}/${place}`, value)
  }

  /**
   * @param {string} place
   * @returns {any} null when nothing is kept
   */
  kept(place) {
    return sketches.of(`${this.id}/${place}`)
  }

  /** @param {string} place */
  forget(place) {
    sketches.forget(`${this.id}/${place}`)
  }

  /**
   * Where something is kept under a beginning, the last at the end.
   * @param {string} beginning
   */
  places(beginning) {
    return sketches.places(`${this.id}/${beginning}`).map((place) => place.slice(this.id.length + 1))
  }

  /**
   * Put words into the thread's editor, after what is there.
   * @param {string} text
   */
  write(text) {
    this.dispatchEvent(new CustomEvent('write', { detail: text }))
  }

  #changed() {
    this.dispatchEvent(new Event('changed'))
  }
}

/**
 * What was written, as it will be opened.
 * @param {Draft & {id: string}} written
 */
function opened({ id, kind, item, replaces = [], task = null, text, fields = {} }) {
  return { id, kind, item, replaces, task, text, fields, at: new Date().toISOString(), state: 'opened' }
}
