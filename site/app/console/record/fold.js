// Folds entries into the present record. A function of the set of entries: in which order they came says nothing.
import { timesOf } from './kinds.js'

/** @import { AnyEntry, ClosedEntry, OpenedEntry } from './entry.js' */

/**
 * What one thing in the record says now. More than one version: they were written at the same time, and somebody
 * decides by an entry that replaces them all. `removals` are the current entries that say it is over.
 * @typedef {object} Item
 * @property {string} item
 * @property {string} kind
 * @property {OpenedEntry[]} versions  never empty of what is there
 * @property {OpenedEntry[]} removals
 * @property {OpenedEntry[]} history  every entry about it, in the record's order
 */

export class Folded {
  /** In the record's order. @type {readonly OpenedEntry[]} */
  entries
  /** What cannot be shown, in the record's order. @type {readonly ClosedEntry[]} */
  closed
  /** Everything that is there, whatever its kind; the first written first. @type {readonly Item[]} */
  items
  /** What was taken away: `removals` alone are current. @type {readonly Item[]} */
  gone

  /** @param {Iterable<AnyEntry>} entries */
  constructor(entries) {
    const inOrder = distinct(entries).sort((one, other) => one.number - other.number)
    this.entries = inOrder.filter((entry) => entry.state === 'opened')
    this.closed = inOrder.filter((entry) => entry.state !== 'opened')
    const items = itemsOf(this.entries)
    this.items = items.filter(({ versions }) => versions.length > 0)
    this.gone = items.filter(({ versions }) => versions.length === 0)
  }

  /**
   * All that is there of a kind, the first written first.
   * @param {string} kind
   * @returns {Item[]}
   */
  all(kind) {
    return this.items.filter((item) => item.kind === kind)
  }

  /**
   * What is there of a kind that exists once.
   * @param {string} kind
   * @returns {Item | null}
   */
  one(kind) {
    return this.all(kind)[0] ?? null
  }

  /**
   * The ids of the entries that took away what is there once: what comes in its place replaces them.
   * @param {string} kind
   */
  removalsOf(kind) {
    return this.gone.filter((item) => item.kind === kind).flatMap(({ removals }) => removals).map(({ id }) => id)
  }

  /**
   * All entries of a kind, in the record's order.
   * @param {string} kind
   */
  log(kind) {
    return this.entries.filter((entry) => entry.kind === kind)
  }

  /**
   * What was written for one of the thirty tasks.
   * @param {string} task
   */
  done(task) {
    return this.entries.filter((entry) => entry.task === task && !isRemoval(entry))
  }
}

/**
 * @param {Iterable<AnyEntry>} entries
 * @returns {Folded}
 */
export function fold(entries) {
  return new Folded(entries)
}

/**
 * Whether an entry says that its item is over.
 * @param {OpenedEntry} entry
 */
export function isRemoval({ fields }) {
  return fields.removed === true
}

/** @param {Iterable<AnyEntry>} entries */
function distinct(entries) {
  return [...new Map([...entries].map((entry) => [entry.id, entry])).values()]
}

/**
 * @param {readonly OpenedEntry[]} entries  in the record's order
 * @returns {Item[]}
 */
function itemsOf(entries) {
  /** @type {Map<string, OpenedEntry[]>} */
  const histories = new Map()
  for (const entry of entries) {
    const about = aboutOf(entry)
    const history = histories.get(about)
    if (history) history.push(entry)
    else histories.set(about, [entry])
  }
  return [...histories.values()].map(itemOf)
}

/**
 * What an entry is about: itself in a log, the only one of its kind, or what it names.
 * @param {OpenedEntry} entry
 */
function aboutOf({ kind, item, id }) {
  const times = timesOf(kind)
  if (times === 'once') return kind
  return `${kind} ${times === 'log' ? id : item}`
}

/**
 * @param {OpenedEntry[]} history
 * @returns {Item}
 */
function itemOf(history) {
  const { kind, item } = /** @type {OpenedEntry} */ (history[0])
  const current = currentOf(history)
  return {
    kind, item, history,
    versions: current.filter((entry) => !isRemoval(entry)), removals: current.filter(isRemoval),
  }
}

/**
 * The entries that no later entry about the same thing replaces. Only what was written before can be replaced: so one
 * always stands, whatever a page claims.
 * @param {OpenedEntry[]} history
 */
function currentOf(history) {
  return history.filter(({ id }, at) => !history.slice(at + 1).some(({ replaces }) => replaces.includes(id)))
}
