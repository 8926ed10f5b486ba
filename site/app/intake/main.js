/** @file The writing page before anybody writes: small, since it loads for everyone. */

import { onPress, show } from "../shared/elements.js"
import { sayAvailability } from "./availability.js"

/** @param {HTMLElement} root */
async function open(root) {
  if (!isSecureContext) return show(root, "insecure")
  const door = await sayAvailability(root)
  if (door === "closed") return
  show(root, "begin-plain", door === "open")
  show(root, "begin-full", door === "full")
  show(root, "begin-actions")
  onPress(root, "begin", () => begin(root, door))
}

/** @type {import("./writing.js").Writing | null} */
let writing = null

/** @param {HTMLElement} root @param {import("./availability.js").Door} door */
async function begin(root, door) {
  show(root, "begin-failed", false)
  try {
    writing ??= await (await import("./writing.js")).prepare(root, door)
    writing.begin()
  } catch {
    show(root, "begin-failed")
  }
}

const root = document.querySelector('[data-module="intake"]')
if (root instanceof HTMLElement) open(root)
