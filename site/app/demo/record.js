// The record of an invented case, sealed as a console seals it. Items and entries have names of their own here.
import { sealEntry } from '../console/record/entry.js'
import { timesOf } from '../console/record/kinds.js'

/** @typedef {{id: string, displayName: string}} Author  as the server knows them */
/**
 * @typedef {object} NoteEvent
 * @property {string} by
 * @property {string} kind
 * @property {string} [name]  by which a later entry says that it replaces this one
 * @property {string} [item]
 * @property {string[]} [replaces]
 * @property {string} [task]
 * @property {string[]} text
 * @property {Record<string, unknown>} [fields]  a value such as "@sleep" stands for the item of that name
 */

export class InventedRecord {
  #case
  #team
  #people
  /** @type {Map<string, string>} */
  #ids = new Map()

  /**
   * @param {string} caseId
   * @param {object} team  its current keys
   * @param {Map<string, Author>} people  by the name with which they sign in
   */
  constructor(caseId, team, people) {
    this.#case = caseId
    this.#team = team
    this.#people = people
  }

  /**
   * @param {NoteEvent} event
   * @param {Date} now
   * @returns {Promise<{id: string, sealed: string, epoch: number}>}
   */
  seal({ by, kind, name, item, replaces = [], task, text, fields = {} }, now) {
    const session = /** @type {any} */ ({ person: this.#people.get(by), teamKeys: async () => this.#team })
    return sealEntry(session, {
      id: this.idOf(`entry ${name ?? crypto.randomUUID()}`), case: this.#case, kind, task, now,
      item: timesOf(kind) === 'once' ? kind : this.idOf(item ?? crypto.randomUUID()),
      replaces: replaces.map((each) => this.idOf(`entry ${each}`)),
      text: text.join('\n\n'),
      fields: Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, this.#meant(value)])),
    })
  }

  /** @param {unknown} value */
  #meant(value) {
    return typeof value === 'string' && value.startsWith('@') ? this.idOf(value.slice(1)) : value
  }

  /**
   * What something of this name is called: an item, an entry, or a message.
   * @param {string} name
   */
  idOf(name) {
    const id = this.#ids.get(name) ?? crypto.randomUUID()
    this.#ids.set(name, id)
    return id
  }
}
