/** @file Signed statements: the browser seals only to keys that the organisation's signer names, in date. */

import { ed25519 } from "@noble/curves/ed25519.js"
import { fromBase64, toUtf8 } from "./base64.js"

/**
 * @typedef {object} TeamKeys
 * @property {string} salt
 * @property {number} epoch
 * @property {{hybrid: string, x25519: string}} recipients
 * @property {Date} validUntil
 */

/** The keys cannot be trusted; `reason` is "nobody", "unsigned", "expired" or "mismatch". */
export class Untrusted extends Error {
  /** @param {"nobody" | "unsigned" | "expired" | "mismatch"} reason */
  constructor(reason) {
    super(`the team's keys cannot be trusted: ${reason}`)
    this.reason = reason
  }
}

/**
 * Verify the answer of GET /keys; only what the signed statement itself says is returned.
 * @param {any} keys
 * @param {Uint8Array[]} signers
 * @param {Date} now
 * @returns {TeamKeys}
 * @throws {Untrusted} no signer in the page, a wrong signature, out of date, or the answer says otherwise
 */
export function verifyKeys(keys, signers, now) {
  if (!signers.length) throw new Untrusted("nobody")
  if (!isSigned(keys?.statement, keys?.signature, signers)) throw new Untrusted("unsigned")
  const statement = readStatement(keys.statement)
  const validUntil = new Date(statement.valid_until)
  if (!(validUntil > now)) throw new Untrusted("expired")
  if (!saysTheSame(statement, keys)) throw new Untrusted("mismatch")
  const { salt, team: { epoch, recipients } } = statement
  return { salt, epoch, recipients: { hybrid: recipients.hybrid, x25519: recipients.x25519 }, validUntil }
}

/**
 * Whether one of the signers signed exactly this text.
 * @param {unknown} text
 * @param {unknown} signature base64
 * @param {Uint8Array[]} signers
 */
export function isSigned(text, signature, signers) {
  if (typeof text !== "string" || typeof signature !== "string") return false
  try {
    const bytes = fromBase64(signature)
    const message = toUtf8(text)
    return signers.some(signer => ed25519.verify(bytes, message, signer, { zip215: false }))
  } catch {
    return false
  }
}

/** @param {string} text @returns {any} */
function readStatement(text) {
  try {
    const statement = JSON.parse(text)
    if (statement?.team?.recipients) return statement
  } catch { /* signed, and yet no statement of keys: falls through */ }
  throw new Untrusted("mismatch")
}

/** @param {any} statement @param {any} keys */
function saysTheSame(statement, keys) {
  const { salt, team } = statement
  return typeof salt === "string" && salt.length > 0 && Number.isInteger(team.epoch)
    && isRecipient(team.recipients.hybrid, "age1pq1") && isRecipient(team.recipients.x25519, "age1")
    && salt === keys.salt && team.epoch === keys.team?.epoch
    && team.recipients.hybrid === keys.team?.recipients?.hybrid
    && team.recipients.x25519 === keys.team?.recipients?.x25519
}

/** @param {unknown} value @param {string} prefix */
function isRecipient(value, prefix) {
  return typeof value === "string" && value.startsWith(prefix)
}
