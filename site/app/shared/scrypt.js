/** @file The one place that calls scrypt; runs inside the worker, or directly where there are no workers. */

import { scrypt } from "@noble/hashes/scrypt.js"

/**
 * @param {{password: string, salt: string, N: number}} task UTF-8 of both; r = 8, p = 1
 * @returns {Uint8Array<ArrayBuffer>} 32 bytes
 */
export function scryptRoot({ password, salt, N }) {
  return Uint8Array.from(scrypt(password, salt, { N, r: 8, p: 1, dkLen: 32 }))
}
