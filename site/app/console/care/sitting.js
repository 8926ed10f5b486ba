// What was opened since the console was unlocked: nicknames, and the words to search in. In memory alone, forgotten at lock.
import { TRAINING } from '../training/place.js'
import { openEntry } from '../record/entry.js'
import { readNickname } from './care.js'

/** @import { CaseSummary } from '../casework.js' */
/** @import { CaseRoom } from '../case/room.js' */
/** @import { Keys } from '../opening.js' */
/** @typedef {{id: string, reference: string, nickname: string, texts: string[]}} Opened */
/** @typedef {{id: string, reference: string, nickname: string, snippet: string}} Found */

const AROUND = 40

class Sitting extends EventTarget {
  /** @type {Map<string, Opened>} */
  #opened = new Map()
  /** Nicknames by case and number of the entry; '' while one is fetched, or cannot be read. @type {Map<string, string>} */
  #names = new Map()

  /** How many cases were opened. */
  get size() {
    return this.#opened.size
  }

  /**
   * Remember what is open in a case's page.
   * @param {Pick<CaseRoom, 'id' | 'case' | 'messages' | 'record'>} room
   */
  remember({ id, case: found, messages, record }) {
    if (!found || id === TRAINING) return
    const nickname = record.one('nickname')?.versions.map(({ text }) => text).join(' / ') ?? ''
    const texts = [...messages.flatMap(({ body }) => (body ? [body.text] : [])), ...record.entries.map(({ text }) => text)]
    this.#opened.set(id, { id, reference: found.reference, nickname, texts })
    if (found.label) this.#names.set(`${id}/${found.label}`, nickname)
  }

  /** The case was erased. @param {string} id */
  forget(id) {
    this.#opened.delete(id)
    for (const key of this.#names.keys()) if (key.startsWith(`${id}/`)) this.#names.delete(key)
  }

  /** The console is locked, or left. */
  clear() {
    this.#opened.clear()
    this.#names.clear()
  }

  /**
   * A case's nickname, '' until it is known; says "changed" when it is.
   * @param {Pick<CaseSummary, 'id' | 'label'>} summary
   * @param {Keys} keys
   */
  nickname({ id, label }, keys) {
    if (!label) return ''
    const place = `${id}/${label}`
    if (!this.#names.has(place)) this.#fetch(id, place, keys)
    return this.#names.get(place) ?? ''
  }

  /**
   * @param {string} id
   * @param {string} place
   * @param {Keys} keys
   */
  async #fetch(id, place, keys) {
    this.#names.set(place, '')
    const entry = await readNickname(id).then((sealed) => openEntry({ id }, sealed, keys)).catch(() => null)
    if (!this.#names.has(place) || entry?.state !== 'opened' || entry.kind !== 'nickname') return
    this.#names.set(place, entry.text)
    this.dispatchEvent(new Event('changed'))
  }

  /**
   * The opened cases in which every word is found: in a message, an entry, the nickname or the reference.
   * @param {string} sought
   * @returns {Found[]}
   */
  search(sought) {
    const words = plain(sought).split(' ').filter(Boolean)
    if (!words.length) return []
    return [...this.#opened.values()].flatMap(({ id, reference, nickname, texts }) => {
      const all = plain([reference, nickname, ...texts].join('\n'))
      if (!words.every((word) => all.includes(word))) return []
      return [{ id, reference, nickname, snippet: snippet(texts, words[0] ?? '') }]
    })
  }
}

export const sitting = new Sitting()

/** Letters without their marks, in lower case, with single spaces. @param {string} text */
function plain(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ')
}

/**
 * Where a word stands, with some letters around it.
 * @param {string[]} texts
 * @param {string} word
 */
function snippet(texts, word) {
  for (const text of texts) {
    const flat = text.normalize('NFC').replace(/\s+/g, ' ')
    const at = plain(flat).indexOf(word)
    if (at >= 0) return `${at > AROUND ? '…' : ''}${flat.slice(Math.max(0, at - AROUND), at + word.length + AROUND).trim()}${at + word.length + AROUND < flat.length ? '…' : ''}`
  }
  return ''
}
