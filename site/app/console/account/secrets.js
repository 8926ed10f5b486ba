/** @file Team keys and signers as they are sealed: identity files that the age command line reads, too. */

import { ed25519 } from "@noble/curves/ed25519.js"
import { fromBase64, fromUtf8, sha256Hex, toBase64, toUtf8 } from "../../shared/base64.js"
import { generateIdentity, kindOf, openBytes, recipientOf, sealBytes } from "../../shared/seal.js"

/** @typedef {{hybrid: string, x25519: string}} Pair */
/** @typedef {{name: string, text: string}} Secret  What is sealed to a holder, and under which name. */
/** @typedef {{holder: string, name: string, sealed: string}} Wrap */
/** @typedef {{signer: string, secret: Uint8Array}} SigningKey */

const SIGNER = "ed25519:"
const SIGNER_SECRET = "# ed25519-secret:"

/** The SHA-256 by which statements name a recipient. @param {string} recipient */
export function fingerprint(recipient) {
  return sha256Hex(toUtf8(recipient))
}

/** The name under which the wraps of an epoch lie. @param {string} hybridFingerprint */
function teamKeyName(hybridFingerprint) {
  return `team/${hybridFingerprint.slice(0, 32)}`
}

/** @param {string} signer */
async function signerName(signer) {
  return `signer/${(await fingerprint(signer)).slice(0, 32)}`
}

/** @returns {Promise<Pair>} two new identities */
export async function newPair() {
  return { hybrid: await generateIdentity("hybrid"), x25519: await generateIdentity("x25519") }
}

/** @param {Pair} identities @returns {Promise<Pair>} their recipients */
export async function recipientsOf({ hybrid, x25519 }) {
  return { hybrid: await recipientOf(hybrid), x25519: await recipientOf(x25519) }
}

/** @param {number} epoch @param {Pair} identities @returns {Promise<Secret>} */
export async function teamSecret(epoch, identities) {
  const name = teamKeyName(await fingerprint(await recipientOf(identities.hybrid)))
  return { name, text: `# Pinternet team key, epoch ${epoch}\n${identities.hybrid}\n${identities.x25519}\n` }
}

/** @returns {SigningKey} */
export function newSigningKey() {
  const secret = crypto.getRandomValues(new Uint8Array(32))
  return { signer: SIGNER + toBase64(ed25519.getPublicKey(secret)), secret }
}

/** @param {SigningKey} key @returns {Promise<Secret>} */
export async function signerSecret({ signer, secret }) {
  const text = `# Pinternet signer ${signer}\n${SIGNER_SECRET}${toBase64(secret)}\n`
  return { name: await signerName(signer), text }
}

/** @param {SigningKey} key @param {string} text @returns {string} base64 */
export function sign({ secret }, text) {
  return toBase64(ed25519.sign(toUtf8(text), secret))
}

/**
 * Seal secrets to one holder.
 * @param {string} holder
 * @param {string} recipient
 * @param {Secret[]} secrets
 * @returns {Promise<Wrap[]>}
 */
export function wrapTo(holder, recipient, secrets) {
  return Promise.all(secrets.map(async ({ name, text }) => {
    return { holder, name, sealed: toBase64(await sealBytes(toUtf8(text), [recipient])) }
  }))
}

/**
 * Open the wrap of an epoch, and see that it holds what the statement says.
 * @param {{name: string, sealed: string}[]} wraps
 * @param {string} identity
 * @param {{hybrid: string, x25519: string}} fingerprints
 * @returns {Promise<Pair | null>} null when it is missing, not for this identity, or another key
 */
export async function openPair(wraps, identity, fingerprints) {
  const text = await openNamed(wraps, identity, teamKeyName(fingerprints.hybrid))
  const lines = identitiesIn(text ?? "")
  const hybrid = lines.find(line => kindOf(line) === "hybrid")
  const x25519 = lines.find(line => kindOf(line) === "x25519")
  if (!hybrid || !x25519) return null
  const recipients = await recipientsOf({ hybrid, x25519 })
  const same = await fingerprint(recipients.hybrid) === fingerprints.hybrid
    && await fingerprint(recipients.x25519) === fingerprints.x25519
  return same ? { hybrid, x25519 } : null
}

/**
 * Open the wrap of a signer.
 * @param {{name: string, sealed: string}[]} wraps
 * @param {string} identity
 * @param {string} signer
 * @returns {Promise<SigningKey | null>}
 */
export async function openSigner(wraps, identity, signer) {
  const text = await openNamed(wraps, identity, await signerName(signer))
  const line = text?.split("\n").find(line => line.startsWith(SIGNER_SECRET))
  if (!line) return null
  const secret = fromBase64(line.slice(SIGNER_SECRET.length))
  return SIGNER + toBase64(ed25519.getPublicKey(secret)) === signer ? { signer, secret } : null
}

/** The identities of an identity file, in order. @param {string} text */
export function identitiesIn(text) {
  return text.split("\n").map(line => line.trim()).filter(line => line.startsWith("AGE-SECRET-KEY-"))
}

/**
 * @param {{name: string, sealed: string}[]} wraps
 * @param {string} identity
 * @param {string} name
 * @returns {Promise<string | null>}
 */
async function openNamed(wraps, identity, name) {
  const wrap = wraps.find(wrap => wrap.name === name)
  if (!wrap) return null
  try {
    return fromUtf8(await openBytes(fromBase64(wrap.sealed), [identity]))
  } catch {
    return null
  }
}
