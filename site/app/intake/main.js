/** @file The writing page before anybody writes: small, since it loads for everyone. */

import { canSeal } from "../shared/capable.js"
import { onPress, show } from "../shared/elements.js"
import { sayAvailability } from "./availability.js"

/** @param {HTMLElement} root */
async function open(root) {
  if (!isSecureContext) return show(root, "insecure")
  if (!canSeal()) return show(root, "lite-offer")
  show(root, "promises")
  const door = await sayAvailability(root)
  if (door === "closed") return
  show(root, "begin-plain", door === "open")
  show(root, "begin-full", door === "full")
  show(root, "begin-actions")
  onPress(root, "begin", () => begin(root, door))
}

/** @type {Promise<import("./writing.js").Writing> | null} */
let writing = null

/** @param {HTMLElement} root @param {import("./availability.js").Door} door */
async function begin(root, door) {
  show(root, "begin-failed", false)
  const isFirst = !writing
  writing ??= import("./writing.js").then(({ prepare }) => prepare(root, door))
  try {
    const ready = await writing
    if (isFirst || !root.querySelector('[data-view="before"][hidden]')) ready.begin()
  } catch {
    writing = null
    show(root, "begin-failed")
  }
}

const root = document.querySelector('[data-module="intake"]')
if (root instanceof HTMLElement) open(root)
