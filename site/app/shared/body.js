/** @file The sealed body's plaintext: JSON padded with spaces, and what must hold before it is shown. */

import { fromUtf8, toUtf8 } from "./base64.js"

export const LARGEST = 65536
const BUCKETS = [4096, 16384, LARGEST]
const MAX_DEPTH = 20
const SPACE = 0x20

/**
 * @typedef {object} Body
 * @property {1} v
 * @property {string} kind
 * @property {string} mailbox
 * @property {string} id
 * @property {"client" | "counselor"} from
 * @property {string} written_at
 * @property {string} text
 * @property {{id: string, version: string}} [form]
 * @property {string} [language]
 * @property {any[]} [answers]
 * @property {{id: string, version: string, at: string}[]} [consents]
 * @property {string} [reply_to]
 * @property {unknown} [fields] of other kinds than "intake" and "message": read by kinds.js
 */

/** The body does not fit the largest bucket; `over` says by how many bytes. */
export class TooLong extends Error {
  /** @param {number} over */
  constructor(over) {
    super(`too long by ${over} bytes`)
    this.over = over
  }
}

/** What was found cannot be shown; `reason` is "sealed", "keys", "version" or "shape". */
export class Unreadable extends Error {
  /** @param {"sealed" | "keys" | "version" | "shape"} reason @param {unknown} [cause] */
  constructor(reason, cause) {
    super(`the body cannot be read: ${reason}`, { cause })
    this.reason = reason
  }
}

/** Room for a body's other fields, recipient included. */
const AROUND = 4096

/**
 * Say how many of a text's characters are too many, when the body around it is over by some bytes.
 * @param {number} over in bytes
 * @param {number} length of the text in characters
 */
export function shareOver(over, length) {
  return Math.ceil(length * over / (LARGEST + over - AROUND) / 100) * 100
}

/**
 * Write a body and fill it up to its bucket.
 * @param {object} body
 * @throws {TooLong}
 */
export function padBody(body) {
  const bytes = toUtf8(JSON.stringify(body))
  const bucket = BUCKETS.find(size => bytes.length <= size)
  if (!bucket) throw new TooLong(bytes.length - LARGEST)
  const padded = new Uint8Array(bucket).fill(SPACE)
  padded.set(bytes)
  return padded
}

/**
 * Read a decrypted body and check its shape; keys it does not know are left alone.
 * @param {Uint8Array} bytes
 * @returns {Body}
 * @throws {Unreadable}
 */
export function readBody(bytes) {
  const body = readPadded(bytes)
  if (typeof body !== "object" || body === null || Array.isArray(body)) throw new Unreadable("shape")
  if (body.v !== 1) throw new Unreadable("version")
  for (const key of ["kind", "mailbox", "id", "from", "text"]) {
    if (typeof body[key] !== "string") throw new Unreadable("shape")
  }
  return body
}

/**
 * Read the JSON of a decrypted, padded plaintext; nothing of its shape is promised.
 * @param {Uint8Array} bytes
 * @returns {any}
 * @throws {Unreadable}
 */
export function readPadded(bytes) {
  try {
    if (bytes.length > LARGEST) throw new RangeError("larger than any bucket")
    const text = fromUtf8(bytes)
    if (depthOf(text) > MAX_DEPTH) throw new RangeError("nested too deeply")
    return JSON.parse(text)
  } catch (error) {
    throw new Unreadable("shape", error)
  }
}

/**
 * Count how deeply brackets nest, before anything parses them. Character by character: the text may be made to
 * hold up a pattern that looks for the ends of strings.
 * @param {string} text
 */
function depthOf(text) {
  let depth = 0
  let deepest = 0
  let isString = false
  for (let at = 0; at < text.length; at++) {
    const mark = text[at]
    if (mark === "\\") at++
    else if (mark === '"') isString = !isString
    else if (isString) continue
    else if (mark === "{" || mark === "[") deepest = Math.max(deepest, ++depth)
    else if (mark === "}" || mark === "]") depth--
  }
  return deepest
}
