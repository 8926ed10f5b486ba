/** @file What every change of people or keys shares: whom to wrap to, with which signer, in which order. */

import { request } from "../../shared/api.js"
import { AccountError } from "./errors.js"
import { remember } from "./memory.js"
import { fingerprint, signerSecret, teamSecret } from "./secrets.js"
import { signBoth } from "./statements.js"

/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./statements.js").Said} Said */
/** @typedef {import("./statements.js").Member} Member */
/** @typedef {import("./secrets.js").Wrap} Wrap */
/** @typedef {import("./secrets.js").Secret} Secret */

const AT_ONCE = 25

/**
 * @typedef {object} Ground what a coordinator's browser stands on before a change, all of it verified
 * @property {Said} said
 * @property {any} answer
 * @property {import("./secrets.js").SigningKey} key signs
 * @property {import("./secrets.js").SigningKey[]} keys all that can be opened
 * @property {{epoch: number, pair: import("./secrets.js").Pair}[]} pairs
 */

/**
 * @param {Session} session
 * @returns {Promise<Ground>}
 * @throws {AccountError} the team cannot be believed, or this person cannot sign
 */
export async function groundOf(session) {
  const { said, answer } = await session.team()
  if (said.validUntil <= new Date()) throw new AccountError("people-expired")
  return groundFrom(session, said, answer)
}

/** @param {Session} session @param {Said} said @param {any} answer @returns {Promise<Ground>} */
export async function groundFrom(session, said, answer) {
  const keys = await session.signingKeysOf(answer)
  const key = chosen(keys, session.signers)
  return { said, answer, key, keys, pairs: await session.pairsOf(said, answer) }
}

/**
 * The newest signer that the page names, so that statements verify wherever this page came from.
 * @param {import("./secrets.js").SigningKey[]} keys @param {string[]} named
 */
export function chosen(keys, named) {
  const key = keys.findLast(({ signer }) => named.includes(signer))
  if (!key) throw new AccountError("signer-missing")
  return key
}

/**
 * The recipients of members, as the server says and the signed statement confirms.
 * @param {Member[]} members
 * @returns {Promise<Map<string, string>>}
 * @throws {AccountError} "recipient-swapped"
 */
export async function recipientsOfMembers(members) {
  const { people } = await request("GET", "/staff/people")
  return confirmed(members, people)
}

/** @param {Member[]} members @param {{id: string, recipient: string}[]} people */
export async function confirmed(members, people) {
  const found = await Promise.all(members.map(async member => {
    const recipient = people.find(({ id }) => id === member.id)?.recipient ?? ""
    if (await fingerprint(recipient) !== member.recipient) throw new AccountError("recipient-swapped", member.id)
    return /** @type {[string, string]} */ ([member.id, recipient])
  }))
  return new Map(found)
}

/**
 * The kit's recipient, as the server says and the signed statement confirms.
 * @param {Said} said @param {any} answer
 * @returns {Promise<string>}
 */
export async function kitOf(said, answer) {
  if (await fingerprint(answer.kit.recipient) !== said.kit) throw new AccountError("recipient-swapped", "kit")
  return answer.kit.recipient
}

/** @param {string} kitFingerprint */
export function kitHolder(kitFingerprint) {
  return `kit-${kitFingerprint.slice(0, 32)}`
}

/** Every secret that a coordinator or a kit holds. @param {Ground} ground @returns {Promise<Secret[]>} */
export async function allSecrets({ pairs, keys }) {
  return [...await teamSecrets(pairs), ...await Promise.all(keys.map(signerSecret))]
}

/** @param {{epoch: number, pair: import("./secrets.js").Pair}[]} pairs @returns {Promise<Secret[]>} */
export function teamSecrets(pairs) {
  return Promise.all(pairs.map(({ epoch, pair }) => teamSecret(epoch, pair)))
}

/** Send wraps ahead of the change that needs them. @param {Wrap[]} wraps */
export async function stage(wraps) {
  for (let at = 0; at < wraps.length; at += AT_ONCE) {
    await request("POST", "/staff/team/wraps", { body: { wraps: wraps.slice(at, at + AT_ONCE) } })
  }
}

/**
 * Sign the team as it will be, let the server put it in force, and remember it.
 * @param {Ground} ground
 * @param {Partial<Said>} change what will be different
 * @param {(signed: object) => Promise<any>} send
 */
export async function enact({ said, key }, change, send) {
  const next = { ...said, ...change, serial: said.serial + 1 }
  const answer = await send(signBoth(next, key))
  remember(next)
  return answer
}

