/** @file Whom this page trusts to name the team's keys: the signers in its own `meta` tags. */

import { fromBase64 } from "./base64.js"

const PREFIX = "ed25519:"

/**
 * Read `<meta name="pinternet-signer" content="ed25519:BASE64">`; two while one replaces the other.
 * @returns {Uint8Array<ArrayBuffer>[]} Ed25519 public keys
 */
export function pageSigners() {
  const tags = document.querySelectorAll('meta[name="pinternet-signer"]')
  return readSigners(Array.from(tags, tag => tag.getAttribute("content") ?? "").join(" "))
}

/**
 * @param {string} text one or more `ed25519:BASE64`, parted by spaces; what is malformed is no signer
 * @returns {Uint8Array<ArrayBuffer>[]}
 */
export function readSigners(text) {
  return text.split(/\s+/).filter(word => word.startsWith(PREFIX)).flatMap(word => {
    try {
      const key = fromBase64(word.slice(PREFIX.length))
      return key.length === 32 ? [key] : []
    } catch {
      return []
    }
  })
}
