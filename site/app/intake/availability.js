/** @file Says before anything is written whether somebody is likely to answer, and whether the form is open. */

import { request } from "../shared/api.js"
import { fill, show, showOnly } from "../shared/elements.js"
import { inWords } from "../shared/times.js"

/** @typedef {"open" | "full" | "closed"} Door */

/**
 * Ask the service, and un-hide the sentence that is true.
 * @param {HTMLElement} root
 * @returns {Promise<Door>} "open" also when no answer came: sending will tell
 */
export async function sayAvailability(root) {
  const box = root.querySelector('[data-module="availability"]')
  const { door, sentence, until } = await ask()
  const shown = box instanceof HTMLElement ? showOnly(box, sentence) : null
  if (shown && until) {
    fill(shown, { when: inWords(until, document.documentElement.lang) })
    show(shown, "full-until")
  }
  if (door !== "open" || sentence === "offline") document.querySelector("details.help")?.setAttribute("open", "")
  return door
}

/** @returns {Promise<{door: Door, sentence: string, until?: string}>} `until`: when it is not full any more */
async function ask() {
  try {
    const { open, full_until: fullUntil, next_answer: nextAnswer } = await request("GET", "/health")
    if (!open) return { door: "closed", sentence: "closed" }
    if (fullUntil) return { door: "full", sentence: "full", until: fullUntil }
    return { door: "open", sentence: String(nextAnswer) }
  } catch {
    return { door: "open", sentence: "offline" }
  }
}
