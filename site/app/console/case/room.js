// One case as all parts of its page see it: read and opened here, written to from here. Says "changed" when it has.
import { Problem } from '../../shared/api.js'
import { sealAnswer } from '../answering.js'
import { markSeen, postAnswer } from '../casework.js'
import { addressOf, isUnopened } from '../opening.js'
import { questionnaire } from '../questionnaires.js'
import { Book } from '../record/book.js'
import { say, spoken } from '../words.js'
import { Pending } from './pending.js'
import { Sealings } from './sealings.js'
import { ThreadPages } from './thread-pages.js'

/** @import { Session, Settings } from '../account.js' */
/** @import { Questionnaire } from '../answers.js' */
/** @import { Case } from '../casework.js' */
/** @import { Address, OpenedMessage } from '../opening.js' */
/** @import { Note, Sealed } from '../record/book.js' */

/**
 * A message of any kind; a plain one has no `fields`. After a receipt the client is still owed an answer.
 * @typedef {{id?: string, kind?: string, text: string, fields?: object, receipt?: boolean}} Words
 */

export class CaseRoom extends EventTarget {
  /** @type {Case | null} */
  case = null
  /** The intake's. @type {Questionnaire | null} */
  form = null
  /** What has just happened, for who does not see it. */
  told = ''
  /** Why reading failed last. @type {unknown} */
  problem = null

  #formLanguage = spoken.language
  /** @type {Sealings<Sealed>} */
  #answers = new Sealings()
  #thread
  #book
  #pending = new Pending((milliseconds) => setTimeout(() => this.refresh(), milliseconds))
  /** @type {Promise<void>} */
  #reading = Promise.resolve()
  #left = false
  #isLooking = true
  #isReadingAll = false
  /** Whether something is there that the server does not know to be seen. */
  #isUnseen = false

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
    this.#thread = new ThreadPages(id, session)
    this.#book = new Book(id, session)
  }

  /** Those that are opened, in the thread's order: the intake, and the newest back to where somebody has read. */
  get messages() {
    return this.#thread.messages
  }

  /** The client's that could not be opened, nor by anybody before: they stay unread. */
  get unopened() {
    const upTo = this.case?.seen_up_to ?? 0
    return this.messages.filter((message) => message.number > upTo && isUnopened(message))
  }

  /** Whether the client wrote what can be opened, and nobody has looked at it. */
  get isUnread() {
    return Boolean(this.case?.unread) && (this.#isUnseen || !this.unopened.length)
  }

  /** Whether there are older messages than these. */
  get hasEarlier() {
    return this.#thread.hasEarlier
  }

  /** What the record says now. */
  get record() {
    return this.#book.record
  }

  /** Whether the record is read: until then it says nothing, and that is not to be taken for an empty one. */
  get hasRecord() {
    return this.#book.isRead
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
    return this.#inTurn(() => this.#read())
  }

  /** @param {() => Promise<void>} reading */
  #inTurn(reading) {
    this.#reading = this.#reading.catch(() => {}).then(reading)
    return this.#reading
  }

  async #read() {
    if (this.#left) return
    try {
      await this.#readThread()
      this.#changed()
      await this.#book.read(this.case?.entries ?? 0)
      this.problem = null
    } catch (problem) {
      this.problem = problem
      throw problem
    } finally {
      this.#changed()
    }
  }

  async #readThread() {
    if (this.case) return this.#readLater()
    const found = await this.#thread.readNewest()
    await this.readForm() // before anything is shown: without it the form would seem unknown for a moment
    this.case = found
    this.#pending.follow(found.pending, [])
    this.#changed()
    await this.#thread.openRest(found)
    await this.#see(this.messages, true)
  }

  async #readLater() {
    const { found, fresh } = await this.#thread.readLater()
    await this.readForm()
    this.case = found
    for (const id of this.#pending.follow(found.pending, fresh)) this.#posted(id)
    if (fresh.some(isWord)) this.told = say('thread.news')
    await this.#see(fresh, false)
  }

  /** Read the page before the oldest message that is shown. */
  readEarlier() {
    return this.#inTurn(() => this.#readEarlier())
  }

  /** Read the rest of the thread, for a part that looks through all of it. Never throws, as `refresh`. */
  async readAll() {
    if (!this.hasEarlier || this.#isReadingAll) return
    this.#isReadingAll = true
    await this.#inTurn(async () => {
      while (this.hasEarlier && !this.#left) await this.#readEarlier()
    }).catch((problem) => { this.problem = problem })
    this.#isReadingAll = false
  }

  async #readEarlier() {
    if (!this.case || !this.hasEarlier) return
    await this.#thread.readEarlier(this.case)
    this.#changed()
    await this.#see(this.messages, false)
  }

  /** Read the intake's form in the console's language. */
  async readForm() {
    if (this.form && !this.isFormForeign) return
    this.#formLanguage = spoken.language
    this.form = await questionnaire(this.messages[0]?.body?.form, spoken.language)
    this.#changed()
  }

  /**
   * Somebody looks at the thread, or turns to another part of the page: only what is looked at counts as seen.
   * @param {boolean} isLooking
   */
  look(isLooking) {
    if (this.#isLooking === isLooking) return
    this.#isLooking = isLooking
    if (isLooking && this.#isUnseen) this.refresh()
  }

  /**
   * Tell the server up to where nothing was passed over.
   * @param {OpenedMessage[]} fresh
   * @param {boolean} first  whether the case has only just been opened
   */
  async #see(fresh, first) {
    const isDue = first && Boolean(this.case?.follow_up?.due)
    this.#isUnseen ||= isDue || fresh.some(isWord)
    if (!this.#isUnseen || !this.#isLooking) return
    const before = this.case?.seen_up_to ?? 0
    const faced = this.#thread.facedUpTo(before)
    if (faced) await markSeen(this.id, this.#thread.openedUpTo(before), faced)
    this.#isUnseen = false
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
    const hand = (/** @type {Sealed} */ answer) => postAnswer(this.id, words.receipt ? { ...answer, receipt: true } : answer)
    const { id } = await this.#whileItIsThere(this.#answers.send(words, seal, hand))
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
   */
  async note(note) {
    const { entry, isNext } = await this.#whileItIsThere(this.#book.write(note))
    this.#changed()
    if (!isNext) this.refresh() // a colleague wrote in between
    return entry
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
    const answer = await this.#whileItIsThere(this.#book.hand(note, ({ sealed }) => change(sealed)))
    await this.refresh()
    return answer
  }

  /**
   * What was erased meanwhile is told at once: the case is read again, and found gone.
   * @template Answer
   * @param {Promise<Answer>} doing
   * @returns {Promise<Answer>}
   */
  async #whileItIsThere(doing) {
    try {
      return await doing
    } catch (problem) {
      if (problem instanceof Problem && problem.status === 404) await this.refresh()
      throw problem
    }
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
 * A word of the client that could be read.
 * @param {OpenedMessage} message
 */
function isWord({ from, state }) {
  return from === 'client' && state === 'opened'
}
