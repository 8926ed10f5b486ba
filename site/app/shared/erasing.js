/** @file Erasing a mailbox: what is erased already counts as erased, since the first answer may have been lost. */

import { Problem, request } from "./api.js"

const GONE = 410

/**
 * @param {{mailbox: string, token: string}} mailbox
 * @param {number} known how many pieces of writing this page knows of
 * @returns {Promise<{erased_at: string, items: number}>}
 * @throws {Problem | import("./api.js").Offline}
 */
export async function eraseMailbox({ mailbox, token }, known) {
  try {
    return await request("DELETE", `/mailboxes/${mailbox}`, { token })
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== GONE) throw error
    return { erased_at: error.document.at, items: known }
  }
}
