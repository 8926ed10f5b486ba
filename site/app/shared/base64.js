/** @file Bytes as text and back: base64, base64url, hex, UTF-8, and the SHA-256 the protocol asks for. */

/** @param {Uint8Array} bytes */
export function toBase64(bytes) {
  let binary = ""
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}

/**
 * @param {string} text standard base64 with padding
 * @returns {Uint8Array<ArrayBuffer>}
 * @throws {TypeError} it is not base64
 */
export function fromBase64(text) {
  if (text.length % 4 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) throw new TypeError("not base64")
  const binary = atob(text)
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at)
  return bytes
}

/** Write base64url without padding. @param {Uint8Array} bytes */
export function toBase64Url(bytes) {
  return toBase64(bytes).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")
}

/**
 * Read base64url without padding.
 * @param {string} text
 * @throws {TypeError} it is not base64url
 */
export function fromBase64Url(text) {
  const standard = text.replaceAll("-", "+").replaceAll("_", "/")
  return fromBase64(standard + "=".repeat((4 - (standard.length % 4)) % 4))
}

/** Write lower-case hex. @param {Uint8Array} bytes */
export function toHex(bytes) {
  return Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("")
}

/**
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer>}
 * @throws {TypeError} it is not hex
 */
export function fromHex(text) {
  if (text.length % 2 || !/^[0-9a-fA-F]*$/.test(text)) throw new TypeError("not hex")
  return Uint8Array.from({ length: text.length / 2 }, (_, at) => parseInt(text.slice(at * 2, at * 2 + 2), 16))
}

/** @param {string} text @returns {Uint8Array<ArrayBuffer>} */
export function toUtf8(text) {
  return new TextEncoder().encode(text)
}

/**
 * @param {Uint8Array} bytes
 * @throws {TypeError} they are not UTF-8
 */
export function fromUtf8(bytes) {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
export async function sha256(bytes) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
export async function sha256Hex(bytes) {
  return toHex(await sha256(bytes))
}
