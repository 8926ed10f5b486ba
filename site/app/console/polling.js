// Asks again and again while the page is seen: slower after failures, not at all while it is hidden.

/** @import { ReactiveController, ReactiveControllerHost } from 'lit' */

const EVERY = 15_000
const SLOWEST = 120_000

/** @implements {ReactiveController} */
export class Polling {
  #host
  #action
  #every
  #failures = 0
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer
  #connected = false
  #asking = false

  #onVisibility = () => {
    if (document.hidden) clearTimeout(this.#timer)
    else this.now()
  }

  /**
   * @param {ReactiveControllerHost} host
   * @param {() => Promise<void>} action  may fail
   * @param {number} [every]  milliseconds between two questions
   */
  constructor(host, action, every = EVERY) {
    this.#host = host
    this.#action = action
    this.#every = every
    host.addController(this)
  }

  /** Whether the last two tries or more have failed, so that what is shown may be old. */
  get failing() {
    return this.#failures > 1
  }

  hostConnected() {
    this.#connected = true
    document.addEventListener('visibilitychange', this.#onVisibility)
    this.now()
  }

  hostDisconnected() {
    this.#connected = false
    document.removeEventListener('visibilitychange', this.#onVisibility)
    clearTimeout(this.#timer)
  }

  /** Ask at once, and go on from there. */
  async now() {
    clearTimeout(this.#timer)
    if (this.#asking || !this.#connected) return
    this.#asking = true
    try {
      await this.#action()
      this.#failures = 0
    } catch {
      this.#failures += 1
    }
    this.#asking = false
    this.#host.requestUpdate()
    this.#next()
  }

  #next() {
    if (!this.#connected || document.hidden) return
    this.#timer = setTimeout(() => this.now(), Math.min(this.#every * 2 ** this.#failures, SLOWEST))
  }
}
