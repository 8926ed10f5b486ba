/** @file A circle that grows and shrinks as one breathes, begun and ended by one button. */

import { part, show, showOnly } from "../shared/elements.js"
import { Pacer } from "./pacer.js"

/** @param {HTMLElement} root */
function open(root) {
  const says = part(root, "says")
  const pacer = new Pacer(phase => {
    root.dataset.phase = phase ?? "rest"
    showOnly(says, phase)
    says.hidden = false
    show(root, "start", !pacer.isRunning)
    show(root, "stop", pacer.isRunning)
  })
  part(root, "toggle").addEventListener("click", () => pacer.isRunning ? pacer.stop() : pacer.start())
  show(root, "toggle")
}

const root = document.querySelector('[data-module="breathing"]')
if (root instanceof HTMLElement) open(root)
