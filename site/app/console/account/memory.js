/**
 * @file What this browser remembers of the team, so that a table put back to an earlier state is noticed.
 *
 * Signed is not fresh: a statement from before someone's removal still verifies. So each browser of staff
 * keeps the highest serial and epoch that it saw, per installation, and statements end after 60 days. A
 * browser that sees a team for the first time has nothing to compare with: within those 60 days it believes
 * an earlier state.
 */

import { AccountError } from "./errors.js"

const PLACE = "pinternet-team:"

/**
 * Note what was said; refuse what is older than what was noted.
 * @param {{salt: string, serial: number, epoch: number}} said
 * @throws {AccountError} "people-rolled-back"
 */
export function notice(said) {
  const seen = recall(said.salt)
  if (said.serial < seen.serial || said.epoch < seen.epoch) throw new AccountError("people-rolled-back")
  remember(said)
}

/**
 * Take this as the newest: it was made here, or a person looked at it (the table may have been restored).
 * @param {{salt: string, serial: number, epoch: number}} said
 */
export function remember({ salt, serial, epoch }) {
  write(PLACE + salt, JSON.stringify({ serial, epoch }))
}

/** @param {string} salt @returns {{serial: number, epoch: number}} */
function recall(salt) {
  try {
    const { serial, epoch } = JSON.parse(read(PLACE + salt) ?? "{}")
    return { serial: Number(serial) || 0, epoch: Number(epoch) || 0 }
  } catch {
    return { serial: 0, epoch: 0 }
  }
}

/** Where the browser refuses storage (or there is none), the memory lasts as long as the page. @type {Map<string, string>} */
const inPage = new Map()

/** @param {string} place */
function read(place) {
  try {
    return globalThis.localStorage?.getItem(place) ?? inPage.get(place) ?? null
  } catch {
    return inPage.get(place) ?? null
  }
}

/** @param {string} place @param {string} text */
function write(place, text) {
  inPage.set(place, text)
  try {
    globalThis.localStorage?.setItem(place, text)
  } catch {
    // refused: the page's own memory has it
  }
}
