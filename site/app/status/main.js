/** @file The status page: asks the service once, and says when. */

import { sayAvailability } from "../intake/availability.js"
import { fill, show } from "../shared/elements.js"

/** @param {HTMLElement} root */
async function open(root) {
  await sayAvailability(root)
  const at = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" })
  fill(root, { at })
  show(root, "asked")
}

const root = document.querySelector('[data-module="status"]')
if (root instanceof HTMLElement) open(root)
