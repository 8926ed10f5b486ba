/** @file The rhythm of slow breathing: four seconds in, six out, for about a minute. */

/** @typedef {"in" | "out" | "done" | null} Phase null is at rest */

export const SECONDS = { in: 4, out: 6 }
export const BREATHS = 6

/** Tells each phase of breathing as it begins. */
export class Pacer {
  #tell
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer
  #isRunning = false

  /** @param {(phase: Phase) => void} tell */
  constructor(tell) {
    this.#tell = tell
  }

  get isRunning() {
    return this.#isRunning
  }

  start() {
    this.#isRunning = true
    this.#breatheIn(BREATHS)
  }

  stop() {
    this.#end(null)
  }

  /** @param {number} left breaths, this one included */
  #breatheIn(left) {
    this.#tell("in")
    this.#timer = setTimeout(() => this.#breatheOut(left), SECONDS.in * 1000)
  }

  /** @param {number} left */
  #breatheOut(left) {
    this.#tell("out")
    const next = left > 1 ? () => this.#breatheIn(left - 1) : () => this.#end("done")
    this.#timer = setTimeout(next, SECONDS.out * 1000)
  }

  /** @param {Phase} phase */
  #end(phase) {
    clearTimeout(this.#timer)
    this.#isRunning = false
    this.#tell(phase)
  }
}
