// Where the training case is: under an id that no real case has, so that nothing of it is ever asked of the server.

export const TRAINING = '0'.repeat(32)

/**
 * Whether a path below /api/v1/staff is of the training case.
 * @param {string} path
 */
export function isTraining(path) {
  return path.startsWith(`/cases/${TRAINING}`)
}
