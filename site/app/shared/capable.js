/** @file Whether this browser can seal and open at all; where it cannot, the page offers the path without script. */

/** @returns {boolean} */
export function canSeal() {
  const { crypto, Worker, BigInt } = globalThis
  return Boolean(crypto?.subtle) && typeof Worker === "function" && typeof BigInt === "function"
}
