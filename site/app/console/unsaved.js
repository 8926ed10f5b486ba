// What was typed into an editor and not saved: kept in this page's memory, and there again for who comes back to it.
// While the console is locked it is sealed to its writer: it may tell of a client.
// Only a reload or a closed tab would lose it, so the browser asks first; safe exit and signing out never wait for it.
import { html, nothing } from 'lit'
import { fromUtf8, toUtf8 } from '../shared/base64.js'
import { LeaveWarning } from '../shared/leaving.js'
import { icon } from './icons.js'
import { say } from './words.js'

/** @import { Session } from './account.js' */
/** @typedef {Pick<Session, 'recipient' | 'sealForMe' | 'openMine'>} Writer */

/**
 * What an editor holds.
 * @template Value
 * @typedef {{value: Value, saved: Value}} Kept  `saved`: as the server had it when the editing began
 */

class Unsaved {
  /** @type {Map<string, Kept<unknown>>} */
  #kept = new Map()
  /** What was sealed, by its writer's recipient. @type {Map<string, Uint8Array>} */
  #sealed = new Map()
  /** @type {LeaveWarning | null} */
  #warning = null

  /**
   * Keep what an editor holds; what is as it was saved is nothing to keep.
   * @template Value
   * @param {string} editor  its name, and what it edits
   * @param {Value} value
   * @param {Value} saved
   */
  keep(editor, value, saved) {
    if (isSame(value, saved)) this.#kept.delete(editor)
    else this.#kept.set(editor, { value, saved })
    this.#warn()
  }

  /**
   * @param {string} editor
   * @returns {Kept<any> | null}
   */
  of(editor) {
    return this.#kept.get(editor) ?? null
  }

  /** @param {string} editor */
  forget(editor) {
    this.#kept.delete(editor)
    this.#warn()
  }

  /**
   * Forget all that was typed about something that is no longer there.
   * @param {string} id  as it stands in the editors' names
   */
  forgetAbout(id) {
    for (const editor of [...this.#kept.keys()]) if (editor.includes(id)) this.#kept.delete(editor)
    this.#warn()
  }

  /**
   * The names under a beginning, the one kept first at the beginning.
   * @param {string} beginning
   */
  under(beginning) {
    return [...this.#kept.keys()].filter((editor) => editor.startsWith(beginning))
  }

  /**
   * Seal all of it, so that the console can be locked without losing it.
   * @param {Writer} writer
   */
  async seal(writer) {
    const kept = [...this.#kept]
    if (!kept.length) return
    this.#kept.clear()
    this.#sealed.set(writer.recipient, await writer.sealForMe(toUtf8(JSON.stringify(kept))))
  }

  /**
   * Open what this writer had sealed.
   * @param {Writer} writer
   */
  async open(writer) {
    const sealed = this.#sealed.get(writer.recipient)
    if (!sealed) return
    /** @type {[string, Kept<unknown>][]} */
    const kept = JSON.parse(fromUtf8(await writer.openMine(sealed)))
    this.#sealed.delete(writer.recipient)
    this.#kept = new Map([...kept, ...this.#kept])
    this.#warn()
  }

  /** Whoever was signed in has gone. */
  clear() {
    this.#kept.clear()
    this.#sealed.clear()
    this.#warn()
  }

  #warn() {
    this.#warning ??= new LeaveWarning()
    this.#warning.set(this.#kept.size + this.#sealed.size > 0)
  }
}

export const unsaved = new Unsaved()

/**
 * Whether two values are one in what they say; the order of keys says nothing.
 * @param {unknown} one
 * @param {unknown} other
 */
function isSame(one, other) {
  return JSON.stringify(one, inOrder) === JSON.stringify(other, inOrder)
}

/**
 * @param {string} _key
 * @param {unknown} value
 */
function inOrder(_key, value) {
  return value && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort()) : value
}

/**
 * Says that an editor holds what was typed before, with the way back to what is saved.
 * @param {Kept<unknown>} kept
 * @param {unknown} current  as the server has it now
 * @param {() => void} drop
 */
export function unsavedNote({ saved }, current, drop) {
  return html`<div class="note unsaved" role="status">${icon('again')}<div><p>${say('unsaved.here')}</p>
    ${isSame(saved, current) ? nothing : html`<p><strong>${say('unsaved.overtaken')}</strong></p>`}
    <p><button type="button" class="plain-button" @click=${drop}>${icon('undo')}${say('unsaved.drop')}</button></p></div></div>`
}
