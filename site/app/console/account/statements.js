/** @file The two signed statements: writing them exactly, and believing nothing else about people and keys. */

import { isSigned } from "../../shared/statement.js"
import { AccountError } from "./errors.js"
import { fingerprint, sign } from "./secrets.js"

/** @typedef {{epoch: number, hybrid: string, x25519: string}} EpochPrint  By fingerprint. */
/** @typedef {{id: string, name: string, role: string, recipient: string}} Member  `recipient` is a fingerprint. */
/** @typedef {{serial: number, epochs: EpochPrint[], kit: string, people: Member[]}} PeopleSaid */
/** @typedef {{salt: string, epoch: number, recipients: import("./secrets.js").Pair}} KeysSaid */
/** @typedef {PeopleSaid & KeysSaid & {signedAt: Date, validUntil: Date}} Said */

const VALID_DAYS = 60
const DAY = 86_400_000

/**
 * Sign both statements anew.
 * @param {KeysSaid & PeopleSaid} said with the serial that they shall have
 * @param {import("./secrets.js").SigningKey} key
 * @param {Date} [now]
 */
export function signBoth(said, key, now = new Date()) {
  const times = { signed_at: stamp(now), valid_until: stamp(new Date(now.getTime() + VALID_DAYS * DAY)) }
  const { salt, epoch, recipients: { hybrid, x25519 } } = said
  const statement = JSON.stringify({ salt, team: { epoch, recipients: { hybrid, x25519 } }, ...times })
  const people = JSON.stringify({ ...peopleFields(said), ...times })
  return { statement, signature: sign(key, statement), people, people_signature: sign(key, people) }
}

/**
 * Read what the server answered about the team, and believe only what one of these signers signed.
 * @param {any} answer of GET /staff/team/keys
 * @param {Uint8Array[]} signers as in the page
 * @returns {Promise<Said>}
 * @throws {AccountError} "people-unsigned" or "people-mismatch"
 */
export async function readSigned(answer, signers) {
  const { keys, people } = answer
  const signed = isSigned(people.text, people.signature, signers) && isSigned(keys.statement, keys.signature, signers)
  if (!signed) throw new AccountError("people-unsigned")
  const said = read(keys.statement, people.text)
  const last = said.epochs.at(-1)
  const fits = last !== undefined && last.epoch === said.epoch
    && last.hybrid === await fingerprint(said.recipients.hybrid)
    && last.x25519 === await fingerprint(said.recipients.x25519)
  if (!fits) throw new AccountError("people-mismatch")
  return said
}

/** Both texts as they were signed, to tell one state of the team from every other. @param {any} answer @returns {string} */
export function signedTexts({ keys, people }) {
  return `${keys.statement}\n${people.text}`
}

/** The epochs as the server says, for reading alone. @param {any} answer @returns {EpochPrint[]} */
export function epochsUnverified(answer) {
  return JSON.parse(answer.people.text).epochs
}

/** @param {string} statement @param {string} people @returns {Said} */
function read(statement, people) {
  try {
    const { salt, team: { epoch, recipients }, signed_at, valid_until } = JSON.parse(statement)
    const said = JSON.parse(people)
    const validUntil = new Date(Math.min(new Date(valid_until).getTime(), new Date(said.valid_until).getTime()))
    return { ...peopleFields(said), salt, epoch, recipients, signedAt: new Date(signed_at), validUntil }
  } catch (error) {
    throw new AccountError("people-mismatch", null, error)
  }
}

/** In the order in which they are signed. @param {PeopleSaid} said @returns {PeopleSaid} */
function peopleFields({ serial, epochs, kit, people }) {
  return {
    serial,
    epochs: epochs.map(({ epoch, hybrid, x25519 }) => ({ epoch, hybrid, x25519 })),
    kit,
    people: people.map(({ id, name, role, recipient }) => ({ id, name, role, recipient })).sort(byId),
  }
}

/** @param {{id: string}} one @param {{id: string}} other */
function byId(one, other) {
  return one.id < other.id ? -1 : 1
}

/** @param {Date} moment */
function stamp(moment) {
  return `${moment.toISOString().slice(0, 19)}Z`
}
