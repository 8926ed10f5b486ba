/** @file Strict readers of what came out of a seal: each returns a clean copy, or throws what says that it is no such thing. */

/** @template T @typedef {(value: unknown) => T} Reader */

/** What was read has not the shape that it should have. */
export class Misshapen extends Error {}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const NAME = /^[a-z0-9][a-z0-9.-]{0,63}$/i
const MINUTE = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)$/

/** @param {unknown} is @param {string} what */
function must(is, what) {
  if (!is) throw new Misshapen(`not ${what}`)
}

/** @param {RegExp} pattern @param {string} what @returns {Reader<string>} */
function matching(pattern, what) {
  return value => {
    must(typeof value === "string" && pattern.test(value), what)
    return /** @type {string} */ (value)
  }
}

/** An id in lower case. */
export const uuid = matching(UUID, "a UUID")

/** A name in an address: of a questionnaire, of its version. */
export const name = matching(NAME, "a name")

/** A point in time with its zone. @type {Reader<string>} */
export const time = value => {
  const found = matching(MINUTE, "a time")(value)
  must(!Number.isNaN(Date.parse(found)), "a time")
  return found
}

/** @type {Reader<boolean>} */
export const flag = value => {
  must(typeof value === "boolean", "a flag")
  return /** @type {boolean} */ (value)
}

/** Words for people; empty only where `least` is 0. @param {number} most in characters @param {number} [least] @returns {Reader<string>} */
export function words(most, least = 1) {
  return value => {
    must(typeof value === "string" && value.trim().length >= least && value.length <= most, "words")
    return /** @type {string} */ (value)
  }
}

/** @param {number} from @param {number} to @returns {Reader<number>} */
export function whole(from, to) {
  return value => {
    must(Number.isInteger(value) && Number(value) >= from && Number(value) <= to, `a number from ${from} to ${to}`)
    return /** @type {number} */ (value)
  }
}

/** @template {string} T @param {readonly T[]} values @returns {Reader<T>} */
export function oneOf(...values) {
  return value => {
    must(values.includes(/** @type {T} */ (value)), values.join(" or "))
    return /** @type {T} */ (value)
  }
}

/** What may be absent or null. @template T @param {Reader<T>} reader @returns {Reader<T | null>} */
export function maybe(reader) {
  return value => value === undefined || value === null ? null : reader(value)
}

/** @template T @param {Reader<T>} reader @param {number} most @param {number} [least] @returns {Reader<T[]>} */
export function list(reader, most, least = 1) {
  return value => {
    must(Array.isArray(value) && value.length >= least && value.length <= most, `a list of ${least} to ${most}`)
    return /** @type {unknown[]} */ (value).map(reader)
  }
}

/**
 * A list in which no two share a key.
 * @template {object} T
 * @param {Reader<T>} reader @param {keyof T} key @param {number} most @param {number} [least]
 * @returns {Reader<T[]>}
 */
export function distinct(reader, key, most, least = 1) {
  const all = list(reader, most, least)
  return value => {
    const found = all(value)
    must(new Set(found.map(one => one[key])).size === found.length, `distinct by ${String(key)}`)
    return found
  }
}

/**
 * An object of which these keys are read; others are left out.
 * @template {Record<string, Reader<any>>} S
 * @param {S} shape
 * @returns {Reader<{[K in keyof S]: ReturnType<S[K]>}>}
 */
export function shape(shape) {
  return value => {
    must(typeof value === "object" && value !== null && !Array.isArray(value), "an object")
    const found = /** @type {Record<string, unknown>} */ (value)
    const read = Object.entries(shape).map(([key, reader]) => [key, reader(Object.hasOwn(found, key) ? found[key] : undefined)])
    return Object.fromEntries(read)
  }
}
