// Opens a case's bodies in the browser, and trusts none of them before it has been checked.
import { Unreadable, openBody } from '../shared/seal.js'
import { fromBase64, fromHex, sha256Hex } from '../shared/base64.js'
import { readFields } from '../shared/kinds.js'
import { AccountError } from './account.js'

/** @import { Case, Name, SealedMessage, Writer } from './casework.js' */

/**
 * @typedef {{kind: string, mailbox: string, text: string, form?: {id: string, version: string},
 *   answers?: unknown, fields?: Record<string, any> | null, consents?: {id: string, version: string, at: string}[], reply_to?: string,
 *   written_at?: string}} Body
 *
 * @typedef {'opened' | 'foreign' | 'newer' | 'unreadable'} State  "foreign": it opens, but belongs somewhere else
 *
 * @typedef {object} OpenedMessage
 * @property {number} number
 * @property {string} id
 * @property {Writer} from
 * @property {Name | null} author
 * @property {string} postedAt
 * @property {boolean} seen
 * @property {State} state
 * @property {boolean} isKeyless  sealed for keys that this person was never given
 * @property {Body | null} body  only of what is opened and belongs here
 *
 * @typedef {{teamIdentities(epoch: number): Promise<{hybrid: string, x25519: string}>}} Keys
 * @typedef {{mailbox: string, replyTo: string}} Address  where answers go
 */

const RECIPIENTS = { hybrid: /^age1pq1[02-9ac-hj-np-z]+$/, x25519: /^age1(?!pq1)[02-9ac-hj-np-z]+$/ }

/**
 * Open one message; what cannot be opened or does not belong is marked, never thrown.
 * @param {Pick<Case, 'keys' | 'mailbox_sha256'>} place
 * @param {SealedMessage} message
 * @param {Keys} keys
 * @returns {Promise<OpenedMessage>}
 */
export async function openMessage(place, message, keys) {
  const { number, id, from, author, seen } = message
  const pair = await heldPair(keys, message.epoch)
  const shown = { number, id, from, author, seen, postedAt: message.posted_at, isKeyless: !pair }
  if (!pair) return { ...shown, state: 'unreadable', body: null }
  try {
    const where = { mailbox: '', id, from, keys: place.keys }
    const { body } = await openBody(fromBase64(message.sealed), [pair[place.keys]], where)
    const belongs = body.id === id && body.from === from && await isMailbox(body.mailbox, place.mailbox_sha256)
    return belongs ? { ...shown, state: 'opened', body: checked(body) } : { ...shown, state: 'foreign', body: null }
  } catch (error) {
    const newer = error instanceof Unreadable && error.reason === 'version'
    return { ...shown, state: newer ? 'newer' : 'unreadable', body: null }
  }
}

/**
 * The team's keys of an epoch; null where this person was never given them: what is of other epochs is read all the same.
 * @param {Keys} keys
 * @param {number} epoch
 */
export async function heldPair(keys, epoch) {
  try {
    return await keys.teamIdentities(epoch)
  } catch (error) {
    if (error instanceof AccountError && error.code === 'key-missing') return null
    throw error
  }
}

/**
 * Whether this is a client's message that could not be read: it never counts as seen.
 * @param {Pick<OpenedMessage, 'from' | 'state'>} message
 */
export function isUnopened({ from, state }) {
  return from === 'client' && state !== 'opened'
}

/**
 * Where answers to this case go, as its intake says; null when the intake cannot be trusted.
 * Only the first message can be the intake: anybody who knows the team's public key can seal one that comes later.
 * @param {Pick<Case, 'keys'>} place
 * @param {OpenedMessage[]} messages
 * @returns {Address | null}
 */
export function addressOf(place, messages) {
  const body = messages[0]?.body
  if (body?.kind !== 'intake' || !body.reply_to || !RECIPIENTS[place.keys].test(body.reply_to)) return null
  return { mailbox: body.mailbox, replyTo: body.reply_to }
}

/**
 * Whether this is the mailbox of which the server keeps the hash; the mailbox itself it never sees.
 * @param {string} mailbox  lower-case hex of 16 bytes
 * @param {string} sha256  lower-case hex
 */
async function isMailbox(mailbox, sha256) {
  return /^[0-9a-f]{32}$/.test(mailbox) && await sha256Hex(fromHex(mailbox)) === sha256
}

/**
 * Take from a body what the console knows, each part only in its proper shape.
 * @param {import('../shared/seal.js').Body} body
 * @returns {Body}
 */
function checked({ kind, mailbox, text, answers, form, fields, consents: given, reply_to: replyTo }) {
  return {
    kind, mailbox, text, answers, form: pair(form), fields: readFields(kind, fields), consents: consents(given),
    reply_to: typeof replyTo === 'string' ? replyTo : undefined,
  }
}

/** @param {unknown} form */
function pair(form) {
  const { id, version } = /** @type {Record<string, unknown>} */ (form ?? {})
  return typeof id === 'string' && typeof version === 'string' ? { id, version } : undefined
}

/** @param {unknown} list */
function consents(list) {
  if (!Array.isArray(list)) return []
  return list.slice(0, 20)
    .filter((consent) => typeof consent?.id === 'string' && typeof consent?.version === 'string')
    .map(({ id, version, at }) => ({ id, version, at: String(at ?? '') }))
}
