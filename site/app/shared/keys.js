/** @file The team's present keys, fetched and verified against the signers that this page carries. */

import { request } from "./api.js"
import { pageSigners } from "./signers.js"

/**
 * @param {AbortSignal} [signal]
 * @returns {Promise<import("./statement.js").TeamKeys>}
 * @throws {import("./statement.js").Untrusted} the keys cannot be trusted
 * @throws {import("./api.js").Problem | import("./api.js").Offline} they cannot be had
 */
export async function trustedKeys(signal) {
  const [keys, { verifyKeys }] = await Promise.all([request("GET", "/keys", { signal }), import("./statement.js")])
  return verifyKeys(keys, pageSigners(), new Date())
}
