/** @file Looks for news now and then while the page is open and seen. */

const PAUSE = 45_000

export class Looking {
  #look
  #timer = 0
  #busy = false
  #tick = async () => {
    if (this.#busy || document.hidden) return
    this.#busy = true
    await this.#look()
    this.#busy = false
  }

  /** @param {() => Promise<void>} look never throws */
  constructor(look) {
    this.#look = look
  }

  start() {
    this.#timer = window.setInterval(this.#tick, PAUSE)
    document.addEventListener("visibilitychange", this.#tick)
  }

  stop() {
    clearInterval(this.#timer)
    document.removeEventListener("visibilitychange", this.#tick)
  }
}
