// Keeps a half-written answer: sealed to its writer, on the server and, until it is there, in this page.
import { Problem } from '../shared/api.js'
import { fromBase64, toBase64 } from '../shared/base64.js'
import { dropDraft, saveDraft } from './casework.js'

/** @import { Session } from './account.js' */
/**
 * `answer` is the id that the answer will have; a receipt only says that all was read, and by when it is answered.
 * @typedef {{answer: string, text: string, receipt?: boolean}} Written
 */
/** @typedef {'none' | 'saving' | 'saved' | 'unsaved'} Keeping */

const PAUSE = 1_500
const AGAIN = 10_000
const TOO_MANY = 429
const REMEMBERED = 20

/** Sealed drafts that the server does not have yet, by writer and case; they outlive a lock of the console. */
const unsent = /** @type {Map<string, string>} */ (new Map())
/** What is just being sealed, by the same. */
const sealings = /** @type {Map<string, Promise<void>>} */ (new Map())
/** What the server had, the newest last, null for none: what it was asked a moment before may be older. */
const had = /** @type {Map<string, (string | null)[]>} */ (new Map())

export class Draft {
  #id
  #place
  #session
  #changed
  /** @type {Written | null} */
  #waiting = null
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer
  /** @type {Keeping} */
  state = 'none'
  savedAt = new Date(0)

  /**
   * @param {string} caseId
   * @param {Pick<Session, 'sealForMe' | 'openMine' | 'recipient'>} session
   * @param {() => void} changed  called when `state` has changed
   */
  constructor(caseId, session, changed) {
    this.#id = caseId
    this.#place = `${session.recipient}/${caseId}`
    this.#session = session
    this.#changed = changed
  }

  /** Whether something written would be lost with this page. */
  get isAtRisk() {
    return this.#waiting !== null || unsent.has(this.#place)
  }

  /**
   * Open what was kept, the page's own before the server's; what only the page has is saved soon.
   * @param {string | null} sealed  base64, as the server has it
   * @returns {Promise<Written | null>} null when there is none
   * @throws when it cannot be opened
   */
  async restore(sealed) {
    await sealings.get(this.#place)?.catch(() => {})
    const newest = newestOf(this.#place, sealed)
    const kept = unsent.get(this.#place) ?? newest
    if (!kept) return null
    if (kept !== newest) this.#timer = setTimeout(() => this.save(), PAUSE)
    const bytes = await this.#session.openMine(fromBase64(kept))
    const { answer, text, receipt } = JSON.parse(new TextDecoder().decode(bytes))
    if (typeof answer !== 'string' || typeof text !== 'string') throw new TypeError('draft')
    return receipt === true ? { answer, text, receipt } : { answer, text }
  }

  /**
   * Keep this soon; typing on puts it off.
   * @param {Written} written
   */
  write(written) {
    this.#waiting = written
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.save(), PAUSE)
  }

  /** Seal and save now what was written last. Never throws: a failure is tried again, a refusal is not. */
  async save() {
    clearTimeout(this.#timer)
    await this.seal()
    const sealed = unsent.get(this.#place)
    if (!sealed) return
    this.#set('saving')
    try {
      await saveDraft(this.#id, sealed)
      remember(this.#place, sealed)
      if (unsent.get(this.#place) === sealed) unsent.delete(this.#place)
      this.savedAt = new Date()
      this.#set('saved')
    } catch (problem) {
      this.#set('unsaved')
      if (!isRefused(problem)) this.#timer = setTimeout(() => this.save(), AGAIN)
    }
  }

  /** Seal what waits, so that the console can be locked without losing it. */
  async seal() {
    const written = this.#waiting
    if (!written) return
    this.#waiting = null
    const bytes = new TextEncoder().encode(JSON.stringify(written))
    const sealing = this.#session.sealForMe(bytes).then((sealed) => void unsent.set(this.#place, toBase64(sealed)))
    sealings.set(this.#place, sealing)
    await sealing
  }

  /** Forget the draft, here and on the server. */
  async drop() {
    clearTimeout(this.#timer)
    this.#waiting = null
    await sealings.get(this.#place)?.catch(() => {})
    unsent.delete(this.#place)
    remember(this.#place, null)
    this.#set('none')
    await dropDraft(this.#id)
  }

  /** @param {Keeping} state */
  #set(state) {
    this.state = state
    this.#changed()
  }
}

/**
 * @param {string} place
 * @param {string | null} sealed  as the server has it now
 */
function remember(place, sealed) {
  had.set(place, [...(had.get(place) ?? []), sealed].slice(-REMEMBERED))
}

/**
 * What the server has by now, if it is what this page gave it; else what it says.
 * @param {string} place
 * @param {string | null} said  when it was asked
 */
function newestOf(place, said) {
  const known = had.get(place) ?? []
  if (said !== null && known.includes(said)) return known.at(-1) ?? null
  if (said !== null) remember(place, said)
  return said
}

/**
 * Whether trying again is vain: the session has ended, or the case is gone.
 * @param {unknown} problem
 */
function isRefused(problem) {
  return problem instanceof Problem && problem.status < 500 && problem.status !== TOO_MANY
}
