/** @file Reads the header of an age file (c2sp.org/age) far enough to know for whom it was sealed. */

const FIRST_LINE = "age-encryption.org/v1"
const MAX_HEADER = 64 * 1024
/** @type {Map<string, "hybrid" | "x25519" | "passphrase">} */
const KINDS = new Map([["mlkem768x25519", "hybrid"], ["X25519", "x25519"], ["scrypt", "passphrase"]])

/**
 * List the kind of each recipient stanza in order; `-grease` stanzas are left out, others are "unknown".
 * @param {Uint8Array} file
 * @returns {("hybrid" | "x25519" | "passphrase" | "unknown")[]}
 * @throws {TypeError} it is no age file
 */
export function stanzaKinds(file) {
  const lines = headerLines(file)
  if (lines[0] !== FIRST_LINE) throw new TypeError("not an age file")
  return lines.filter(line => line.startsWith("-> "))
    .map(line => line.split(" ")[1] ?? "")
    .filter(name => !name.endsWith("-grease"))
    .map(name => KINDS.get(name) ?? "unknown")
}

/** @param {Uint8Array} file @returns {string[]} the lines before the one with the MAC */
function headerLines(file) {
  const text = new TextDecoder("latin1").decode(file.subarray(0, MAX_HEADER))
  const end = text.indexOf("\n--- ")
  if (end < 0) throw new TypeError("not an age file")
  return text.slice(0, end).split("\n")
}
