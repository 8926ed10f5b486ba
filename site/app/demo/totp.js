// The authenticator app of someone invented.
import { createHmac } from 'node:crypto'
import { base32nopad } from '@scure/base'

const STEP = 30_000

/**
 * The six digits of a moment (RFC 6238: HMAC-SHA-1, steps of 30 s).
 * @param {string} secret  Base32
 * @param {number} [at]  milliseconds
 * @returns {string}
 */
export function totp(secret, at = Date.now()) {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / STEP)))
  const mac = createHmac('sha1', base32nopad.decode(secret)).update(counter).digest()
  const offset = mac[mac.length - 1] & 15
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
