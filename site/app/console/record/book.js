// The record of one case as a page has it: read, opened, folded, and written to.
import { inSlices } from '../case/slices.js'
import { Sealings } from '../case/sealings.js'
import { readRecord, writeEntry } from '../casework.js'
import { openEntry, sealEntry } from './entry.js'
import { fold } from './fold.js'
import { timesOf } from './kinds.js'

/** @import { Session } from '../account.js' */
/** @import { AnyEntry, Draft, OpenedEntry } from './entry.js' */

/**
 * What goes into the record. `id` is for an entry that two pages may write at once, and that is there once. Without
 * `item` it is something new, or the only one of a kind that exists once.
 * @typedef {Omit<Draft, 'item'> & {item?: string}} Note
 * @typedef {{id: string, sealed: string, epoch: number}} Sealed
 * @typedef {{sealed: Sealed, written: Draft & {id: string}}} Ready
 */

const SLICE = 4

export class Book {
  record = fold([])
  isRead = false
  /** @type {Map<string, AnyEntry>} */
  #entries = new Map()
  /** Up to which number it was read without a gap. */
  #readUpTo = 0
  #id
  #session
  /** @type {Sealings<Ready>} */
  #sealings = new Sealings()

  /**
   * @param {string} id  of the case
   * @param {Session} session
   */
  constructor(id, session) {
    this.#id = id
    this.#session = session
  }

  /**
   * Read what is new.
   * @param {number} upTo  the number of the last entry, as the case says
   */
  async read(upTo) {
    if (this.isRead && this.#readUpTo >= upTo) return
    const sealed = await readRecord(this.#id, this.#readUpTo)
    /** @type {AnyEntry[]} */
    const opened = []
    await inSlices(sealed, SLICE, (entry) => openEntry({ id: this.#id }, entry, this.#session), (some) => opened.push(...some))
    this.#readUpTo = Math.max(this.#readUpTo, sealed.at(-1)?.number ?? 0)
    this.#add(opened)
    this.isRead = true
  }

  /**
   * Seal a note, write it, and fold it in.
   * @param {Note} note
   * @returns {Promise<{entry: OpenedEntry, isNext: boolean}>} not next: others wrote in between, and are to be read
   */
  write(note) {
    return this.hand(note, async ({ sealed, written }) => {
      const { number, written_at: writtenAt } = await writeEntry(this.#id, sealed)
      const isNext = number === this.#readUpTo + 1
      if (isNext) this.#readUpTo = number
      const { id, displayName: name } = this.#session.person
      const entry = { ...opened(written), number, writtenAt, author: { id, name } }
      this.#add([entry])
      return { entry, isNext }
    })
  }

  /**
   * Seal a note and hand it over; the same note is the same bytes until they have arrived.
   * @template Answer
   * @param {Note} note
   * @param {(ready: Ready) => Promise<Answer>} give
   */
  hand(note, give) {
    return this.#sealings.send(note, () => this.seal(note), give)
  }

  /**
   * @param {Note} note
   * @returns {Promise<Ready>}
   */
  async seal(note) {
    const isOnce = timesOf(note.kind) === 'once'
    const item = note.item ?? (isOnce ? note.kind : crypto.randomUUID())
    const replaces = note.replaces ?? (isOnce ? this.record.removalsOf(note.kind) : [])
    const written = { ...note, item, replaces, id: note.id ?? crypto.randomUUID() }
    return { written, sealed: await sealEntry(this.#session, { ...written, case: this.#id, now: new Date() }) }
  }

  /** @param {AnyEntry[]} entries */
  #add(entries) {
    for (const entry of entries) this.#entries.set(entry.id, entry)
    this.record = fold(this.#entries.values())
  }
}

/**
 * What was written, as it will be opened.
 * @param {Draft & {id: string}} written
 * @returns {Omit<OpenedEntry, 'number' | 'author' | 'writtenAt'>}
 */
function opened({ id, kind, item, replaces = [], task = null, text, fields = {} }) {
  return { id, kind, item, replaces, task, text, fields, at: new Date().toISOString(), state: 'opened' }
}
