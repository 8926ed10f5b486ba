/** @file Sign-in names. */

/** A name as it is compared and signed, here and on the server. @param {string} typed */
export function normalName(typed) {
  return typed.normalize("NFKC").trim().toLowerCase()
}
