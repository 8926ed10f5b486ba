// One attempt at something that may fail: busy while it runs, and its problem kept until the next attempt.
import { Problem } from '../shared/api.js'
import { Refusal } from './refusal.js'

/** @import { ReactiveController, ReactiveControllerHost } from 'lit' */

/** @implements {ReactiveController} */
export class Attempt {
  #host
  #refusal

  /** @type {unknown} */
  problem = null
  busy = false

  /** @param {ReactiveControllerHost} host */
  constructor(host) {
    this.#host = host
    this.#refusal = new Refusal(/** @type {ReactiveControllerHost & HTMLElement} */ (host))
    host.addController(this)
  }

  hostConnected() {}

  /**
   * Run an action; a failure is kept in `problem` and told by the answer. Fields that were refused are marked.
   * @param {() => Promise<unknown>} action
   * @returns {Promise<boolean>} whether it succeeded
   */
  async run(action) {
    if (this.busy) return false
    this.#refusal.clear()
    this.#set(true, null)
    try {
      await action()
      this.#set(false, null)
      return true
    } catch (problem) {
      if (problem instanceof Problem) this.#refusal.show(problem.errors)
      this.#set(false, problem)
      return false
    }
  }

  forget() {
    this.#refusal.clear()
    this.#set(this.busy, null)
  }

  /**
   * @param {boolean} busy
   * @param {unknown} problem
   */
  #set(busy, problem) {
    this.busy = busy
    this.problem = problem
    this.#host.requestUpdate()
  }
}
