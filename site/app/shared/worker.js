/** @file Asks a worker one question; its address stands in a data attribute, since built names carry a hash. */

import { Offline } from "./api.js"

/**
 * Find the address of a worker that the page's root element names as `data-worker-{name}`.
 * @param {string} name
 * @returns {string | null} null where there are no workers (Node) or the page names none
 */
export function workerUrl(name) {
  if (typeof Worker === "undefined") return null
  const root = globalThis.document?.documentElement
  return root?.getAttribute?.(`data-worker-${name}`) || null
}

/**
 * Send a task to a new worker, wait for its one answer, end it.
 * @param {string} url
 * @param {unknown} task
 * @param {AbortSignal} [signal] ends the worker early
 * @returns {Promise<any>} what it answers under `result`
 * @throws {Error} the worker failed or could not be loaded
 */
export function askWorker(url, task, signal) {
  const worker = new Worker(url)
  const answer = new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => data.error ? reject(new Error(data.error)) : resolve(data.result)
    worker.onerror = event => reject(faultOf(event))
    signal?.addEventListener("abort", () => reject(signal.reason))
    worker.postMessage(task)
  })
  return answer.finally(() => worker.terminate())
}

/**
 * Tell a worker whose code did not arrive from one that this browser cannot run: only the latter has a message.
 * @param {Event} event
 */
export function faultOf(event) {
  return "message" in event ? new Error(`the worker could not run: ${event.message}`) : new Offline("the worker's code could not be had")
}

/**
 * Answer the tasks that reach this worker.
 * @param {(task: any) => unknown} answer may return a promise
 */
export function answerTasks(answer) {
  self.onmessage = async ({ data }) => {
    try {
      self.postMessage({ result: await answer(data) })
    } catch (error) {
      self.postMessage({ error: String(error) })
    }
  }
}
