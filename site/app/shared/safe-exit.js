/**
 * Safe exit: a press on the button, or Shift three times within five seconds, leaves at once.
 * Others clear their state on the document's `safe-exit` event: forms, and warnings before leaving.
 * After GOV.UK's "Exit this page".
 */

const PRESSES = 3
const WITHIN_MS = 5000

/** Counts lone presses of Shift; any other key, or five seconds, begins again. */
export class ShiftCounter {
  #times = /** @type {number[]} */ ([])

  /**
   * @param {string} key of a keyup event
   * @param {number} now in milliseconds
   * @returns {number} how many presses are left, PRESSES when counting has not begun
   */
  press(key, now) {
    this.#times = key === 'Shift' ? [...this.#times.filter((time) => now - time < WITHIN_MS), now] : []
    return Math.max(0, PRESSES - this.#times.length)
  }

  /** Begin again. */
  reset() {
    this.#times = []
  }
}

/**
 * Cover the page, let everything clear itself, and go.
 * @param {string} address
 */
const leave = (address) => {
  const cover = document.querySelector('[data-exit-cover]')
  cover?.removeAttribute('hidden')
  document.title = ' '
  document.dispatchEvent(new CustomEvent('safe-exit'))
  for (const form of document.forms) form.reset()
  location.replace(address)
}

/** @param {HTMLAnchorElement} button */
const start = (button) => {
  const counter = new ShiftCounter()
  const progress = document.querySelector('[data-exit-progress]')
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer

  /** @param {number} left */
  const show = (left) => {
    progress?.toggleAttribute('hidden', left === PRESSES)
    for (const words of progress?.querySelectorAll('[data-left]') ?? []) {
      words.toggleAttribute('hidden', words.getAttribute('data-left') !== String(left))
    }
  }

  const forget = () => {
    counter.reset()
    show(PRESSES)
  }

  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[data-exit]') : null
    if (!link) return
    event.preventDefault()
    leave(button.href)
  })

  // A capital letter releases Shift too: a Shift that was held with another key is no press.
  let alone = false
  document.addEventListener('keydown', (event) => {
    if (event.repeat) return
    alone = event.key === 'Shift'
    if (!alone) forget()
  })

  document.addEventListener('keyup', (event) => {
    if (event.key !== 'Shift' || !alone) return
    const left = counter.press(event.key, event.timeStamp)
    clearTimeout(timer)
    if (left === 0) return leave(button.href)
    show(left)
    timer = setTimeout(forget, WITHIN_MS)
  })

  // The browser may show this page again from memory after "back": cover stays until it is loaded anew.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted && !document.querySelector('[data-exit-cover]')?.hasAttribute('hidden')) location.reload()
  })
}

const button = globalThis.document?.querySelector('a[data-module="safe-exit"]')
if (button instanceof HTMLAnchorElement) start(button)
