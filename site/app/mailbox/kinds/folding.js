/** @file A message folded to one line, which opens again on a press. */

import { fill, part, stamp } from "../../shared/elements.js"

/** Put a message's text behind one line. @param {HTMLElement} element the message @param {string} line @returns {HTMLElement} the line */
export function fold(element, line) {
  const details = folded(element) ?? wrap(element)
  fill(details, { line })
  return part(details, "line")
}

/** Show a message's text again. @param {HTMLElement} element */
export function unfold(element) {
  folded(element)?.replaceWith(...said(element))
}

/** @param {HTMLElement} element */
function wrap(element) {
  const details = stamp(document, "fold")
  const texts = said(element)
  texts[0]?.before(details)
  details.append(...texts)
  return details
}

/** @param {HTMLElement} element */
function folded(element) {
  return element.querySelector("details.fold")
}

/** @param {HTMLElement} element */
function said(element) {
  return [...element.querySelectorAll(".said")]
}
