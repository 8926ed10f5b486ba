/** @file The team's present keys, fetched and verified against the signers that this page carries. */

import { request } from "./api.js"
import { pageSigners } from "./signers.js"

/**
 * @param {import("./sealer.js").Sealer} sealer
 * @param {AbortSignal} [signal]
 * @returns {Promise<import("./statement.js").TeamKeys>}
 * @throws {import("./sealer.js").Unsealed} the keys cannot be trusted, for the `reason` it carries
 * @throws {import("./api.js").Problem | import("./api.js").Offline} they cannot be had
 */
export async function trustedKeys(sealer, signal) {
  return sealer.verifyKeys(await request("GET", "/keys", { signal }), pageSigners(), new Date())
}
