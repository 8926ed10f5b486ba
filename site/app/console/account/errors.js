/** @file What this browser refuses by itself, before or after asking the server. */

/**
 * @typedef {"locked" | "passphrase" | "people-unsigned" | "people-rolled-back" | "people-expired" | "people-mismatch"
 *   | "recipient-swapped" | "key-missing" | "signer-missing" | "kit-passphrase" | "kit-other" | "kit-empty"
 *   | "invitation-malformed" | "invitation-unproven" | "not-in-team"} Code
 */

/** This browser said no. `code` picks the words; `about` is the id of a person or invitation, when there is one. */
export class AccountError extends Error {
  /** @param {Code} code @param {string | null} [about] @param {unknown} [cause] */
  constructor(code, about = null, cause = undefined) {
    super(code, { cause })
    this.code = code
    this.about = about
  }
}
