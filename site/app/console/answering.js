// Seals an answer for the team and the client, with keys that the organisation's signer vouches for.
import { sealBody } from '../shared/seal.js'
import { toBase64 } from '../shared/base64.js'

/** @import { Address } from './opening.js' */
/** @import { Session } from './account.js' */

/**
 * Seal an answer to the team's current keys and to the client, both of the case's own kind.
 * @param {Pick<Session, 'teamKeys'>} session  its `teamKeys` throws when the statement does not verify
 * @param {{id: string, text: string, address: Address, keys: 'hybrid' | 'x25519', now: Date}} answer
 * @returns {Promise<{id: string, sealed: string, epoch: number}>}
 * @throws {Error} "TooLong", or the refusal of keys that do not verify; nothing was sent then
 */
export async function sealAnswer(session, { id, text, address, keys, now }) {
  const team = await session.teamKeys()
  const body = {
    v: 1, kind: 'message', mailbox: address.mailbox, id, from: 'counselor',
    written_at: `${now.toISOString().slice(0, 16)}:00Z`, text,
  }
  const sealed = await sealBody(body, [team.recipients[keys], address.replyTo])
  return { id, sealed: toBase64(sealed), epoch: team.epoch }
}
