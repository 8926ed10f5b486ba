/** @file Looks for the solution of an ALTCHA challenge; runs inside the worker. */

import { solveChallenge } from "altcha-lib"
import { deriveKey } from "altcha-lib/algorithms/web/pbkdf2"

const PATIENCE = 9 * 60 * 1000

/**
 * Try every `step`-th counter from `start` on.
 * @param {{challenge: import("altcha-lib/types").Challenge, start: number, step: number}} task
 * @throws {Error} nothing was found before the challenge expires
 */
export async function search({ challenge, start, step }) {
  const solution = await solveChallenge({
    challenge, deriveKey, counterStart: start, counterStep: step, timeout: PATIENCE,
  })
  if (!solution) throw new Error("no solution was found in time")
  return solution
}
