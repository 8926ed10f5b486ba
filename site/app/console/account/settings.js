/** @file The settings of the console. */

import { request } from "../../shared/api.js"

/** @param {import("./session.js").Session} _session */
export function read(_session) {
  return request("GET", "/staff/settings")
}

/** @param {import("./session.js").Session} _session @param {object} settings */
export function save(_session, settings) {
  return request("PUT", "/staff/settings", { body: settings })
}
