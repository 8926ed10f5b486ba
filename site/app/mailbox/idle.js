/** @file Notices when nobody has touched the page for a while. */

const PATIENCE = 10 * 60_000
const SIGNS = ["pointerdown", "keydown", "scroll", "input"]

export class Idle {
  #done
  #last = 0
  #timer = 0
  #touch = () => {
    this.#last = Date.now()
  }

  #check = () => {
    if (Date.now() - this.#last >= PATIENCE) this.#done()
  }

  /** @param {() => void} done called once ten minutes have passed without a touch */
  constructor(done) {
    this.#done = done
  }

  start() {
    this.#touch()
    for (const sign of SIGNS) document.addEventListener(sign, this.#touch, { passive: true })
    document.addEventListener("visibilitychange", this.#check)
    this.#timer = window.setInterval(this.#check, 15_000)
  }

  stop() {
    clearInterval(this.#timer)
    document.removeEventListener("visibilitychange", this.#check)
    for (const sign of SIGNS) document.removeEventListener(sign, this.#touch)
  }
}
