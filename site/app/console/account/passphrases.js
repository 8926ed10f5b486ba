/** @file Passphrases to offer, and what is wrong with one that someone chose. */

const CONSONANTS = "bdghjklmnprstw"
const VOWELS = "aeiou"
const SHORTEST = 14
const FEWEST_DIFFERENT = 6

/** Real words that nobody should be offered here: death, sadness, insults. */
const UNKIND = new Set(["mati", "luka", "duka", "dosa", "gila", "hina", "bego", "babi", "bisu", "buta", "tuli", "lupa", "rugi", "paku", "tega"])

/**
 * Make words of two open syllables, which an Indonesian ear writes as it hears them: 12.2 bits a word.
 * @param {number} count six carry 73 bits, behind scrypt
 * @returns {string}
 */
export function suggest(count) {
  return Array.from({ length: count }, word).join(" ")
}

/**
 * @param {string} passphrase
 * @returns {"short" | "repeating" | null}
 */
export function problem(passphrase) {
  const letters = Array.from(normal(passphrase))
  if (letters.length < SHORTEST) return "short"
  return new Set(letters).size < FEWEST_DIFFERENT ? "repeating" : null
}

/**
 * The passphrase as it is derived from: blanks at its ends and doubled ones do not count.
 * @param {string} passphrase
 */
export function normal(passphrase) {
  return passphrase.normalize("NFKC").trim().replace(/\s+/g, " ")
}

/** @returns {string} */
function word() {
  const made = pick(CONSONANTS) + pick(VOWELS) + pick(CONSONANTS) + pick(VOWELS)
  return UNKIND.has(made) ? word() : made
}

/** Pick a letter, each as likely as the other. @param {string} letters @returns {string} */
function pick(letters) {
  const limit = 256 - (256 % letters.length)
  const [byte = limit] = crypto.getRandomValues(new Uint8Array(1))
  return byte < limit ? letters.charAt(byte % letters.length) : pick(letters)
}
