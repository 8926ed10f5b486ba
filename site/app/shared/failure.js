/** @file Says in the page's own words why something could not be sent. */

import { Offline, Problem } from "./api.js"
import { fill, showOnly } from "./elements.js"
import { inWords } from "./times.js"

/** Each character of an answer stands twice in a body: in the answers and in the text. */
const BYTES_A_CHARACTER = 2

/**
 * Un-hide the sentence for an error.
 * @param {HTMLElement} box the part "failure"
 * @param {unknown} error
 */
export function showFailure(box, error) {
  const shown = showOnly(box, reasonOf(error))
  const wait = box.querySelector('[data-part="retry-after"]')
  if (wait instanceof HTMLElement) wait.hidden = true
  if (!shown) return
  if (error instanceof Problem) {
    fill(shown, { title: error.title, detail: error.detail, next: error.next })
    if (wait instanceof HTMLElement && error.retryAfter !== null) sayWhen(wait, error.retryAfter)
  } else if (isTooLong(error)) {
    fill(shown, { over: overInWords(error.over) })
  }
}

/** Say how much too long something is. @param {number} bytes */
export function overInWords(bytes) {
  const characters = Math.ceil(bytes / BYTES_A_CHARACTER)
  return new Intl.NumberFormat(document.documentElement.lang).format(Math.ceil(characters / 10) * 10)
}

/** Without importing what only the sealing code needs. @param {unknown} error @returns {error is {over: number}} */
export function isTooLong(error) {
  return error instanceof Error && "over" in error
}

/** @param {unknown} error */
function reasonOf(error) {
  if (error instanceof Offline) return "offline"
  if (error instanceof Problem) return "refused"
  if (isTooLong(error)) return "too-long"
  if (error instanceof Error && "reason" in error) return String(error.reason)
  return "browser"
}

/** @param {HTMLElement} wait @param {number} seconds */
function sayWhen(wait, seconds) {
  const at = new Date(Date.now() + seconds * 1000).toISOString()
  fill(wait, { when: inWords(at, document.documentElement.lang) })
  wait.hidden = false
}
