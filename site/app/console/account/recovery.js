/** @file A new coordinator from the recovery kit, behind the link that `pinternet recover` prints. */

import { request } from "../../shared/api.js"
import { generateIdentity, recipientOf } from "../../shared/seal.js"
import { allSecrets, chosen, enact } from "./changes.js"
import { AccountError } from "./errors.js"
import * as kits from "./kits.js"
import { notice } from "./memory.js"
import { normalName } from "./names.js"
import { wrapUnder } from "./own_key.js"
import { fingerprint, wrapTo } from "./secrets.js"
import { believe, Session, trusted } from "./session.js"

/** @typedef {{secret: string, kitBytes: Uint8Array, kitPassphrase: string, name: string, displayName: string,
 *   title: string, language: "id" | "en", passphrase: string}} Given */

/** @param {Given} given */
export async function begin({ secret, kitBytes, kitPassphrase, name, displayName, title, language, passphrase }) {
  const kit = await kits.open(kitBytes, kitPassphrase)
  const begun = await request("POST", "/staff/recovery/second-factor", { body: { secret, name } })
  const said = await believe(begun.team)
  notice(said)
  if (await fingerprint(await recipientOf(kit)) !== said.kit) throw new AccountError("kit-other")
  const { pairs, keys } = await kits.mustOpenAll(said, begun.team, kit)
  const ground = { said, answer: begun.team, pairs, keys, key: chosen(keys, trusted([])) }
  const identity = await generateIdentity("hybrid")
  const own_key = await wrapUnder(passphrase, identity)
  const person = { id: begun.person, name: normalName(name), displayName, title, role: "coordinator", language }
  return new PendingRecovery({ ground, identity, own_key, person, secret }, begun.totp)
}

/** Opened and made, not yet in force. */
export class PendingRecovery {
  #made

  /** @param {any} made @param {{secret: string, uri: string}} totp */
  constructor(made, totp) {
    this.#made = made
    this.person = /** @type {import("../account.js").Person} */ (made.person)
    this.totp = totp
  }

  /** @param {string} totp */
  async confirm(totp) {
    const { ground, identity, own_key, person, secret } = this.#made
    const { id, name, displayName: display_name, title, language } = person
    const recipient = await recipientOf(identity)
    const wraps = await wrapTo(id, recipient, await allSecrets(ground))
    const member = { id, name, role: "coordinator", recipient: await fingerprint(recipient) }
    const answer = await enact(ground, { people: [...ground.said.people, member] }, signed =>
      request("POST", "/staff/recovery", {
        body: { secret, totp, name, display_name, title, language, recipient, own_key, wraps, signed },
      }))
    return { session: new Session(answer, identity), recoveryCodes: answer.recovery_codes }
  }
}

/** @param {PendingRecovery} pending @param {string} totpCode */
export function confirm(pending, totpCode) {
  return pending.confirm(totpCode.replace(/\s/g, ""))
}
