// Acts when somebody goes to another place, by Back too: what a dialog asked about is no longer on the page.

/** @import { ReactiveController, ReactiveControllerHost } from 'lit' */

/** @implements {ReactiveController} */
export class Leaving {
  #action

  /**
   * @param {ReactiveControllerHost} host
   * @param {() => void} action
   */
  constructor(host, action) {
    this.#action = action
    host.addController(this)
  }

  hostConnected() {
    window.addEventListener('hashchange', this.#action)
  }

  hostDisconnected() {
    window.removeEventListener('hashchange', this.#action)
  }
}
