/** @file What the sealing worker does for a page: everything that would make the page stand still. */

import { deriveMailbox } from "./derive.js"
import { openBody, openBytes, recipientOf, sealBody, sealBytes } from "./seal.js"
import { verifyKeys } from "./statement.js"

/** @type {Record<string, (...values: any[]) => unknown>} */
const TASKS = { deriveMailbox, openBody, openBytes, recipientOf, sealBody, sealBytes, verifyKeys }

/**
 * Do one task.
 * @param {{task: string, values: unknown[]}} asked
 * @returns {Promise<{result: unknown} | {fault: {message: string, reason?: string, over?: number}}>} errors as plain
 *   values, since classes do not survive the way between a worker and its page
 */
export async function perform({ task, values }) {
  try {
    return { result: await TASKS[task]?.(...values) }
  } catch (error) {
    const { message, reason, over } = /** @type {Error & {reason?: string, over?: number}} */ (error)
    return { fault: { message, reason, over } }
  }
}
