/** @file Says in the page's own words why something could not be sent. */

import { Offline, Problem } from "./api.js"
import { shareOver } from "./body.js"
import { fill, part, show, showOnly } from "./elements.js"
import { inWords } from "./times.js"

/**
 * Un-hide the sentence for an error, and the help that can be had meanwhile.
 * @param {HTMLElement} box the part "failure"
 * @param {unknown} error
 * @param {number} length of what was written, in characters
 */
export function showFailure(box, error, length) {
  const shown = showOnly(box, reasonOf(error, box))
  show(box, "retry-after", false)
  document.querySelector("details.help")?.setAttribute("open", "")
  if (!shown) return
  if (error instanceof Problem) {
    fill(shown, { title: error.title, detail: error.detail, next: error.next })
    if (error.retryAfter !== null) sayWhen(part(box, "retry-after"), error.retryAfter)
  } else if (isTooLong(error)) {
    fill(shown, { over: inDigits(shareOver(error.over, length)) })
  }
}

/** @param {number} count */
export function inDigits(count) {
  return new Intl.NumberFormat(document.documentElement.lang).format(count)
}

/** Without importing what only the sealing code needs. @param {unknown} error @returns {error is {over: number}} */
function isTooLong(error) {
  return error instanceof Error && "over" in error
}

/** The page's own words for a refusal go before the server's. @param {unknown} error @param {HTMLElement} box */
function reasonOf(error, box) {
  if (error instanceof Offline) return "offline"
  if (error instanceof Problem) return box.querySelector(`[data-when="${CSS.escape(error.kind)}"]`) ? error.kind : "refused"
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
