// Why something was not sent, in words.
import { say, words } from './words.js'

/** @import { Key } from './words.js' */

/**
 * A reason's words; one that this page does not know yet is shown as it is.
 * @param {string} code
 */
export function reasonWord(code) {
  const key = `reason.${code}`
  return key in words ? say(/** @type {Key} */ (key)) : say('reason.other', { code })
}
