/** @file What the client asked for beside the thread, and how each of it stands in words. */

import { inWords } from "../../shared/times.js"

/**
 * @typedef {object} Asked
 * @property {string} id
 * @property {string} kind
 * @property {string} posted_at
 * @property {string | null} due_at
 * @property {string | null} settled_at
 * @property {string | null} withdrawn_at
 */

/** @param {Asked} asked */
export function isOpen({ settled_at: settled, withdrawn_at: withdrawn }) {
  return !settled && !withdrawn
}

/** The restriction that is in force, settled or not. @param {Asked[]} requests */
export function restrictionIn(requests) {
  return requests.find(({ kind, withdrawn_at: withdrawn }) => kind === "restriction" && !withdrawn) ?? null
}

/**
 * Which sentence is true of a request.
 * @param {Asked} asked
 * @param {Date} now
 * @returns {"withdrawn" | "in-force" | "settled" | "late" | "due" | "open"}
 */
export function standingOf({ kind, due_at: due, settled_at: settled, withdrawn_at: withdrawn }, now) {
  if (withdrawn) return "withdrawn"
  if (settled) return kind === "restriction" ? "in-force" : "settled"
  if (!due) return "open"
  return new Date(due) < now ? "late" : "due"
}

/**
 * @param {string} sentence with {posted}, {due} and {ended}
 * @param {Asked} asked
 * @param {string} language
 */
export function inSentence(sentence, { posted_at: posted, due_at: due, settled_at: settled, withdrawn_at: withdrawn }, language) {
  const ended = withdrawn ?? settled
  const times = { posted, due, ended }
  return sentence.replace(/\{(posted|due|ended)\}/g, (_, name) => {
    const time = times[/** @type {keyof typeof times} */ (name)]
    return time ? inWords(time, language) : ""
  })
}
