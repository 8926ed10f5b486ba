/** @file A session: who is signed in, and their opened keys, in memory only. */

import { request } from "../../shared/api.js"
import { openBytes, sealBytes } from "../../shared/seal.js"
import { pageSigners, readSigners } from "../../shared/signers.js"
import { toBase64 } from "../../shared/base64.js"
import { AccountError } from "./errors.js"
import { notice } from "./memory.js"
import { derive, unwrap } from "./own_key.js"
import { openPair, openSigner } from "./secrets.js"
import { epochsUnverified, readSigned } from "./statements.js"

/** @typedef {import("./secrets.js").Pair} Pair */
/** @typedef {import("./statements.js").Said} Said */

export class Session {
  /** @type {string | null} */
  #identity
  /** @type {any} */
  #answer
  /** @type {Map<number, Promise<Pair>>} */
  #pairs = new Map()
  /** @type {string[]} */
  #ownSigners
  /** @type {import("../account.js").Person} */
  person
  /** The person's own public key. @type {string} */
  recipient
  /** Came in by a recovery code: a new second factor comes first. @type {boolean} */
  secondFactorDue
  /** @type {number} */
  recoveryCodesLeft
  /** The address that the inviting coordinator proposed for alerts. @type {string | null} */
  proposedEmail
  /** @type {string} */
  expiresAt

  /**
   * @param {any} answer of the session's endpoints
   * @param {string | null} identity the person's own, null for a locked session
   * @param {string[]} [ownSigners] made in this browser a moment ago; the page was served before it could name them
   */
  constructor(answer, identity, ownSigners = []) {
    this.#identity = identity
    this.#ownSigners = ownSigners
    this.#answer = answer
    this.person = personIn(answer)
    this.recipient = answer.person.recipient
    this.proposedEmail = answer.proposed_email
    this.secondFactorDue = answer.second_factor_due
    this.recoveryCodesLeft = answer.recovery_codes_left
    this.expiresAt = answer.expires_at
  }

  /** Take a newer answer about this session. @param {any} answer */
  refresh(answer) {
    this.#answer = answer
    this.person = personIn(answer)
    this.proposedEmail = answer.proposed_email
    this.secondFactorDue = answer.second_factor_due
    this.recoveryCodesLeft = answer.recovery_codes_left
    this.expiresAt = answer.expires_at
  }

  get role() {
    return this.person.role
  }

  get locked() {
    return this.#identity === null
  }

  /** The person's own identity. @throws {AccountError} "locked" */
  get identity() {
    if (this.#identity === null) throw new AccountError("locked")
    return this.#identity
  }

  /** @returns {import("./own_key.js").OwnKey} */
  get ownKey() {
    return this.#answer.own_key
  }

  /** Forget every opened key; the session itself goes on. */
  lock() {
    this.#identity = null
    this.#pairs = new Map()
  }

  /** @param {string} passphrase @throws {AccountError} "passphrase" */
  async unlock(passphrase) {
    const derived = await derive(passphrase, this.ownKey.salt)
    this.#identity = await unwrap(this.ownKey, derived, this.recipient)
  }

  async signOut() {
    this.lock()
    await request("DELETE", "/staff/session")
  }

  /** @param {Uint8Array} bytes sealed to this person alone, for drafts */
  sealForMe(bytes) {
    return sealBytes(bytes, [this.recipient])
  }

  /** @param {Uint8Array} sealed */
  async openMine(sealed) {
    return openBytes(sealed, [this.identity])
  }

  /**
   * The team's identities of an epoch, for reading. Reading does not depend on signatures.
   * @param {number} epoch
   * @returns {Promise<Pair>}
   * @throws {AccountError} "locked" or "key-missing"
   */
  async teamIdentities(epoch) {
    const identity = this.identity
    const pairs = this.#pairs
    const known = pairs.get(epoch)
    if (known) return known
    const opening = openEpoch(epoch, identity)
    pairs.set(epoch, opening)
    opening.catch(() => pairs.delete(epoch))
    return opening
  }

  /**
   * The keys to seal answers to, verified and in date.
   * @returns {Promise<{epoch: number, recipients: Pair}>}
   */
  async teamKeys() {
    const { said } = await this.team()
    if (said.validUntil <= new Date()) throw new AccountError("people-expired")
    return { epoch: said.epoch, recipients: said.recipients }
  }

  /**
   * The team as signed, and as the server adds to it.
   * @returns {Promise<{said: Said, answer: any}>}
   * @throws {AccountError} "people-unsigned", "people-mismatch" or "people-rolled-back"
   */
  async team() {
    const { said, answer } = await this.teamWhateverItsAge()
    notice(said)
    return { said, answer }
  }

  /** As `team`, but an older state than this browser knows is let through, for a person to look at. */
  async teamWhateverItsAge() {
    const answer = await request("GET", "/staff/team/keys")
    return { said: await this.believe(answer), answer }
  }

  /** @param {any} answer @returns {Promise<Said>} */
  believe(answer) {
    return believe(answer, this.#ownSigners)
  }

  /** Signers that this page trusts. */
  get signers() {
    return trusted(this.#ownSigners)
  }

  /**
   * Every team key of the verified epochs.
   * @param {Said} said @param {any} answer
   * @returns {Promise<{epoch: number, pair: Pair}[]>}
   */
  async pairsOf(said, answer) {
    return openAll(said, answer.wraps, this.identity)
  }

  /** The signers that this person can sign with, oldest first. @param {any} answer */
  signingKeysOf(answer) {
    return signingKeys(answer, this.identity)
  }
}

/**
 * @param {{name: string, passphrase: string, totpCode?: string, recoveryCode?: string}} given
 * @returns {Promise<Session>}
 */
export async function signIn({ name, passphrase, totpCode, recoveryCode }) {
  const { salt } = await request("POST", "/staff/sign-in/salt", { body: { name } })
  const derived = await derive(passphrase, salt)
  const factor = recoveryCode ? { recovery_code: recoveryCode.trim() } : { totp: (totpCode ?? "").replace(/\s/g, "") }
  const body = { name, sign_in_secret: derived.signInSecret, ...factor }
  const answer = await request("POST", "/staff/session", { body })
  return new Session(answer, await unwrap(answer.own_key, derived, answer.person.recipient))
}

/** @returns {Promise<Session | null>} */
export async function resume() {
  try {
    return new Session(await request("GET", "/staff/session"), null)
  } catch (error) {
    if (error instanceof Error && "status" in error && error.status === 401) return null
    throw error
  }
}

/** @param {number} epoch @param {string} identity @returns {Promise<Pair>} */
async function openEpoch(epoch, identity) {
  const answer = await request("GET", "/staff/team/keys")
  const pair = await pairIn(answer, epoch, identity).catch(() => null)
  if (!pair) throw new AccountError("key-missing")
  return pair
}

/** What an answer has of an epoch: whatever cannot be read of it is no key. @param {any} answer @param {number} epoch @param {string} identity */
async function pairIn(answer, epoch, identity) {
  const prints = epochsUnverified(answer).find(prints => prints.epoch === epoch)
  return prints ? openPair(answer.wraps, identity, prints) : null
}

/** @param {any} answer @param {string[]} [own] @returns {Promise<Said>} */
export function believe(answer, own = []) {
  const texts = trusted(own)
  return readSigned(answer, readSigners(texts.join(" ")))
}

/** @param {Said} said @param {{name: string, sealed: string}[]} wraps @param {string} identity */
export function openAll(said, wraps, identity) {
  return Promise.all(said.epochs.map(async prints => {
    const pair = await openPair(wraps, identity, prints)
    if (!pair) throw new AccountError("key-missing")
    return { epoch: prints.epoch, pair }
  }))
}

/** @param {any} answer @param {string} identity */
export async function signingKeys(answer, identity) {
  const opened = await Promise.all(answer.signers.map((/** @type {string} */ signer) => openSigner(answer.wraps, identity, signer)))
  return opened.filter(key => key !== null)
}

/** @param {any} answer @returns {import("../account.js").Person} */
function personIn({ person }) {
  const { id, name, display_name: displayName, title, role, language, zone } = person
  return { id, name, displayName, title, role, language, zone }
}

/** @param {string[]} own @returns {string[]} */
export function trusted(own) {
  return [...new Set([...pageSigners().map(key => `ed25519:${toBase64(key)}`), ...own])]
}
