/**
 * @file The browser side of people, keys and sessions. It draws nothing; the console calls it.
 *
 * Every function may throw `Problem` (the server said no; show its title, detail and next) or `Offline`,
 * both from `../shared/api.js`, or `AccountError` (this browser said no; `code` picks the words).
 * Passphrases, identities and codes live in memory only and are never logged.
 */

import * as invitations from "./account/invitations.js"
import * as kits from "./account/kits.js"
import * as own from "./account/own.js"
import * as passphrases from "./account/passphrases.js"
import * as recovery from "./account/recovery.js"
import * as removal from "./account/removal.js"
import * as sessions from "./account/session.js"
import * as settingsOf from "./account/settings.js"
import * as setups from "./account/set_up.js"
import * as signing from "./account/signing.js"
import * as teams from "./account/team.js"

export { AccountError } from "./account/errors.js"

/** @typedef {"counselor" | "supervisor" | "coordinator"} Role */
/** @typedef {"id" | "en"} Language */
/** @typedef {{id: string, name: string, displayName: string, title: string, role: Role, language: Language, zone: string}} Person
 *   `name` is what the person signs in with: lower case, never changes, signed with their key. */
/** @typedef {{secret: string, uri: string}} Totp  `uri` is the otpauth:// address for the QR code. */
/** @typedef {{filename: string, bytes: Uint8Array, passphrase: string, recipient: string}} Kit
 *   Offer `bytes` as a download; show `passphrase` apart, to be written down on paper. */
/** @typedef {{hybrid: string, x25519: string}} Pair  Two age identities, or two age recipients. */
/** @typedef {{id: string, name: string, displayName: string, title: string, role: Role, language: Language,
 *   expiresAt: string, state: "sent" | "accepted", proven: boolean}} Invitation
 *   `proven`: accepted with the link's own secret; only such a person can be admitted. */
/** @typedef {import("./account/session.js").Session} Session
 *   {
 *     person: Person, role: Role, locked: boolean, secondFactorDue: boolean,
 *     teamIdentities(epoch) -> Promise<Pair>,          throws AccountError "locked" when locked
 *     teamKeys() -> Promise<{epoch: number, recipients: Pair}>,   verified: seal answers to these
 *     sealForMe(bytes) -> Promise<Uint8Array>, openMine(sealed) -> Promise<Uint8Array>,   drafts
 *     lock(), unlock(passphrase) -> Promise<void>, signOut() -> Promise<void>
 *   }
 *   `secondFactorDue`: came in by a recovery code; call `renewSecondFactor` before anything else. */
/** @typedef {import("./account/set_up.js").PendingSetUp} PendingSetUp
 *   {person: Person, totp: Totp, kit: Kit, signer: string}: show `totp` and `kit`; nothing is in force yet. */
/** @typedef {import("./account/invitations.js").PendingAcceptance} PendingAcceptance  {id: string, totp: Totp} */
/** @typedef {import("./account/recovery.js").PendingRecovery} PendingRecovery  {person: Person, totp: Totp} */
/** @typedef {{needsKit: boolean, kit: Kit | null, signer: string | null}} Removal
 *   `needsKit`: a coordinator left; download and confirm `kit`, and give `signer` to `pinternet signer`. */
/** @typedef {{reply_hours: {urgent: number, soon: number, routine: number}, capacity_per_day: number,
 *   working_days: {weekday: number, start: string, end: string}[] | null, closed_days: string[], answers_per_day: number,
 *   cases_per_person: number, silence_days: number, drill_monthly: boolean, drill_day: number, drill_hour: number, follow_up_weeks: number[],
 *   client_messages_per_day: number, zone: string, retention_closed_days: number, retention_silent_days: number,
 *   version: number}} Settings */
/** @typedef {{people: Person[], kit: {confirmed: boolean, madeAt: string}, signers: {signer: string, inPages: boolean,
 *   signing: boolean}[], epoch: number, texts: string, statement: {signedAt: string, validUntil: string, daysLeft: number,
 *   warning: boolean}}} Team  Only what the signed `people` says; the server cannot add to it. `texts`: as signed. */

/** Whether this installation waits for its first coordinator. @returns {Promise<{waiting: boolean}>} */
export const setUpState = () => setups.state()

/**
 * Make the first coordinator, the team's keys, the signer and the recovery kit. Nothing is in force yet.
 * @param {{secret: string, name: string, displayName: string, title: string, language: Language,
 *   passphrase: string}} given `secret` is what follows `#setup/` in the link
 * @returns {Promise<PendingSetUp>} pass it to `confirmSetUp`
 */
export const setUp = (given) => setups.begin(given)

/**
 * Put the set-up in force with the first code of the authenticator app, and sign in.
 * @param {PendingSetUp} pending what `setUp` returned
 * @param {{totpCode: string}} proof
 * @returns {Promise<{session: Session, recoveryCodes: string[]}>}
 */
export const confirmSetUp = (pending, { totpCode }) => setups.confirm(pending, totpCode)

/**
 * Open the downloaded kit again, see that it opens the team's keys, and tell the server.
 * @param {Session} session
 * @param {{kitPassphrase: string, kitBytes: Uint8Array}} given
 * @returns {Promise<void>} throws AccountError "kit-passphrase", "kit-other" or "kit-empty"
 */
export const confirmKit = (session, given) => kits.confirm(session, given)

/**
 * Sign in with a name, a passphrase and a second factor (one of the two).
 * @param {{name: string, passphrase: string, totpCode?: string, recoveryCode?: string}} given
 * @returns {Promise<Session>}
 */
export const signIn = (given) => sessions.signIn(given)

/** The session that the cookie still holds, locked; null when there is none. @returns {Promise<Session | null>} */
export const resume = () => sessions.resume()

/**
 * The team as signed, after checking it.
 * @param {Session} session
 * @returns {Promise<Team>} throws AccountError "people-unsigned", "people-rolled-back", "recipient-swapped" …
 */
export const team = (session) => teams.overview(session)

/**
 * The team as signed when `team` refuses it: run out, or older than this browser knows (a restored backup).
 * Show it, and let a coordinator say that it is right; then call `acceptTeam`.
 * @param {Session} session
 * @returns {Promise<Team>}
 */
export const doubtfulTeam = (session) => teams.doubtful(session)

/**
 * Sign the team that `doubtfulTeam` showed, and no other. Never without a person having looked at it.
 * @param {Session} session
 * @param {Team} shown
 * @returns {Promise<void>} throws AccountError "people-mismatch" when the server shows another one by now
 */
export const acceptTeam = (session, shown) => signing.acceptTeam(session, shown)

/**
 * Make an invitation; the link's secret is made here and the server never sees it.
 * @param {Session} session
 * @param {{name: string, displayName: string, title: string, role: Role, language: Language, email?: string}} given
 * @returns {Promise<{id: string, link: string, expiresAt: string}>}
 */
export const invite = (session, given) => invitations.make(session, given)

/**
 * What an invitation says, for the page that its link opens. Has no effect.
 * @param {string} fragment what follows `#invitation/`
 * @returns {Promise<{name: string, displayName: string, title: string, role: Role, language: Language, expiresAt: string}>}
 */
export const readInvitation = (fragment) => invitations.read(fragment)

/**
 * Accept: make the newcomer's keys here, under their passphrase.
 * @param {{fragment: string, passphrase: string}} given
 * @returns {Promise<PendingAcceptance>} pass it to `confirmInvitation`
 */
export const acceptInvitation = (given) => invitations.accept(given)

/**
 * Prove the authenticator app; then the newcomer waits for a coordinator to admit them.
 * @param {PendingAcceptance} pending what `acceptInvitation` returned
 * @param {{totpCode: string}} proof
 * @returns {Promise<{recoveryCodes: string[]}>}
 */
export const confirmInvitation = (pending, { totpCode }) => invitations.confirm(pending, totpCode)

/**
 * Invitations that are open or accepted, each checked.
 * @param {Session} session
 * @returns {Promise<Invitation[]>}
 */
export const pendingPeople = (session) => invitations.pending(session)

/**
 * Admit someone who accepted: sign `people`, wrap every epoch's keys to them.
 * @param {Session} session
 * @param {string} invitationId
 * @returns {Promise<Person>} throws AccountError "invitation-unproven" when the proof is not the link's
 */
export const admit = (session, invitationId) => invitations.admit(session, invitationId)

/**
 * Withdraw an invitation, accepted or not.
 * @param {Session} session
 * @param {string} invitationId
 * @returns {Promise<void>}
 */
export const withdrawInvitation = (session, invitationId) => invitations.withdraw(session, invitationId)

/**
 * Remove a person: a new epoch of team keys; a new kit and signer too when they were a coordinator.
 * @param {Session} session
 * @param {string} personId
 * @param {{totp: string}} proof
 * @returns {Promise<Removal>}
 */
export const removePerson = (session, personId, { totp }) => removal.remove(session, personId, totp)

/**
 * Change someone's role. Demoting a coordinator does all that removing one does.
 * @param {Session} session
 * @param {string} personId
 * @param {Role} role
 * @param {{totp: string}} proof
 * @returns {Promise<Removal>}
 */
export const changeRole = (session, personId, role, { totp }) => removal.changeRole(session, personId, role, totp)

/**
 * Change one's passphrase; every other session of this person ends.
 * @param {Session} session
 * @param {{current: string, passphrase: string, totp: string}} given
 * @returns {Promise<void>}
 */
export const changePassphrase = (session, given) => own.changePassphrase(session, given)

/**
 * Reset a colleague's lost second factor: tell them the code, it signs them in once within 24 hours.
 * @param {Session} session
 * @param {string} personId
 * @param {{totp: string}} proof the coordinator's own
 * @returns {Promise<{code: string, expiresAt: string}>}
 */
export const resetSecondFactor = (session, personId, { totp }) => own.resetSecondFactor(session, personId, totp)

/**
 * Begin a new authenticator secret. `totp` is not needed while `session.secondFactorDue`.
 * @param {Session} session
 * @param {{totp?: string}} [proof]
 * @returns {Promise<Totp>}
 */
export const renewSecondFactor = (session, proof = {}) => own.renewSecondFactor(session, proof.totp)

/**
 * Put the new authenticator secret in force. Recovery codes are new, too.
 * @param {Session} session
 * @param {{totpCode: string}} proof
 * @returns {Promise<{recoveryCodes: string[]}>}
 */
export const confirmSecondFactor = (session, { totpCode }) => own.confirmSecondFactor(session, totpCode)

/**
 * Replace the ten recovery codes.
 * @param {Session} session
 * @param {{totp: string}} proof
 * @returns {Promise<{recoveryCodes: string[]}>}
 */
export const newRecoveryCodes = (session, { totp }) => own.newRecoveryCodes(session, totp)

/**
 * Replace the recovery kit; the old one opens nothing that is written after the next epoch. Confirm it next.
 * @param {Session} session
 * @param {{totp: string}} proof
 * @returns {Promise<Kit>}
 */
export const newKit = (session, { totp }) => kits.renew(session, totp)

/**
 * Make a new signer. It signs once the pages name it: show it for `pinternet signer`.
 * @param {Session} session
 * @param {{totp: string}} proof
 * @returns {Promise<{signer: string}>}
 */
export const newSigner = (session, { totp }) => signing.renew(session, totp)

/**
 * Sign the statements again when they are old or another signer has come into the pages. Coordinators only;
 * call it after each sign-in and `unlock`.
 * @param {Session} session
 * @returns {Promise<{resigned: boolean, daysLeft: number, warning: boolean}>}
 */
export const resignIfDue = (session) => signing.resignIfDue(session)

/** @param {Session} session @returns {Promise<Settings>} */
export const settings = (session) => settingsOf.read(session)

/**
 * @param {Session} session
 * @param {Settings} wanted with the version that was read; a conflict keeps the colleague's
 * @returns {Promise<Settings>}
 */
export const saveSettings = (session, wanted) => settingsOf.save(session, wanted)

/**
 * Change one's language and time zone; names and titles are the coordinators' to say.
 * @param {Session} session
 * @param {{language: Language, zone: string}} mine
 * @returns {Promise<void>}
 */
export const saveMe = (session, mine) => own.saveMe(session, mine)

/** End every session of this person, this one too. @param {Session} session @returns {Promise<void>} */
export const signOutEverywhere = (session) => own.signOutEverywhere(session)

/** A new passphrase of six words to offer. @returns {string} */
export const suggestPassphrase = () => passphrases.suggest(6)

/**
 * What is wrong with a passphrase that someone chose; null when nothing is.
 * @param {string} passphrase
 * @returns {"short" | "repeating" | null} at least 14 characters, at least 6 of them different
 */
export const passphraseProblem = (passphrase) => passphrases.problem(passphrase)

/**
 * Make a new coordinator with the kit and the link of `pinternet recover`.
 * @param {{secret: string, kitBytes: Uint8Array, kitPassphrase: string, name: string, displayName: string,
 *   title: string, language: Language, passphrase: string}} given `secret` is what follows `#recovery/`
 * @returns {Promise<PendingRecovery>} pass it to `confirmRecovery`
 */
export const recover = (given) => recovery.begin(given)

/**
 * @param {PendingRecovery} pending what `recover` returned
 * @param {{totpCode: string}} proof
 * @returns {Promise<{session: Session, recoveryCodes: string[]}>}
 */
export const confirmRecovery = (pending, { totpCode }) => recovery.confirm(pending, totpCode)
