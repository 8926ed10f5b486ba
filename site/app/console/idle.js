// Notices that nobody has touched the page for a while. Compares times, because timers sleep with the machine.

const LIMIT = 15 * 60_000
const LOOK = 15_000
const SIGNS = ['pointerdown', 'keydown', 'wheel', 'touchstart']

export class Idle {
  #action
  #last = 0
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer
  #look = () => {
    if (Date.now() - this.#last >= LIMIT) this.#action()
  }
  #touched = () => {
    this.#look()
    this.#last = Date.now()
  }

  /** @param {() => void} action  called when fifteen minutes have passed without a touch */
  constructor(action) {
    this.#action = action
  }

  watch() {
    this.stop()
    this.#last = Date.now()
    for (const sign of SIGNS) addEventListener(sign, this.#touched, { passive: true })
    document.addEventListener('visibilitychange', this.#look)
    this.#timer = setInterval(this.#look, LOOK)
  }

  stop() {
    clearInterval(this.#timer)
    for (const sign of SIGNS) removeEventListener(sign, this.#touched)
    document.removeEventListener('visibilitychange', this.#look)
  }
}
