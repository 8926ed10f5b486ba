/** @file Says before anything is written whether somebody is likely to answer, and whether the form is open. */

import { request } from "../shared/api.js"
import { showOnly } from "../shared/elements.js"

/** @typedef {"open" | "full" | "closed"} Door */

/**
 * Ask the service, and un-hide the sentence that is true.
 * @param {HTMLElement} root
 * @returns {Promise<Door>} "open" also when no answer came: sending will tell
 */
export async function sayAvailability(root) {
  const box = root.querySelector('[data-module="availability"]')
  const { door, sentence } = await ask()
  if (box instanceof HTMLElement) showOnly(box, sentence)
  if (door !== "open" || sentence === "offline") document.querySelector("details.help")?.setAttribute("open", "")
  return door
}

/** @returns {Promise<{door: Door, sentence: string}>} */
async function ask() {
  try {
    const { open, full_until: fullUntil, next_answer: nextAnswer } = await request("GET", "/health")
    if (!open) return { door: "closed", sentence: "closed" }
    if (fullUntil) return { door: "full", sentence: "full" }
    return { door: "open", sentence: String(nextAnswer) }
  } catch {
    return { door: "open", sentence: "offline" }
  }
}
