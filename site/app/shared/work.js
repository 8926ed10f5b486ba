/** @file Proof of work: a little computing by each writer in place of a captcha that tracks people. */

import { toBase64, toUtf8 } from "./base64.js"
import { askWorker, workerUrl } from "./worker.js"

/**
 * Solve a challenge from GET /work.
 * @param {import("altcha-lib/types").Challenge} challenge
 * @param {AbortSignal} [signal] stops the search
 * @returns {Promise<string>} what the server takes as `work`: base64 of {challenge, solution}
 * @throws {Error} no solution was found
 */
export async function solveWork(challenge, signal) {
  const solution = await race(challenge, signal)
  return toBase64(toUtf8(JSON.stringify({ challenge, solution })))
}

/**
 * Let two workers share the search where the machine has the cores for it.
 * @param {import("altcha-lib/types").Challenge} challenge
 * @param {AbortSignal} [signal]
 */
async function race(challenge, signal) {
  const url = workerUrl("work")
  if (!url) return (await import("./search.js")).search({ challenge, start: 0, step: 1 })
  const step = navigator.hardwareConcurrency > 2 ? 2 : 1
  const done = new AbortController()
  signal?.addEventListener("abort", () => done.abort(signal.reason))
  const searches = Array.from({ length: step }, (_, start) =>
    askWorker(url, { challenge, start, step }, done.signal))
  return Promise.any(searches).catch(refused => { throw refused.errors[0] }).finally(() => done.abort())
}
