/** @file Removing a person and changing a role: who may not read on gets none of the new keys. */

import { request } from "../../shared/api.js"
import { allSecrets, enact, groundOf, kitHolder, kitOf, recipientsOfMembers, stage, teamSecrets } from "./changes.js"
import { AccountError } from "./errors.js"
import * as kits from "./kits.js"
import { fingerprint, newPair, newSigningKey, recipientsOf, signerSecret, wrapTo } from "./secrets.js"

/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./changes.js").Ground} Ground */
/** @typedef {import("./statements.js").Member} Member */
/** @typedef {{needsKit: boolean, kit: kits.Kit | null, signer: string | null}} Removal */

/** @param {Session} session @param {string} id @param {string} totp @returns {Promise<Removal>} */
export async function remove(session, id, totp) {
  const ground = await groundOf(session)
  const leaving = memberOf(ground, id)
  const left = ground.said.people.filter(member => member.id !== id)
  const renewed = await renew(ground, left, leaving.role === "coordinator")
  await enact(ground, renewed.change, signed =>
    request("POST", `/staff/people/${id}/removal`, { body: { totp, signed, ...renewed.body } }))
  return renewed.removal
}

/**
 * @param {Session} session @param {string} id @param {string} role @param {string} totp
 * @returns {Promise<Removal>}
 */
export async function changeRole(session, id, role, totp) {
  const ground = await groundOf(session)
  const before = memberOf(ground, id)
  const after = { ...before, role }
  const people = ground.said.people.map(member => member.id === id ? after : member)
  const demoted = before.role === "coordinator" && role !== "coordinator"
  const renewed = demoted ? await renew(ground, people, true) : await promote(ground, people, after)
  await enact(ground, renewed.change, signed =>
    request("PUT", `/staff/people/${id}/role`, { body: { totp, role, signed, ...renewed.body } }))
  return renewed.removal
}

/**
 * Give a role that needs no new keys; a new coordinator gets the signers.
 * @param {Ground} ground @param {Member[]} people @param {Member} member
 */
async function promote(ground, people, member) {
  if (member.role === "coordinator") {
    const recipient = (await recipientsOfMembers([member])).get(member.id) ?? ""
    await stage(await wrapTo(member.id, recipient, await Promise.all(ground.keys.map(signerSecret))))
  }
  return { change: { people }, body: {}, removal: { needsKit: false, kit: null, signer: null } }
}

/**
 * Make the next epoch for those who stay; when a coordinator leaves, a kit and a signer they never saw.
 * @param {Ground} ground @param {Member[]} people who stay, as they will be @param {boolean} coordinatorLeaves
 */
async function renew(ground, people, coordinatorLeaves) {
  const epoch = ground.said.epoch + 1
  const pair = await newPair()
  const recipients = await recipientsOf(pair)
  const kit = coordinatorLeaves ? await kits.make() : null
  const signer = coordinatorLeaves ? newSigningKey() : null
  const kitRecipient = kit?.recipient ?? await kitOf(ground.said, ground.answer)
  const kitPrint = await fingerprint(kitRecipient)
  const fresh = await teamSecrets([{ epoch, pair }])
  const signers = signer ? [await signerSecret(signer)] : []
  const forKit = kit ? [...await allSecrets(ground), ...fresh, ...signers] : fresh
  await stage([
    ...await wrapToMembers(people, fresh, signers),
    ...await wrapTo(kitHolder(kitPrint), kitRecipient, forKit),
  ])
  const print = { epoch, hybrid: await fingerprint(recipients.hybrid), x25519: await fingerprint(recipients.x25519) }
  return {
    change: { people, epoch, recipients, kit: kitPrint, epochs: [...ground.said.epochs, print] },
    body: { recipients, kit: kit?.recipient ?? null, signer: signer?.signer ?? null },
    removal: { needsKit: coordinatorLeaves, kit, signer: signer?.signer ?? null },
  }
}

/**
 * @param {Member[]} people
 * @param {import("./secrets.js").Secret[]} fresh for everyone
 * @param {import("./secrets.js").Secret[]} signers for coordinators
 */
async function wrapToMembers(people, fresh, signers) {
  const recipients = await recipientsOfMembers(people)
  const wraps = await Promise.all(people.map(({ id, role }) =>
    wrapTo(id, recipients.get(id) ?? "", role === "coordinator" ? [...fresh, ...signers] : fresh)))
  return wraps.flat()
}

/** @param {Ground} ground @param {string} id */
function memberOf({ said }, id) {
  const member = said.people.find(member => member.id === id)
  if (!member) throw new AccountError("not-in-team", id)
  return member
}
