/** @file Inviting, accepting, admitting. The link's secret is known to both browsers and never to the server. */

import { request } from "../../shared/api.js"
import { fromBase64, fromBase64Url, fromUtf8, toBase64, toBase64Url, toHex, toUtf8 } from "../../shared/base64.js"
import { generateIdentity, openBytes, recipientOf, sealBytes } from "../../shared/seal.js"
import { allSecrets, enact, groundOf, recipientsOfMembers, stage, teamSecrets } from "./changes.js"
import { AccountError } from "./errors.js"
import { normalName } from "./names.js"
import { wrapUnder } from "./own_key.js"
import { fingerprint, wrapTo } from "./secrets.js"

/** @typedef {import("./session.js").Session} Session */
/** @typedef {"counselor" | "supervisor" | "coordinator"} Role */
/** @typedef {"id" | "en"} Language */

const FRAGMENT = /^([0-9a-f]{32})\.([A-Za-z0-9_-]{43})$/

/**
 * @param {Session} session
 * @param {{name: string, displayName: string, title: string, role: Role, language: Language, email?: string}} given
 */
export async function make(session, { name, displayName, title, role, language, email }) {
  const { said } = await session.team()
  const coordinators = said.people.filter(person => person.role === "coordinator")
  const recipients = await recipientsOfMembers(coordinators)
  const id = toHex(crypto.getRandomValues(new Uint8Array(16)))
  const secret = toBase64Url(crypto.getRandomValues(new Uint8Array(32)))
  const terms = { invitation: id, name: normalName(name), role, secret }
  const sealed = await sealBytes(toUtf8(JSON.stringify(terms)), [...recipients.values()])
  const body = {
    id, name: terms.name, display_name: displayName, title, role, language,
    secret: toBase64(sealed), email: email?.trim() || null,
  }
  const { expires_at: expiresAt } = await request("POST", "/staff/invitations", { body })
  return { id, link: `${globalThis.location?.origin ?? ""}/console/#invitation/${id}.${secret}`, expiresAt }
}

/** @param {string} fragment */
export async function read(fragment) {
  const { id } = parse(fragment)
  return shown(await request("GET", `/staff/invitations/${id}`))
}

/** @param {{fragment: string, passphrase: string}} given */
export async function accept({ fragment, passphrase }) {
  const { id, secret } = parse(fragment)
  const { name, role } = await request("GET", `/staff/invitations/${id}`)
  const { totp } = await request("POST", `/staff/invitations/${id}/second-factor`, { body: {} })
  const identity = await generateIdentity("hybrid")
  const recipient = await recipientOf(identity)
  const proof = toBase64(await prove(secret, { invitation: id, name, role, recipient }))
  return new PendingAcceptance(id, totp, { recipient, proof, own_key: await wrapUnder(passphrase, identity) })
}

/** Keys made, waiting for the first code. */
export class PendingAcceptance {
  #body

  /** @param {string} id @param {{secret: string, uri: string}} totp @param {object} body */
  constructor(id, totp, body) {
    this.id = id
    this.totp = totp
    this.#body = body
  }

  /** @param {string} totp */
  async confirm(totp) {
    const body = { ...this.#body, totp }
    const { recovery_codes: recoveryCodes } = await request("POST", `/staff/invitations/${this.id}/acceptance`, { body })
    return { recoveryCodes }
  }
}

/** @param {PendingAcceptance} pending @param {string} totpCode */
export function confirm(pending, totpCode) {
  return pending.confirm(totpCode.replace(/\s/g, ""))
}

/** @param {Session} session */
export async function pending(session) {
  const { invitations } = await request("GET", "/staff/invitations")
  return Promise.all(invitations.map(async (/** @type {any} */ one) => {
    return { id: one.id, state: one.state, ...shown(one), proven: await isProven(session, one) }
  }))
}

/** @param {Session} session @param {string} invitation */
export async function admit(session, invitation) {
  const { invitations } = await request("GET", "/staff/invitations")
  const one = invitations.find((/** @type {{id: string}} */ { id }) => id === invitation)
  if (!one || !await isProven(session, one)) throw new AccountError("invitation-unproven", invitation)
  const ground = await groundOf(session)
  const { recipient } = one.acceptance
  const secrets = one.role === "coordinator" ? await allSecrets(ground) : await teamSecrets(ground.pairs)
  await stage(await wrapTo(invitation, recipient, secrets))
  const member = { id: invitation, name: one.name, role: one.role, recipient: await fingerprint(recipient) }
  const people = [...ground.said.people, member]
  const admitted = await enact(ground, { people }, signed =>
    request("POST", `/staff/invitations/${invitation}/admission`, { body: { signed } }))
  const { id, name, display_name: displayName, title, role, language, zone } = admitted
  return { id, name, displayName, title, role, language, zone }
}

/** @param {Session} _session @param {string} invitation */
export async function withdraw(_session, invitation) {
  await request("DELETE", `/staff/invitations/${invitation}`)
}

/**
 * Whether who accepted knew the link's secret, and accepted just what was offered.
 * @param {Session} session @param {any} one
 */
async function isProven(session, one) {
  if (!one.acceptance) return false
  const terms = await termsOf(session, one)
  if (!terms || terms.invitation !== one.id || terms.name !== one.name || terms.role !== one.role) return false
  const said = { invitation: one.id, name: one.name, role: one.role, recipient: one.acceptance.recipient }
  try {
    const key = await hmacKey(terms.secret, "verify")
    return await crypto.subtle.verify("HMAC", key, fromBase64(one.acceptance.proof), toUtf8(JSON.stringify(said)))
  } catch {
    return false
  }
}

/** @param {Session} session @param {any} one @returns {Promise<any>} null when it was not sealed to this coordinator */
async function termsOf(session, one) {
  try {
    return JSON.parse(fromUtf8(await openBytes(fromBase64(one.secret), [session.identity])))
  } catch (error) {
    if (error instanceof AccountError) throw error
    return null
  }
}

/** @param {string} secret @param {object} said @returns {Promise<Uint8Array>} */
async function prove(secret, said) {
  const key = await hmacKey(secret, "sign")
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, toUtf8(JSON.stringify(said))))
}

/** @param {string} secret @param {KeyUsage} use */
function hmacKey(secret, use) {
  return crypto.subtle.importKey("raw", fromBase64Url(secret), { name: "HMAC", hash: "SHA-256" }, false, [use])
}

/** @param {string} fragment */
function parse(fragment) {
  const [, id, secret] = FRAGMENT.exec(fragment.trim()) ?? []
  if (!id || !secret) throw new AccountError("invitation-malformed")
  return { id, secret }
}

/** @param {any} one */
function shown({ name, display_name: displayName, title, role, language, expires_at: expiresAt }) {
  return { name, displayName, title, role, language, expiresAt }
}
