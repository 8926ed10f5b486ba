// The counselors' side of the server: requests under /api/v1/staff, and the news that a session has ended.
import { Problem, request } from '../shared/api.js'
import { isTraining } from './training/place.js'

/** Says "signed-out" when the server no longer knows the session. */
export const desk = new EventTarget()

/**
 * Ask the server as the person who is signed in. What is of the training case is answered here.
 * @param {string} method
 * @param {string} path  below /api/v1/staff
 * @param {object} [body]
 * @returns {Promise<any>}
 * @throws {Problem} a refusal, in the service's words
 */
export async function ask(method, path, body) {
  if (isTraining(path)) return (await import('./training/desk.js')).answer(method, path, body)
  try {
    return await request(method, `/staff${path}`, body ? { body } : {})
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 401) desk.dispatchEvent(new Event('signed-out'))
    throw problem
  }
}
