// A case's thread, read and opened from its newest messages back: a long one shows its first screen at once.
import { readBack, readCase } from '../casework.js'
import { isUnopened, openMessage } from '../opening.js'
import { inSlices } from './slices.js'

/** @import { Session } from '../account.js' */
/** @import { Case, SealedMessage } from '../casework.js' */
/** @import { OpenedMessage } from '../opening.js' */

const INTAKE = 1
/** So many are opened before anything is shown, the intake among them. */
const FIRST = 13
const SLICE = 4

export class ThreadPages {
  /** What is opened so far, in the thread's order; the intake first, whatever lies between. @type {OpenedMessage[]} */
  messages = []
  /** Whether older ones are still on the server. */
  hasEarlier = false
  #id
  #session
  /** What is read and not opened yet, by number. @type {Map<number, SealedMessage>} */
  #sealed = new Map()

  /**
   * @param {string} id  of the case
   * @param {Session} session
   */
  constructor(id, session) {
    this.#id = id
    this.#session = session
  }

  /**
   * Read the newest page, and open as much of it as a screen shows; `openRest` goes on.
   * @returns {Promise<Case>}
   */
  async readNewest() {
    const found = await readBack(this.#id)
    this.#take(found.messages)
    this.hasEarlier = found.more
    await this.#open(found, FIRST, FIRST)
    return found
  }

  /**
   * Read and open what came after the last, and what could not be opened before.
   * @returns {Promise<{found: Case, fresh: OpenedMessage[]}>}
   */
  async readLater() {
    const found = await readCase(this.#id, this.#newest)
    const before = new Set(this.messages)
    this.#take(found.messages)
    await this.openRest(found)
    return { found, fresh: this.messages.filter((message) => !before.has(message)) }
  }

  /**
   * Read and open the page before the oldest; it is shown when all of it is there.
   * @param {Case} place
   */
  async readEarlier(place) {
    const found = await readBack(this.#id, this.#oldest)
    this.#take(found.messages)
    this.hasEarlier = found.more
    await this.openRest(place)
  }

  /**
   * Open all that is read, the newest first.
   * @param {Case} place
   */
  openRest(place) {
    return this.#open(place, Infinity, SLICE)
  }

  /**
   * Up to which number nothing of the client's was passed over unopened, given what was opened before; 0 when that
   * is nothing.
   * @param {number} seenUpTo
   */
  openedUpTo(seenUpTo) {
    return this.#readUpTo(seenUpTo, isUnopened)
  }

  /**
   * Up to which number nothing was passed over that this person has the keys for: what would not open is told, and known.
   * @param {number} seenUpTo
   */
  facedUpTo(seenUpTo) {
    return this.#readUpTo(seenUpTo, ({ from, isKeyless }) => from === 'client' && isKeyless)
  }

  /**
   * @param {number} seenUpTo
   * @param {(message: OpenedMessage) => boolean} isBarrier
   */
  #readUpTo(seenUpTo, isBarrier) {
    const isGap = this.hasEarlier && this.#oldest > seenUpTo + 1
    const barriers = this.messages.filter(isBarrier).map(({ number }) => number).filter((number) => number > seenUpTo)
    const end = Math.min(isGap ? INTAKE + 1 : Infinity, ...this.#sealed.keys(), ...barriers)
    return Math.max(seenUpTo, ...this.messages.map(({ number }) => number).filter((number) => number < end))
  }

  /**
   * @param {Case} place
   * @param {number} most
   * @param {number} size  of a slice
   */
  async #open(place, most, size) {
    /** @type {OpenedMessage[]} */
    const opened = []
    try {
      await inSlices(newestFirst([...this.#sealed.values()]).slice(0, most), size,
        (message) => openMessage(place, message, this.#session), (some) => opened.push(...some))
    } finally {
      this.#show(opened)
    }
  }

  /** @param {OpenedMessage[]} opened */
  #show(opened) {
    for (const { number } of opened) this.#sealed.delete(number)
    this.messages = [...this.messages, ...opened].sort((one, other) => one.number - other.number)
  }

  /** @param {SealedMessage[]} read */
  #take(read) {
    const known = new Set(this.#numbers)
    for (const message of read) if (!known.has(message.number)) this.#sealed.set(message.number, message)
  }

  get #numbers() {
    return [...this.#sealed.keys(), ...this.messages.map(({ number }) => number)]
  }

  get #newest() {
    return Math.max(0, ...this.#numbers)
  }

  /** The number of the oldest that was read, the intake aside. */
  get #oldest() {
    const numbers = this.#numbers.filter((number) => number !== INTAKE)
    return numbers.length ? Math.min(...numbers) : INTAKE
  }
}

/** @param {SealedMessage[]} messages */
function newestFirst(messages) {
  const rank = (/** @type {SealedMessage} */ { number }) => (number === INTAKE ? Infinity : number)
  return messages.sort((one, other) => rank(other) - rank(one))
}
