// What was typed into an editor and not saved: kept in this page's memory, and there again for who comes back to it.
// Only a reload or a closed tab would lose it, so the browser asks first; safe exit and signing out never wait for it.
import { html, nothing } from 'lit'
import { LeaveWarning } from '../shared/leaving.js'
import { icon } from './icons.js'
import { say } from './words.js'

/**
 * What an editor holds.
 * @template Value
 * @typedef {{value: Value, saved: Value}} Kept  `saved`: as the server had it when the editing began
 */

class Unsaved {
  /** @type {Map<string, Kept<unknown>>} */
  #kept = new Map()
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

  /** Whoever was signed in has gone. */
  clear() {
    this.#kept.clear()
    this.#warn()
  }

  #warn() {
    this.#warning ??= new LeaveWarning()
    this.#warning.set(this.#kept.size > 0)
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
