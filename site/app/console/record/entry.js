// An entry of the record: sealed to the team alone, opened in the browser, and trusted only in its own place.
import { fromBase64, toBase64 } from '../../shared/base64.js'
import { padBody, readPadded } from '../../shared/body.js'
import { stanzaKinds } from '../../shared/header.js'
import { Unreadable, openBytes, sealBytes } from '../../shared/seal.js'
import { verifiedKeys } from '../answering.js'
import { toMinute } from '../format.js'
import { heldPair } from '../opening.js'

/** @import { Session } from '../account.js' */
/** @import { Name } from '../casework.js' */
/** @import { Keys, State } from '../opening.js' */

/**
 * What somebody writes. `item` names what it is about, so that a later entry can replace it; without one the entry is
 * an item of its own, or the only one of a kind that exists once.
 * @typedef {object} Draft
 * @property {string} [id]
 * @property {string} kind
 * @property {string} item
 * @property {string[]} [replaces]  ids of the entries whose place it takes
 * @property {string | null} [task]  which of the thirty tasks it was written for
 * @property {string} text  all that a reader needs who does not know the kind
 * @property {Record<string, unknown>} [fields]
 *
 * What an entry says, as opened.
 * @typedef {object} Said
 * @property {string} kind
 * @property {string} item
 * @property {string[]} replaces
 * @property {string | null} task
 * @property {string} at
 * @property {string} text
 * @property {Record<string, unknown>} fields
 *
 * @typedef {{number: number, id: string, author: Name, written_at: string, epoch: number, sealed: string}} SealedEntry
 * @typedef {{number: number, id: string, author: Name, writtenAt: string}} Standing  as the server says
 * @typedef {Standing & Said & {state: 'opened'}} OpenedEntry
 * @typedef {Standing & {state: Exclude<State, 'opened'>}} ClosedEntry  what cannot be shown, and why
 * @typedef {OpenedEntry | ClosedEntry} AnyEntry
 */

const NAME = /^[a-z0-9][a-z0-9.-]{0,63}$/
const MOST_REPLACED = 200

/**
 * Seal an entry to the team's current hybrid key, in cases of either kind of keys: nobody else reads it.
 * @param {Pick<Session, 'teamKeys' | 'person'>} session
 * @param {Draft & {id: string, case: string, now: Date}} entry
 * @returns {Promise<{id: string, sealed: string, epoch: number}>}
 * @throws {KeysRefused} the keys do not verify
 * @throws {TooLong}
 */
export async function sealEntry(session, { id, case: place, kind, item, replaces = [], task = null, text, fields = {}, now }) {
  const team = await verifiedKeys(session)
  const body = { v: 1, kind, id, case: place, item, replaces, task, by: session.person.id, at: toMinute(now), text, fields }
  const sealed = await sealBytes(padBody(body), [team.recipients.hybrid])
  return { id, sealed: toBase64(sealed), epoch: team.epoch }
}

/**
 * Open one entry; what cannot be opened or does not belong is marked, never thrown.
 * @param {{id: string}} place  its case
 * @param {SealedEntry} sealed
 * @param {Keys} keys
 * @returns {Promise<AnyEntry>}
 */
export async function openEntry(place, sealed, keys) {
  const { number, id, author } = sealed
  const standing = { number, id, author, writtenAt: sealed.written_at }
  const pair = await heldPair(keys, sealed.epoch)
  if (!pair) return { ...standing, state: 'unreadable' }
  try {
    const bytes = fromBase64(sealed.sealed)
    if (stanzaKinds(bytes).join() !== 'hybrid') throw new Unreadable('keys')
    const body = readPadded(await openBytes(bytes, [pair.hybrid]))
    if (body?.v !== 1) throw new Unreadable(Number.isInteger(body?.v) ? 'version' : 'shape')
    const said = read(body)
    const belongs = body.id === id && body.case === place.id && body.by === author.id
    return belongs ? { ...standing, ...said, state: 'opened' } : { ...standing, state: 'foreign' }
  } catch (error) {
    const newer = error instanceof Unreadable && error.reason === 'version'
    return { ...standing, state: newer ? 'newer' : 'unreadable' }
  }
}

/**
 * Take from a body what an entry says, each part only in its proper shape.
 * @param {any} body
 * @returns {Said}
 * @throws {Unreadable} it lacks what no entry can do without
 */
function read({ kind, item, replaces, task, at, text, fields }) {
  if (!isName(kind) || !isName(item) || typeof text !== 'string') throw new Unreadable('shape')
  return {
    kind, item, text,
    replaces: Array.isArray(replaces) ? replaces.slice(0, MOST_REPLACED).filter((id) => typeof id === 'string') : [],
    task: isName(task) ? task : null,
    at: typeof at === 'string' && !Number.isNaN(Date.parse(at)) ? at : '',
    fields: typeof fields === 'object' && fields !== null && !Array.isArray(fields) ? fields : {},
  }
}

/** @param {unknown} value */
function isName(value) {
  return typeof value === 'string' && NAME.test(value)
}
