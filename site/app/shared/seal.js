/** @file Sealing and opening: the only file that knows age. */

import { Decrypter, Encrypter, generateHybridIdentity, generateX25519Identity, identityToRecipient } from "age-encryption"
import { bech32 } from "@scure/base"
import { padBody, readBody, Unreadable } from "./body.js"
import { stanzaKinds } from "./header.js"

export { TooLong, Unreadable } from "./body.js"

/** @typedef {"hybrid" | "x25519"} Kind */
/** @typedef {import("./body.js").Body} Body */

/** @type {Record<Kind, string>} */
const IDENTITY_PREFIX = { hybrid: "age-secret-key-pq-", x25519: "age-secret-key-" }

/**
 * Seal a body, padded to its bucket, to the team and the client.
 * @param {object} body
 * @param {string[]} recipients two of one kind
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 * @throws {TooLong} it does not fit the largest bucket
 * @throws {TypeError} the recipients are not two of one kind
 */
export async function sealBody(body, recipients) {
  if (recipients.length !== 2) throw new TypeError("a body is sealed to the team and the client")
  return sealBytes(padBody(body), recipients)
}

/**
 * Open a body and say whether it belongs where it was found.
 * @param {Uint8Array} sealed
 * @param {string[]} identities
 * @param {{mailbox: string, id: string, from: string, keys?: Kind}} place
 * @returns {Promise<{body: Body, belongs: boolean}>}
 * @throws {Unreadable} other recipients than two of one kind, not for these identities, or malformed inside
 */
export async function openBody(sealed, identities, { mailbox, id, from, keys }) {
  const [first, second, ...others] = kindsOf(sealed)
  const proper = first === second && !others.length && (first === "hybrid" || first === "x25519")
  if (!proper || (keys && keys !== first)) throw new Unreadable("keys")
  const body = readBody(await openBytes(sealed, identities))
  const belongs = body.mailbox === mailbox && body.id === id && body.from === from
  return { body, belongs }
}

/**
 * Seal bytes as they are, without padding.
 * @param {Uint8Array} bytes
 * @param {string[]} recipients one or more, all of one kind
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 * @throws {TypeError} none, of different kinds, or malformed
 */
export async function sealBytes(bytes, recipients) {
  const kinds = new Set(recipients.map(kindOf))
  if (kinds.size !== 1) throw new TypeError("recipients must be of one kind")
  const encrypter = new Encrypter()
  for (const recipient of recipients) addRecipient(encrypter, recipient)
  return Uint8Array.from(await encrypter.encrypt(bytes))
}

/**
 * @param {Uint8Array} sealed
 * @param {string[]} identities
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 * @throws {Unreadable} it is not for these identities, or damaged
 */
export async function openBytes(sealed, identities) {
  const decrypter = new Decrypter()
  for (const identity of identities) decrypter.addIdentity(identity)
  return decrypt(decrypter, sealed)
}

/**
 * Seal under a passphrase; scrypt with N = 2^logN takes a second or two.
 * @param {Uint8Array} bytes
 * @param {string} passphrase
 * @param {number} [logN]
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function sealWithPassphrase(bytes, passphrase, logN = 18) {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  encrypter.setScryptWorkFactor(logN)
  return Uint8Array.from(await encrypter.encrypt(bytes))
}

/**
 * @param {Uint8Array} sealed
 * @param {string} passphrase
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 * @throws {Unreadable} the passphrase is another, or the file is damaged
 */
export async function openWithPassphrase(sealed, passphrase) {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  return decrypt(decrypter, sealed)
}

/** @param {Kind} kind @returns {Promise<string>} a new identity */
export function generateIdentity(kind) {
  return kind === "hybrid" ? generateHybridIdentity() : generateX25519Identity()
}

/** @param {string} identity @returns {Promise<string>} the recipient that belongs to it */
export function recipientOf(identity) {
  return identityToRecipient(identity)
}

/**
 * Write 32 bytes as an identity.
 * @param {Kind} kind
 * @param {Uint8Array} bytes
 */
export function identityFromBytes(kind, bytes) {
  if (bytes.length !== 32) throw new TypeError("an identity has 32 bytes")
  return bech32.encodeFromBytes(IDENTITY_PREFIX[kind], bytes).toUpperCase()
}

/**
 * Tell the kind of a recipient or an identity.
 * @param {string} key
 * @returns {Kind}
 * @throws {TypeError} it is neither hybrid nor X25519
 */
export function kindOf(key) {
  if (/^(age1pq1|AGE-SECRET-KEY-PQ-1)/.test(key)) return "hybrid"
  if (/^(age1[02-9a-z]{58}|AGE-SECRET-KEY-1[02-9A-Z]{58})$/.test(key)) return "x25519"
  throw new TypeError("unknown kind of key")
}

/** @param {Encrypter} encrypter @param {string} recipient */
function addRecipient(encrypter, recipient) {
  try {
    encrypter.addRecipient(recipient)
  } catch (error) {
    throw new TypeError("malformed recipient", { cause: error })
  }
}

/** @param {Decrypter} decrypter @param {Uint8Array} sealed */
async function decrypt(decrypter, sealed) {
  try {
    return Uint8Array.from(await decrypter.decrypt(sealed))
  } catch (error) {
    throw new Unreadable("sealed", error)
  }
}

/** @param {Uint8Array} sealed */
function kindsOf(sealed) {
  try {
    return stanzaKinds(sealed)
  } catch (error) {
    throw new Unreadable("sealed", error)
  }
}
