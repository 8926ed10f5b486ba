/** @file From a return code to a mailbox's address, token and keys; from a passphrase to a root. */

import { sha256Hex, toBase64Url, toHex, toUtf8 } from "./base64.js"
import { askWorker, workerUrl } from "./worker.js"

const CODE_COST = 2 ** 15
const PASSPHRASE_COST = 2 ** 17

/**
 * @typedef {object} Mailbox
 * @property {string} mailbox the public locator, 32 hex digits
 * @property {string} token the bearer token, base64url
 * @property {string} tokenSha256 hex, of the token's 32 bytes
 * @property {string} hybrid identity AGE-SECRET-KEY-PQ-1…
 * @property {string} plain identity AGE-SECRET-KEY-1…
 */

/**
 * Derive everything a client needs from the return code; takes seconds on an old phone, in a worker.
 * @param {string} code 24 digits as `readCode` returns them
 * @param {string} salt from /keys
 * @returns {Promise<Mailbox>}
 */
export async function deriveMailbox(code, salt) {
  return mailboxOf(await stretch({ password: code, salt, N: CODE_COST }))
}

/**
 * Stretch a passphrase.
 * @param {string} passphrase
 * @param {string} salt
 * @returns {Promise<Uint8Array<ArrayBuffer>>} 32 bytes, to be expanded with `expand`
 */
export function derivePassphrase(passphrase, salt) {
  return stretch({ password: passphrase.normalize("NFKC"), salt, N: PASSPHRASE_COST })
}

/**
 * HKDF-SHA256 with an empty salt.
 * @param {Uint8Array<ArrayBuffer>} root
 * @param {string} info
 * @param {number} length in bytes
 */
export async function expand(root, info, length) {
  const key = await crypto.subtle.importKey("raw", root, "HKDF", false, ["deriveBits"])
  const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: toUtf8(info) }
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, length * 8))
}

/** @param {Uint8Array<ArrayBuffer>} root @returns {Promise<Mailbox>} */
async function mailboxOf(root) {
  const { identityFromBytes } = await import("./seal.js")
  const token = await expand(root, "pinternet/1 token", 32)
  return {
    mailbox: toHex(await expand(root, "pinternet/1 mailbox", 16)),
    token: toBase64Url(token),
    tokenSha256: await sha256Hex(token),
    hybrid: identityFromBytes("hybrid", await expand(root, "pinternet/1 identity hybrid", 32)),
    plain: identityFromBytes("x25519", await expand(root, "pinternet/1 identity x25519", 32)),
  }
}

/**
 * @param {{password: string, salt: string, N: number}} task
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function stretch(task) {
  const url = workerUrl("scrypt")
  return url ? askWorker(url, task) : (await import("./scrypt.js")).scryptRoot(task)
}
