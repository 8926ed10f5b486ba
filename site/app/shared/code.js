/** @file The return code: 22 random digits and two check digits, ISO 7064 MOD 97-10 as in IBAN. */

const LENGTH = 24
const RANDOM = 22

/** @typedef {"empty" | "short" | "long" | "characters" | "check"} CodeFault */

/** What was typed is no return code; `reason` says how, `digits` how many of them were found. */
export class BadCode extends Error {
  /** @param {CodeFault} reason @param {number} digits */
  constructor(reason, digits) {
    super(`not a return code: ${reason}`)
    this.reason = reason
    this.digits = digits
  }
}

/** Make a new return code of 24 digits. */
export function makeCode() {
  let digits = ""
  while (digits.length < RANDOM) digits += randomDigit()
  return digits + checkOf(digits)
}

/**
 * Read a return code however it was written or pasted: spaces, hyphens and other marks are ignored, and so
 * are words around one run of 24 digits.
 * @param {string} text
 * @returns {string} 24 ASCII digits
 * @throws {BadCode}
 */
export function readCode(text) {
  const plain = text.normalize("NFKC").replace(/[\s\p{P}\p{S}\p{C}]/gu, "")
  const whole = plain.split(/[^0-9]+/).filter(run => run.length === LENGTH)
  const code = whole.length === 1 ? String(whole[0]) : plain
  const digits = code.replace(/[^0-9]/g, "").length
  if (!code) throw new BadCode("empty", 0)
  if (digits !== code.length) throw new BadCode("characters", digits)
  if (digits !== LENGTH) throw new BadCode(digits < LENGTH ? "short" : "long", digits)
  if (checkOf(code.slice(0, RANDOM)) !== code.slice(RANDOM)) throw new BadCode("check", digits)
  return code
}

/** Show a code, or the beginning of one, in groups of four. @param {string} digits */
export function formatCode(digits) {
  return digits.replace(/(.{4})(?=.)/g, "$1 ")
}

/** Draw one digit without bias: bytes of 250 and more are drawn again. */
function randomDigit() {
  let byte
  do [byte = 255] = crypto.getRandomValues(new Uint8Array(1))
  while (byte >= 250)
  return String(byte % 10)
}

/** @param {string} digits the 22 random ones */
function checkOf(digits) {
  let rest = 0
  for (const digit of digits + "00") rest = (rest * 10 + Number(digit)) % 97
  return String(98 - rest).padStart(2, "0")
}
