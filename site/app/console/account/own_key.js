/** @file From a passphrase to the key that wraps a person's identity, and to the secret that signs them in. */

import { fromBase64, fromUtf8, toBase64, toBase64Url, toUtf8 } from "../../shared/base64.js"
import { derivePassphrase, expand } from "../../shared/derive.js"
import { identityFromBytes, openBytes, recipientOf, sealBytes } from "../../shared/seal.js"
import { AccountError } from "./errors.js"
import { normal } from "./passphrases.js"

/** @typedef {{salt: string, identity: string}} OwnKey  As the server keeps it: the identity is sealed, base64. */
/** @typedef {{wrapping: string, signInSecret: string}} Derived  An age identity, and base64. */

/**
 * Derive both halves; neither tells the other.
 * @param {string} passphrase
 * @param {string} salt
 * @returns {Promise<Derived>}
 */
export async function derive(passphrase, salt) {
  const root = await derivePassphrase(normal(passphrase), salt)
  return {
    wrapping: identityFromBytes("hybrid", await expand(root, "pinternet/1 staff wrap", 32)),
    signInSecret: toBase64(await expand(root, "pinternet/1 staff sign-in", 32)),
  }
}

/**
 * Wrap an identity under a new passphrase and a new salt.
 * @param {string} passphrase
 * @param {string} identity
 * @returns {Promise<OwnKey & {sign_in_secret: string}>} as the server wants it
 */
export async function wrapUnder(passphrase, identity) {
  const salt = toBase64Url(crypto.getRandomValues(new Uint8Array(16)))
  const { wrapping, signInSecret } = await derive(passphrase, salt)
  const sealed = await sealBytes(toUtf8(`${identity}\n`), [await recipientOf(wrapping)])
  return { salt, sign_in_secret: signInSecret, identity: toBase64(sealed) }
}

/**
 * Open a wrapped identity.
 * @param {OwnKey} ownKey
 * @param {Derived} derived
 * @param {string} recipient the identity's own, as the server says
 * @returns {Promise<string>}
 * @throws {AccountError} "passphrase": it is another, or the server has mixed something up
 */
export async function unwrap(ownKey, derived, recipient) {
  try {
    const identity = fromUtf8(await openBytes(fromBase64(ownKey.identity), [derived.wrapping])).trim()
    if (await recipientOf(identity) === recipient) return identity
  } catch (error) {
    throw new AccountError("passphrase", null, error)
  }
  throw new AccountError("passphrase")
}
