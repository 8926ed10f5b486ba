// The server's time: what it told last, and what has passed since by a clock that nobody sets.

const MINUTE = 60_000
/** A device that is wrong by more is told so. */
const BEARABLE = 2 * MINUTE

export class ServerClock {
  #own
  #passed
  /** @type {{server: number, own: number, passed: number} | null} */
  #told = null

  /**
   * @param {() => number} [own]  the device's clock, in milliseconds
   * @param {() => number} [passed]  milliseconds that only ever go on
   */
  constructor(own = () => Date.now(), passed = () => performance.now()) {
    this.#own = own
    this.#passed = passed
  }

  /**
   * The server has just told its time.
   * @param {string} time
   */
  set(time) {
    this.#told = { server: Date.parse(time), own: this.#own(), passed: this.#passed() }
  }

  /** The server's time now; the device's as long as nothing was told. */
  now() {
    return this.#told ? this.#told.server + this.#passed() - this.#told.passed : this.#own()
  }

  /** By how much the device's clock was ahead when the server told its time: 0 where that is bearable. */
  get ahead() {
    const ahead = this.#told ? this.#told.own - this.#told.server : 0
    return Math.abs(ahead) > BEARABLE ? ahead : 0
  }

  /** Whether the server is to be asked again: the device slept, or somebody set its clock. */
  get isStale() {
    if (!this.#told) return false
    return Math.abs((this.#own() - this.#told.own) - (this.#passed() - this.#told.passed)) > BEARABLE
  }
}

export const serverClock = new ServerClock()
