/** @file The safety plan: prints what was typed, keeps nothing, and forgets all of it when the page is left. */

import { onPress, show } from "../shared/elements.js"
import { LeaveWarning, onLeaving } from "../shared/leaving.js"

/** @param {HTMLElement} root */
function open(root) {
  const fields = [...root.querySelectorAll("textarea")]
  const warning = new LeaveWarning()

  // A field prints only the lines that fit into it: what it holds stands beside it for paper.
  const mirror = () => {
    for (const field of fields) {
      const box = field.closest(".field")
      const written = box?.querySelector(".written")
      if (written) written.textContent = field.value
      box?.classList.toggle("has-text", field.value.trim() !== "")
    }
    warning.set(fields.some(field => field.value.trim() !== ""))
  }

  const clear = () => {
    for (const field of fields) field.value = ""
    mirror()
  }

  root.addEventListener("input", () => {
    show(root, "cleared", false)
    mirror()
  })
  onPress(root, "print", () => window.print())
  onPress(root, "clear", () => {
    clear()
    show(root, "cleared")
    fields[0]?.focus()
  })
  onLeaving(clear)
  clear() // some browsers bring a field's text back after a reload
  show(root, "print")
  show(root, "clear")
}

const root = document.querySelector('[data-module="plan"]')
if (root instanceof HTMLElement) open(root)
