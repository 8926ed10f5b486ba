/** @file What a person changes about themselves, and the reset of a colleague's lost second factor. */

import { request } from "../../shared/api.js"
import { derive, wrapUnder } from "./own_key.js"

/** @typedef {import("./session.js").Session} Session */

/**
 * @param {Session} session
 * @param {{current: string, passphrase: string, totp: string}} given
 */
export async function changePassphrase(session, { current, passphrase, totp }) {
  const derived = await derive(current, session.ownKey.salt)
  const own_key = await wrapUnder(passphrase, session.identity)
  const body = { totp, current_sign_in_secret: derived.signInSecret, own_key }
  session.refresh(await request("PUT", "/staff/account/passphrase", { body }))
}

/** @param {Session} _session @param {string} person @param {string} totp */
export async function resetSecondFactor(_session, person, totp) {
  const { code, expires_at: expiresAt } = await request("POST", `/staff/people/${person}/second-factor-reset`, { body: { totp } })
  return { code, expiresAt }
}

/** @param {Session} _session @param {string} [totp] */
export async function renewSecondFactor(_session, totp) {
  const body = totp ? { totp } : {}
  return (await request("POST", "/staff/account/second-factor", { body })).totp
}

/** @param {Session} session @param {string} totp */
export async function confirmSecondFactor(session, totp) {
  const { recovery_codes: recoveryCodes } = await request("PUT", "/staff/account/second-factor", { body: { totp } })
  session.refresh(await request("GET", "/staff/session"))
  return { recoveryCodes }
}

/** @param {Session} session @param {string} totp */
export async function newRecoveryCodes(session, totp) {
  const { recovery_codes: recoveryCodes } = await request("POST", "/staff/account/recovery-codes", { body: { totp } })
  session.refresh(await request("GET", "/staff/session"))
  return { recoveryCodes }
}

/**
 * @param {Session} session
 * @param {{language: "id" | "en", zone: string}} mine
 */
export async function saveMe(session, { language, zone }) {
  await request("PUT", "/staff/account/profile", { body: { language, zone } })
  session.refresh(await request("GET", "/staff/session"))
}

/** @param {Session} session */
export async function signOutEverywhere(session) {
  session.lock()
  await request("DELETE", "/staff/sessions")
}
