// The half minutes of a case: what was handed in, here or on another page of mine, and can still be taken back.
import { SECONDS } from '../undo.js'

/** @import { Case } from '../casework.js' */
/** @import { OpenedMessage } from '../opening.js' */
/** @typedef {{id: string, until: number}} Waiting  `until` by this machine's clock, in milliseconds */

const SOON = 1_000

export class Pending {
  #soon
  /** @type {Waiting[]} */
  waiting = []

  /** @param {(milliseconds: number) => void} soon  look again after this time */
  constructor(soon) {
    this.#soon = soon
  }

  /**
   * This page has handed something in.
   * @param {string} id
   */
  add(id) {
    this.waiting = [...this.waiting.filter((each) => each.id !== id), { id, until: Date.now() + SECONDS * 1000 }]
    this.#soon(SECONDS * 1000 + SOON)
  }

  /**
   * It was taken back.
   * @param {string} id
   */
  drop(id) {
    this.waiting = this.waiting.filter((each) => each.id !== id)
  }

  /**
   * Follow what the server has; its clock says when, this page's how long.
   * @param {Case['pending']} found
   * @param {OpenedMessage[]} fresh
   * @returns {string[]} what was posted since
   */
  follow(found, fresh) {
    const before = this.waiting
    this.waiting = found.map(({ id, post_at }) => before.find((each) => each.id === id) ?? this.#begun(id, post_at))
    if (this.waiting.some(({ until }) => Date.now() >= until)) this.#soon(2 * SOON)
    return before.map(({ id }) => id).filter((id) => fresh.some((message) => message.id === id))
  }

  /**
   * @param {string} id
   * @param {string} postAt
   * @returns {Waiting}
   */
  #begun(id, postAt) {
    const left = Math.min(SECONDS * 1000, Math.max(0, new Date(postAt).getTime() - Date.now()))
    this.#soon(left + SOON)
    return { id, until: Date.now() + left }
  }
}
