/** @file Says where the conversation stands: seen or not, due when, late, closed, erased soon. */

import { fill, part, show } from "../shared/elements.js"
import { dayInWords, inWords } from "../shared/times.js"
import { word } from "./words.js"

const AHEAD = 14 * 24 * 3600_000

/**
 * Un-hide the sentences that are true; null takes all of it off the page.
 * @param {HTMLElement} root
 * @param {import("./conversation.js").State | null} state
 * @param {string | null} [since] when the first word came that is not answered yet
 */
export function showState(root, state, since = null) {
  const language = document.documentElement.lang
  const isErasedSoon = state !== null && new Date(state.erase_after).getTime() - Date.now() < AHEAD
  show(root, "state-seen", Boolean(state?.seen_at))
  show(root, "state-unseen", state !== null && !state.seen_at)
  show(root, "state-counselor", Boolean(state?.counselor))
  show(root, "state-since", Boolean(state?.reply_by && since))
  show(root, "state-due", Boolean(state?.reply_by) && !state?.late)
  show(root, "state-closed", state?.state === "closed")
  show(root, "state-late", Boolean(state?.late))
  show(root, "state-erasing", isErasedSoon)
  show(root, "state-restricted", Boolean(state?.restricted_at))
  fill(part(root, "status"), {
    seen: timeOf(state?.seen_at, language), due: timeOf(state?.reply_by, language), since: timeOf(since, language), counselor: nameOf(state),
  })
  fill(part(root, "state-late"), { due: timeOf(state?.reply_by, language) })
  fill(part(root, "state-restricted"), { restricted: timeOf(state?.restricted_at, language) })
  fill(part(root, "state-erasing"), { erase: state ? dayInWords(state.erase_after, language) : "" })
  if (state?.late) document.querySelector("details.help")?.setAttribute("open", "")
}

/** @param {string | null | undefined} iso @param {string} language */
function timeOf(iso, language) {
  return iso ? inWords(iso, language) : ""
}

/** A name with its title, told truthfully. @param {import("./conversation.js").State | null} state */
function nameOf(state) {
  if (!state?.counselor) return ""
  const { name, title } = state.counselor
  return `${name}, ${word(`title ${title}`) || title}`
}
