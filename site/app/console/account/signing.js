/** @file Keeping the statements in date, and replacing the signer. */

import { Problem, request } from "../../shared/api.js"
import { chosen, enact, groundFrom, groundOf, kitHolder, kitOf, recipientsOfMembers, stage } from "./changes.js"
import { AccountError } from "./errors.js"
import { newSigningKey, signerSecret, wrapTo } from "./secrets.js"
import { signedTexts } from "./statements.js"

/** @typedef {import("./session.js").Session} Session */

const DAY = 86_400_000
const SIGNED_AGAIN_AFTER = DAY
const WARNED_BELOW_DAYS = 30

/** How long the statements still hold. @param {{validUntil: Date}} said */
export function daysLeft(said) {
  return Math.max(0, Math.floor((said.validUntil.getTime() - Date.now()) / DAY))
}

/** @param {{validUntil: Date}} said */
export function isWarned(said) {
  return daysLeft(said) < WARNED_BELOW_DAYS
}

/**
 * Sign again, without a word. What has run out is not signed silently: a person looks at the team first.
 * @param {Session} session
 */
export async function resignIfDue(session) {
  const { said, answer } = await session.team()
  const state = { resigned: false, daysLeft: daysLeft(said), warning: isWarned(said) }
  if (session.role !== "coordinator" || session.locked || said.validUntil <= new Date()) return state
  const key = chosen(await session.signingKeysOf(answer), session.signers)
  const isDue = Date.now() - said.signedAt.getTime() > SIGNED_AGAIN_AFTER || key.signer !== answer.signed_by
  if (!isDue) return state
  return await put({ said, key }) ? { resigned: true, daysLeft: 60, warning: false } : state
}

/**
 * Sign what `doubtfulTeam` showed, after a person looked at it: out of date, or older than this browser knew.
 * @param {Session} session
 * @param {{texts: string}} shown
 * @throws {AccountError} "people-mismatch": the server says something else now, and nobody has looked at that
 */
export async function acceptTeam(session, { texts }) {
  const { said, answer } = await session.teamWhateverItsAge()
  if (signedTexts(answer) !== texts) throw new AccountError("people-mismatch")
  const { key } = await groundFrom(session, said, answer)
  await put({ said, key })
}

/** @param {Session} session @param {string} totp */
export async function renew(session, totp) {
  const ground = await groundOf(session)
  const key = newSigningKey()
  const secrets = [await signerSecret(key)]
  const coordinators = ground.said.people.filter(({ role }) => role === "coordinator")
  const recipients = await recipientsOfMembers(coordinators)
  const forCoordinators = await Promise.all(coordinators.map(({ id }) => wrapTo(id, recipients.get(id) ?? "", secrets)))
  const forKit = await wrapTo(kitHolder(ground.said.kit), await kitOf(ground.said, ground.answer), secrets)
  await stage([...forCoordinators.flat(), ...forKit])
  await enact(ground, {}, signed => request("PUT", "/staff/team/signer", { body: { totp, signer: key.signer, signed } }))
  return { signer: key.signer }
}

/**
 * @param {{said: import("./statements.js").Said, key: import("./secrets.js").SigningKey}} ground
 * @returns {Promise<boolean>} false when a colleague changed something in the same moment: theirs is newer
 */
async function put(ground) {
  try {
    await enact(/** @type {any} */ (ground), {}, signed => request("PUT", "/staff/team/statements", { body: { signed } }))
    return true
  } catch (error) {
    if (error instanceof Problem && error.status === 409) return false
    throw error
  }
}
