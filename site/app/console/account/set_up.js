/** @file The first coordinator: their own identity, the team's first keys, the signer and the kit. */

import { request } from "../../shared/api.js"
import { generateIdentity, recipientOf } from "../../shared/seal.js"
import { kitHolder, teamSecrets } from "./changes.js"
import * as kits from "./kits.js"
import { remember } from "./memory.js"
import { normalName } from "./names.js"
import { wrapUnder } from "./own_key.js"
import { fingerprint, newPair, newSigningKey, recipientsOf, signerSecret, wrapTo } from "./secrets.js"
import { Session } from "./session.js"
import { signBoth } from "./statements.js"

/** @typedef {{secret: string, name: string, displayName: string, title: string, language: "id" | "en",
 *   passphrase: string}} Given */

/** @returns {Promise<{waiting: boolean}>} */
export function state() {
  return request("GET", "/staff/set-up")
}

/** @param {Given} given */
export async function begin({ secret, name, displayName, title, language, passphrase }) {
  const begun = await request("POST", "/staff/set-up/second-factor", { body: { secret, name } })
  const identity = await generateIdentity("hybrid")
  const own_key = await wrapUnder(passphrase, identity)
  const kit = await kits.make()
  const pair = await newPair()
  const key = newSigningKey()
  const person = { id: begun.person, name: normalName(name), displayName, title, role: "coordinator", language }
  const made = { salt: begun.salt, identity, own_key, kit, pair, key, person, secret }
  return new PendingSetUp(made, begun.totp)
}

/** Made, not yet in force. What must not be shown stays private. */
export class PendingSetUp {
  #made

  /** @param {any} made @param {{secret: string, uri: string}} totp */
  constructor(made, totp) {
    this.#made = made
    this.person = /** @type {import("../account.js").Person} */ (made.person)
    this.totp = totp
    this.kit = /** @type {kits.Kit} */ (made.kit)
    this.signer = /** @type {string} */ (made.key.signer)
  }

  /** @param {string} totp */
  async confirm(totp) {
    const { identity, key } = this.#made
    const { body, said } = await bodyOf(this.#made, totp)
    const answer = await request("POST", "/staff/set-up", { body })
    remember(said)
    return { session: new Session(answer, identity, [key.signer]), recoveryCodes: answer.recovery_codes }
  }
}

/** @param {PendingSetUp} pending @param {string} totpCode */
export function confirm(pending, totpCode) {
  return pending.confirm(totpCode.replace(/\s/g, ""))
}

/** @param {any} made @param {string} totp */
async function bodyOf({ salt, identity, own_key, kit, pair, key, person, secret }, totp) {
  const { id, name, displayName: display_name, title, language } = person
  const recipient = await recipientOf(identity)
  const recipients = await recipientsOf(pair)
  const print = await fingerprint(kit.recipient)
  const said = {
    salt, epoch: 1, recipients, serial: 1, kit: print,
    epochs: [{ epoch: 1, hybrid: await fingerprint(recipients.hybrid), x25519: await fingerprint(recipients.x25519) }],
    people: [{ id, name, role: "coordinator", recipient: await fingerprint(recipient) }],
  }
  const secrets = [...await teamSecrets([{ epoch: 1, pair }]), await signerSecret(key)]
  const wraps = [...await wrapTo(id, recipient, secrets), ...await wrapTo(kitHolder(print), kit.recipient, secrets)]
  const signed = signBoth(said, key)
  const body = {
    secret, totp, name, display_name, title, language, recipient, own_key, wraps, signed, recipients,
    kit: kit.recipient, signer: key.signer,
  }
  return { body, said }
}
