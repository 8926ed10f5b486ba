// Seals an answer for the team and the client, with keys that the organisation's signer vouches for.
import { sealBody } from '../shared/seal.js'
import { toBase64 } from '../shared/base64.js'
import { AccountError } from './account.js'
import { toMinute } from './format.js'

/** @import { Address } from './opening.js' */
/** @import { Session } from './account.js' */

/** The team's keys cannot be verified, so nothing was sealed with them. */
export class KeysRefused extends Error {}

/**
 * Seal an answer to the team's current keys and to the client, both of the case's own kind.
 * @param {Pick<Session, 'teamKeys'>} session  its `teamKeys` throws when the statement does not verify
 * @param {{id: string, kind?: string, text: string, fields?: object, address: Address, keys: 'hybrid' | 'x25519', now: Date}} answer
 *   `fields` belong to the kind; a plain message has none
 * @returns {Promise<{id: string, sealed: string, epoch: number}>}
 * @throws {KeysRefused} the keys do not verify
 * @throws {TooLong}
 */
export async function sealAnswer(session, { id, kind = 'message', text, fields, address, keys, now }) {
  const team = await verifiedKeys(session)
  const body = {
    v: 1, kind, mailbox: address.mailbox, id, from: 'counselor', written_at: toMinute(now), text, fields,
  }
  const sealed = await sealBody(body, [team.recipients[keys], address.replyTo])
  return { id, sealed: toBase64(sealed), epoch: team.epoch }
}

/**
 * The team's keys to seal to.
 * @param {Pick<Session, 'teamKeys'>} session
 * @throws {KeysRefused} they do not verify
 */
export async function verifiedKeys(session) {
  try {
    return await session.teamKeys()
  } catch (error) {
    if (error instanceof AccountError && error.code !== 'locked') throw new KeysRefused(error.code, { cause: error })
    throw error
  }
}
