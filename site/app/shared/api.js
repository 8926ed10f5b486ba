/** @file Requests to this service: JSON both ways, no cookie but the counselors', every refusal as a Problem. */

const ROOT = "/api/v1"
const PATIENCE = 45_000

/** The server refused (RFC 9457); title, detail and next are sentences for people in the page's language. */
export class Problem extends Error {
  /** @param {number} status @param {Record<string, any>} document @param {number | null} retryAfter in seconds */
  constructor(status, document, retryAfter) {
    super(document.title ?? `HTTP ${status}`)
    this.status = status
    this.type = String(document.type ?? "about:blank")
    /** The last part of the type, such as "epoch" or "work". */
    this.kind = this.type.split(":").pop() ?? ""
    this.title = String(document.title ?? "")
    this.detail = String(document.detail ?? "")
    this.next = String(document.next ?? "")
    /** @type {Record<string, string[]>} */
    this.errors = document.errors ?? {}
    this.retryAfter = retryAfter
    /** Everything the document said, such as `reason`, `epoch` or `assignee`. */
    this.document = document
  }
}

/** No answer of this service came: the network, the server or its answer was lost; the request may have been carried out. */
export class Offline extends Error {}

/**
 * Send a request and read its answer.
 * @param {string} method
 * @param {string} path below /api/v1, beginning with a slash
 * @param {{body?: unknown, token?: string, signal?: AbortSignal}} [options]
 * @returns {Promise<any>} the answer's object, empty when there is none
 * @throws {Problem} the server refused
 * @throws {Offline} no answer came, or something between here and the service answered in its place
 */
export async function request(method, path, { body, token, signal } = {}) {
  const response = await send(path, {
    method,
    headers: headers(body, token),
    body: body === undefined ? undefined : JSON.stringify(body),
    credentials: path.startsWith("/staff") ? "same-origin" : "omit",
    cache: "no-store",
    referrerPolicy: "no-referrer",
    redirect: "error",
  }, signal)
  if (response.ok) return response.status === 204 ? {} : read(response)
  const document = await read(response)
  if (!document.title) throw new Offline("something else answered")
  throw new Problem(response.status, document, retryAfter(response))
}

/** @param {unknown} body @param {string} [token] */
function headers(body, token) {
  const headers = new Headers({ Accept: "application/json, application/problem+json" })
  headers.set("Accept-Language", globalThis.document?.documentElement?.lang || "id")
  if (body !== undefined) headers.set("Content-Type", "application/json")
  if (token) headers.set("Authorization", `Bearer ${token}`)
  return headers
}

/** @param {string} path @param {RequestInit} init @param {AbortSignal} [signal] */
async function send(path, init, signal) {
  const late = new AbortController()
  const stop = () => late.abort()
  const timer = setTimeout(stop, PATIENCE)
  signal?.addEventListener("abort", stop)
  if (signal?.aborted) stop()
  try {
    return await fetch(ROOT + path, { ...init, signal: late.signal })
  } catch (error) {
    throw new Offline("no answer came", { cause: error })
  } finally {
    clearTimeout(timer)
  }
}

/** @param {Response} response @returns {Promise<Record<string, any>>} */
async function read(response) {
  try {
    return await response.json()
  } catch (error) {
    throw new Offline("the answer was cut short", { cause: error })
  }
}

/** @param {Response} response */
function retryAfter(response) {
  const seconds = Number(response.headers.get("Retry-After") ?? NaN)
  return Number.isFinite(seconds) ? seconds : null
}
