/** @file The returning page before a code is entered: small, since it loads for everyone. */

import { canSeal } from "../shared/capable.js"
import { BadCode, readCode } from "../shared/code.js"
import { control, fill, part, show, showOnly } from "../shared/elements.js"
import { showView } from "../shared/views.js"

/** @param {HTMLElement} root */
function open(root) {
  if (!isSecureContext) return show(root, "insecure")
  if (!canSeal()) return show(root, "lite-offer")
  const code = control(root, "code")
  code.value = ""
  show(root, "enter-form")
  code.addEventListener("input", () => fill(part(root, "count"), { digits: String(digitsIn(code.value)) }))
  code.addEventListener("focus", () => import("./opening.js").then(({ prepare }) => prepare(), () => {}), { once: true })
  part(root, "enter-form").addEventListener("submit", event => {
    event.preventDefault()
    enter(root, code)
  })
}

/** @param {HTMLElement} root @param {HTMLInputElement | HTMLTextAreaElement} code */
async function enter(root, code) {
  showOnly(part(root, "refusal"), null)
  const digits = readTyped(root, code)
  if (!digits) return
  showView(root, "opening")
  try {
    const { openConversation } = await import("./opening.js")
    await openConversation(root, digits)
  } catch {
    showView(root, "enter")
    showOnly(part(root, "refusal"), "offline")
  }
}

/**
 * Say what is wrong with a code before anything is asked of the server.
 * @param {HTMLElement} root
 * @param {HTMLInputElement | HTMLTextAreaElement} code
 */
function readTyped(root, code) {
  const box = part(root, "typo")
  try {
    const digits = readCode(code.value)
    showOnly(box, null)
    code.removeAttribute("aria-invalid")
    return digits
  } catch (error) {
    if (!(error instanceof BadCode)) throw error
    const shown = showOnly(box, error.reason)
    if (shown) fill(shown, { digits: String(error.digits) })
    code.setAttribute("aria-invalid", "true")
    code.focus()
    return ""
  }
}

/** @param {string} text */
function digitsIn(text) {
  return text.normalize("NFKC").replace(/[^0-9]/g, "").length
}

const root = document.querySelector('[data-module="mailbox"]')
if (root instanceof HTMLElement) open(root)
