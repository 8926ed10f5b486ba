/** @file The recovery kit: an age file under a passphrase that is written down apart. */

import { request } from "../../shared/api.js"
import { fromUtf8, toUtf8 } from "../../shared/base64.js"
import { generateIdentity, openWithPassphrase, recipientOf, sealWithPassphrase } from "../../shared/seal.js"
import { allSecrets, enact, groundOf, kitHolder, stage } from "./changes.js"
import { AccountError } from "./errors.js"
import { normal, suggest } from "./passphrases.js"
import { fingerprint, identitiesIn, wrapTo } from "./secrets.js"
import { openAll, signingKeys } from "./session.js"

/** @typedef {{filename: string, bytes: Uint8Array, passphrase: string, recipient: string}} Kit */

/** 98 bits by themselves, so that scrypt need not hold up an old phone. */
const WORDS = 8
const LOG_N = 15

/**
 * Make a kit: `age --decrypt` with its passphrase shows an identity file.
 * @returns {Promise<Kit>}
 */
export async function make() {
  const identity = await generateIdentity("hybrid")
  const recipient = await recipientOf(identity)
  const day = new Date().toISOString().slice(0, 10)
  const text = `# Pinternet recovery kit, made ${day}\n# public key: ${recipient}\n${identity}\n`
  const passphrase = suggest(WORDS)
  const bytes = await sealWithPassphrase(toUtf8(text), passphrase, LOG_N)
  return { filename: `pinternet-kit-${day}.age`, bytes, passphrase, recipient }
}

/**
 * Open a kit's file.
 * @param {Uint8Array} bytes @param {string} passphrase
 * @returns {Promise<string>} its identity
 * @throws {AccountError} "kit-passphrase"
 */
export async function open(bytes, passphrase) {
  try {
    const [identity] = identitiesIn(fromUtf8(await openWithPassphrase(bytes, normal(passphrase))))
    if (identity) return identity
  } catch (error) {
    throw new AccountError("kit-passphrase", null, error)
  }
  throw new AccountError("kit-passphrase")
}

/**
 * @param {import("./session.js").Session} session
 * @param {{kitPassphrase: string, kitBytes: Uint8Array}} given
 */
export async function confirm(session, { kitPassphrase, kitBytes }) {
  const identity = await open(kitBytes, kitPassphrase)
  const recipient = await recipientOf(identity)
  const { said } = await session.team()
  if (await fingerprint(recipient) !== said.kit) throw new AccountError("kit-other")
  await mustOpenAll(said, await request("GET", "/staff/team/kit"), identity)
  await request("POST", "/staff/team/kit/confirmation", { body: { recipient } })
}

/**
 * See that a kit opens every epoch and the signers.
 * @param {import("./statements.js").Said} said @param {any} answer what the server keeps for the kit
 * @param {string} identity the kit's
 * @throws {AccountError} "kit-empty"
 */
export async function mustOpenAll(said, answer, identity) {
  try {
    const pairs = await openAll(said, answer.wraps, identity)
    const keys = await signingKeys(answer, identity)
    if (keys.length === answer.signers.length) return { pairs, keys }
  } catch (error) {
    throw new AccountError("kit-empty", null, error)
  }
  throw new AccountError("kit-empty")
}

/**
 * @param {import("./session.js").Session} session
 * @param {string} totp
 * @returns {Promise<Kit>}
 */
export async function renew(session, totp) {
  const ground = await groundOf(session)
  const kit = await make()
  const print = await fingerprint(kit.recipient)
  await stage(await wrapTo(kitHolder(print), kit.recipient, await allSecrets(ground)))
  await enact(ground, { kit: print }, signed =>
    request("PUT", "/staff/team/kit", { body: { totp, recipient: kit.recipient, signed } }))
  return kit
}
