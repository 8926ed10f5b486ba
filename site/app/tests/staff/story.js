/** @file The whole story of a team's keys, the real account.js against a real server. Run by tests/staff. */

import assert from "node:assert/strict"
import { Decrypter, Encrypter } from "age-encryption"
import * as account from "../../console/account.js"
import { code, Page, tell } from "./page.js"

const [setUpSecret = ""] = process.argv.slice(2)
const passphrases = { sari: "rumah kayu di tepi sungai", bayu: "lampu merah di ujung jalan", kembali: "pintu kayu jati yang lama" }

/** @param {string} fact */
const fact = fact => console.log(`ok: ${fact}`)

/** @param {unknown} promise @param {string} expected */
const refuses = (promise, expected) => assert.rejects(/** @type {Promise<unknown>} */ (promise), error => {
  assert.ok(error instanceof Error)
  assert.equal("code" in error ? error.code : "type" in error ? error.type : error, expected)
  return true
})

const first = await new Page().use()
assert.deepEqual(await account.setUpState(), { waiting: true })
const founding = await account.setUp({
  secret: setUpSecret, name: "Sari", displayName: "Sari (contoh)", title: "Psikolog", language: "id", passphrase: passphrases.sari,
})
await refuses(account.confirmSetUp(founding, { totpCode: "000000" }), "urn:pinternet:problem:second-factor-refused")
const { session: sari, recoveryCodes } = await account.confirmSetUp(founding, { totpCode: await code(founding.totp.secret) })
assert.equal(recoveryCodes.length, 10)
assert.equal((await tell("state")).open, false)
fact("set-up makes the first coordinator and is not open without a confirmed kit")

const { kit } = founding
await refuses(account.confirmKit(sari, { kitBytes: kit.bytes, kitPassphrase: "salah sama sekali ya" }), "kit-passphrase")
await account.confirmKit(sari, { kitBytes: kit.bytes, kitPassphrase: ` ${kit.passphrase}  ` })
assert.equal((await tell("state")).open, true)
fact("the kit that was downloaded opens everything, and the service is open")

await first.use()
const { link, id: bayuId } = await account.invite(sari, {
  name: "bayu", displayName: "Bayu (contoh)", title: "Konselor", role: "counselor", language: "id", email: "bayu@example.org",
})
const fragment = new URL(link).hash.replace("#invitation/", "")
const second = await new Page().use()
assert.equal((await account.readInvitation(fragment)).displayName, "Bayu (contoh)")
const accepting = await account.acceptInvitation({ fragment, passphrase: passphrases.bayu })
await account.confirmInvitation(accepting, { totpCode: await code(accepting.totp.secret) })
await refuses(account.readInvitation(fragment), "urn:pinternet:problem:link-spent")
const bayuSignsIn = async () => account.signIn({ name: "Bayu", passphrase: passphrases.bayu, totpCode: await code(accepting.totp.secret) })
await refuses(bayuSignsIn(), "urn:pinternet:problem:not-admitted-yet")
fact("an invitation works once, and a newcomer waits to be admitted")

await first.use()
await tell("lie", { about: "newcomer", id: bayuId })
assert.equal((await account.pendingPeople(sari))[0]?.proven, false)
await refuses(account.admit(sari, bayuId), "invitation-unproven")
await tell("truth")
assert.equal((await account.pendingPeople(sari))[0]?.proven, true)
await account.admit(sari, bayuId)
assert.deepEqual((await account.team(sari)).people.map(person => person.name).sort(), ["bayu", "sari"])
fact("a newcomer's key swapped in the table is refused; the true one is admitted")

await second.use()
const bayu = await bayuSignsIn()
const pair = await bayu.teamIdentities(1)
const { epoch, recipients } = await bayu.teamKeys()
assert.equal(epoch, 1)
const early = await seal("before the removal", recipients.hybrid)
assert.equal(await open(early, pair.hybrid), "before the removal")
assert.equal(await bayu.openMine(await bayu.sealForMe(new Uint8Array([1, 2]))).then(String), "1,2")
await refuses(account.team(bayu), "urn:pinternet:problem:role-needed")
fact("the second person signs in and opens what was sealed to the team")

const resumed = await account.resume()
assert.ok(resumed?.locked)
await refuses(resumed.teamIdentities(1), "locked")
await refuses(resumed.unlock("bukan kata sandinya ya"), "passphrase")
await resumed.unlock(passphrases.bayu)
assert.equal((await resumed.teamIdentities(1)).hybrid, pair.hybrid)
fact("a reload keeps the session and loses the keys until the passphrase comes again")

await first.use()
const promoted = await account.changeRole(sari, bayuId, "supervisor", { totp: await code(founding.totp.secret) })
assert.equal(promoted.needsKit, false)
assert.equal((await account.team(sari)).people.find(person => person.id === bayuId)?.role, "supervisor")
await second.use()
assert.equal(await account.resume(), null)
fact("another role is signed, and ends the sessions of the old one")

await first.use()
await tell("lie", { about: "person", id: bayuId })
await refuses(account.team(sari), "recipient-swapped")
await tell("truth")
await tell("lie", { about: "people" })
await refuses(account.team(sari), "people-unsigned")
await refuses(account.removePerson(sari, bayuId, { totp: await code(founding.totp.secret) }), "people-unsigned")
await tell("truth")
fact("a table that swaps a recipient or writes its own people is refused")

await tell("keep")
const removal = await account.removePerson(sari, bayuId, { totp: await code(founding.totp.secret) })
assert.deepEqual(removal, { needsKit: false, kit: null, signer: null })
assert.equal((await account.team(sari)).epoch, 2)
await second.use()
assert.equal(await account.resume(), null)
await refuses(bayuSignsIn(), "urn:pinternet:problem:sign-in-refused")
await first.use()
const after = await seal("after the removal", (await sari.teamKeys()).recipients.hybrid)
await assert.rejects(open(after, pair.hybrid))
assert.equal(await open(after, (await sari.teamIdentities(2)).hybrid), "after the removal")
assert.equal(await open(early, (await sari.teamIdentities(1)).hybrid), "before the removal")
fact("who was removed is signed out and cannot open what comes after")

await tell("put-back")
await refuses(account.team(sari), "people-rolled-back")
await refuses(account.resignIfDue(sari), "people-rolled-back")
assert.equal((await account.doubtfulTeam(sari)).people.length, 2)
await tell("truth")
await account.team(sari)
fact("a signed people statement of before the removal is refused as rolled back")

const kept = await plainly(kit.bytes, { passphrase: kit.passphrase })
const kitIdentity = kept.split("\n").find(line => line.startsWith("AGE-SECRET-KEY-PQ-1")) ?? ""
const { wraps } = await tell("kit-wraps")
const files = await Promise.all(wraps.map((/** @type {string} */ wrap) => plainly(Buffer.from(wrap, "base64"), { identity: kitIdentity })))
const identities = files.flatMap(file => file.split("\n").filter((/** @type {string} */ line) => line.startsWith("AGE-SECRET-KEY-")))
assert.equal(identities.length, 4)
assert.equal(await openAny(early, identities), "before the removal")
assert.equal(await openAny(after, identities), "after the removal")
fact("everything still opens with the kit through plain age")

const { secret: recoverySecret } = await tell("recovery")
const third = await new Page().use()
const recovering = await account.recover({
  secret: recoverySecret, kitBytes: kit.bytes, kitPassphrase: kit.passphrase, name: "rahayu", displayName: "Rahayu (contoh)",
  title: "Psikolog", language: "en", passphrase: passphrases.kembali,
})
const { session: rahayu } = await account.confirmRecovery(recovering, { totpCode: await code(recovering.totp.secret) })
assert.equal(await open(after, (await rahayu.teamIdentities(2)).hybrid), "after the removal")
fact("the kit makes a new coordinator")

const gone = await account.removePerson(rahayu, sari.person.id, { totp: await code(recovering.totp.secret) })
assert.ok(gone.needsKit && gone.kit && gone.signer)
await account.confirmKit(rahayu, { kitBytes: gone.kit.bytes, kitPassphrase: gone.kit.passphrase })
assert.deepEqual((await account.team(rahayu)).signers.map(({ inPages, signing }) => [inPages, signing]), [[true, true], [false, false]])
assert.equal((await account.resignIfDue(rahayu)).resigned, false)
await tell("name-signer", { signer: gone.signer })
await third.use()
assert.equal((await account.resignIfDue(rahayu)).resigned, true)
await tell("name-signer", { signer: gone.signer, alone: true })
await third.use()
assert.deepEqual((await account.team(rahayu)).signers, [{ signer: gone.signer, inPages: true, signing: true }])
assert.equal((await rahayu.teamKeys()).epoch, 3)
fact("a coordinator's removal ends with another kit, another signer, and the old one gone")

const changed = { current: passphrases.kembali, passphrase: "jendela biru menghadap laut", totp: await code(recovering.totp.secret) }
await account.changePassphrase(rahayu, changed)
rahayu.lock()
await refuses(rahayu.unlock(passphrases.kembali), "passphrase")
await rahayu.unlock(changed.passphrase)
const codes = await account.newRecoveryCodes(rahayu, { totp: await code(recovering.totp.secret) })
const again = await account.signIn({ name: "rahayu", passphrase: changed.passphrase, recoveryCode: codes.recoveryCodes[3] })
assert.ok(again.secondFactorDue)
await refuses(account.team(again), "urn:pinternet:problem:second-factor-due")
const totp = await account.renewSecondFactor(again)
await account.confirmSecondFactor(again, { totpCode: await code(totp.secret) })
assert.equal(again.secondFactorDue, false)
await account.team(again)
fact("passphrase, recovery codes and second factor can be renewed")

const settings = await account.settings(again)
const saved = await account.saveSettings(again, { ...settings, capacity_per_day: 30 })
assert.equal(saved.capacity_per_day, 30)
await refuses(account.saveSettings(again, { ...settings, capacity_per_day: 20 }), "urn:pinternet:problem:conflict")
await again.signOut()
assert.equal(await account.resume(), null)
fact("settings are kept, a conflict keeps the colleague's, and signing out ends the session")

/** @param {string} text @param {string} recipient @returns {Promise<Uint8Array>} */
async function seal(text, recipient) {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  return encrypter.encrypt(text)
}

/** @param {Uint8Array} sealed @param {string} identity */
function open(sealed, identity) {
  return plainly(sealed, { identity })
}

/** @param {Uint8Array} sealed @param {string[]} identities */
async function openAny(sealed, identities) {
  const decrypter = new Decrypter()
  for (const identity of identities) decrypter.addIdentity(identity)
  return decrypter.decrypt(sealed, "text")
}

/** By typage itself, none of our code. @param {Uint8Array} sealed @param {{identity?: string, passphrase?: string}} key */
async function plainly(sealed, { identity, passphrase }) {
  const decrypter = new Decrypter()
  if (identity) decrypter.addIdentity(identity)
  if (passphrase) decrypter.addPassphrase(passphrase)
  return decrypter.decrypt(sealed, "text")
}
