/** @file Notices that nobody has touched the page for a while. Compares times, because timers sleep with the machine. */

const LOOK = 15_000
const SIGNS = ["pointerdown", "keydown", "wheel", "touchstart", "input"]

export class Idle {
  #patience
  #done
  #last = 0
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer

  #look = () => {
    if (Date.now() - this.#last >= this.#patience) this.#done()
  }

  /** The first touch after a sleep comes before any timer: it finds the page idle, too. */
  #touched = () => {
    this.#look()
    this.#last = Date.now()
  }

  /** @param {number} minutes @param {() => void} done called when they have passed without a touch */
  constructor(minutes, done) {
    this.#patience = minutes * 60_000
    this.#done = done
  }

  /** Begin to watch, or begin anew. */
  watch() {
    this.stop()
    this.#last = Date.now()
    for (const sign of SIGNS) document.addEventListener(sign, this.#touched, { passive: true })
    document.addEventListener("visibilitychange", this.#look)
    this.#timer = setInterval(this.#look, LOOK)
  }

  stop() {
    clearInterval(this.#timer)
    for (const sign of SIGNS) document.removeEventListener(sign, this.#touched)
    document.removeEventListener("visibilitychange", this.#look)
  }
}
