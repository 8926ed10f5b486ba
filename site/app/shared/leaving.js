/** @file Leaving a page: a warning while something would be lost, and nothing left behind when it happens. */

/** Warns before the page is left; safe exit takes the warning away before anything else. */
export class LeaveWarning {
  #warn = (/** @type {BeforeUnloadEvent} */ event) => {
    event.preventDefault()
    event.returnValue = true
  }

  constructor() {
    document.addEventListener("safe-exit", () => this.set(false))
  }

  /** @param {boolean} on */
  set(on) {
    if (on) window.addEventListener("beforeunload", this.#warn)
    else window.removeEventListener("beforeunload", this.#warn)
  }
}

/**
 * Clear what the page holds when it is left, and load it anew if the browser brings it back from memory.
 * @param {() => void} clear
 */
export function onLeaving(clear) {
  document.addEventListener("safe-exit", clear)
  window.addEventListener("pagehide", clear)
  window.addEventListener("pageshow", event => {
    if (event.persisted) location.reload()
  })
}

/** Let links to other sites open beside this page, so that a call for help costs no written word. @param {ParentNode} root */
export function openOthersBeside(root) {
  for (const link of root.querySelectorAll('a[href^="http"]:not([data-exit])')) {
    link.setAttribute("target", "_blank")
    link.setAttribute("rel", "noopener noreferrer")
  }
}
