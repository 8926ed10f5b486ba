// Where an ending stands: what of stage four was done, what was said in farewell, and whether the client came back.

/** @import { OpenedMessage } from '../opening.js' */
/** @import { OpenedEntry } from '../record/entry.js' */
/** @import { Folded } from '../record/fold.js' */

/** @typedef {{task: string, state: 'done' | 'open' | 'not-needed', entry: OpenedEntry | null}} Checked */

/**
 * Each task of an ending by its last entry: done, left out for a reason, or open.
 * @param {Pick<Folded, 'done'>} record
 * @param {readonly string[]} tasks
 * @returns {Checked[]}
 */
export function checked(record, tasks) {
  return tasks.map((task) => {
    const entry = record.done(task).at(-1) ?? null
    if (!entry) return { task, state: 'open', entry }
    return { task, state: entry.fields.not_needed === true ? 'not-needed' : 'done', entry }
  })
}

/**
 * The client's last word, an evaluation left aside: it asks for nothing.
 * @param {readonly OpenedMessage[]} messages
 */
export function lastWord(messages) {
  return messages.findLast(({ from, body }) => from === 'client' && body?.kind !== 'evaluation') ?? null
}

/**
 * Whether a message was handed in already: a second sealing under its id would be refused.
 * @param {{pending: readonly {id: string}[], messages: readonly {id: string}[]}} room
 * @param {string} id
 */
export function isThere({ pending, messages }, id) {
  return [...pending, ...messages].some((each) => each.id === id)
}

/**
 * The last message of a kind that a counselor sent since the client's last word; null when there is none.
 * @param {readonly OpenedMessage[]} messages
 * @param {string} kind
 */
export function sentSince(messages, kind) {
  const from = lastWord(messages)?.number ?? 0
  return messages.findLast((message) => message.from === 'counselor' && message.number > from && message.body?.kind === kind) ?? null
}

/**
 * Every closing with when the client came back. It names the number of the client's last word before it: times to the
 * minute would not tell what came first.
 * @param {Pick<Folded, 'log'>} record
 * @param {readonly OpenedMessage[]} messages
 * @returns {{entry: OpenedEntry, reopened: string | null}[]}
 */
export function closings(record, messages) {
  const all = record.log('closing').filter(({ fields }) => typeof fields.outcome === 'string')
  return all.map((entry) => {
    const last = typeof entry.fields.last === 'number' ? entry.fields.last : Infinity
    const next = messages.find(({ number, from, body }) => number > last && from === 'client' && body?.kind !== 'evaluation')
    return { entry, reopened: next?.postedAt ?? null }
  })
}
