/** @file Vouching for a team that is out of date or older than known: what was looked at is signed, and nothing else. */

import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import { acceptTeam, doubtfulTeam } from "../console/account.js"
import { fingerprint, newPair, newSigningKey, recipientsOf, signerSecret, teamSecret, wrapTo } from "../console/account/secrets.js"
import { Session } from "../console/account/session.js"
import { signBoth } from "../console/account/statements.js"
import { generateIdentity, recipientOf } from "../shared/seal.js"

const identity = await generateIdentity("hybrid")
const recipient = await recipientOf(identity)
const former = await recipientOf(await generateIdentity("hybrid"))
const key = newSigningKey()
const pair = await newPair()
const recipients = await recipientsOf(pair)
const print = { epoch: 1, hybrid: await fingerprint(recipients.hybrid), x25519: await fingerprint(recipients.x25519) }
const wraps = await wrapTo("me", recipient, [await teamSecret(1, pair), await signerSecret(key)])
const me = { id: "me", name: "sari", role: "coordinator", recipient: await fingerprint(recipient) }
const gone = { id: "gone", name: "bayu", role: "counselor", recipient: await fingerprint(former) }
const shown = (/** @type {string} */ id, /** @type {string} */ recipient) =>
  ({ id, recipient, display_name: id, title: "", language: "id", zone: "Asia/Jakarta" })

/** What the server answers about a team of these people, signed long ago. @param {object[]} people */
function teamOf(people) {
  const said = { salt: "garam", epoch: 1, recipients, serial: 4, epochs: [print], kit: "2".repeat(64), people }
  const signed = signBoth(/** @type {any} */ (said), key, new Date("2020-01-02T03:04:05Z"))
  return {
    keys: { statement: signed.statement, signature: signed.signature },
    people: { text: signed.people, signature: signed.people_signature },
    kit: { confirmed_at: null, made_at: "2020-01-02T03:04:05Z" }, signers: [key.signer], signed_by: key.signer, wraps,
  }
}

/** @type {object} */
let team
/** @type {string[]} */
let put
const session = new Session({ person: shown("me", recipient) }, identity, [key.signer])

beforeEach(() => {
  put = []
  globalThis.document = /** @type {any} */ ({ documentElement: { lang: "id" }, querySelectorAll: () => [] })
  globalThis.fetch = async (path, init) => {
    if (init?.method === "PUT") put.push(String(path))
    if (String(path).endsWith("/people")) return Response.json({ people: [shown("me", recipient), shown("gone", former)] })
    return Response.json(team)
  }
})

test("a team that a coordinator looked at is signed again", async () => {
  team = teamOf([me])
  await acceptTeam(session, await doubtfulTeam(session))
  assert.deepEqual(put, ["/api/v1/staff/team/statements"])
})

test("a team that the server puts in its place is not", async () => {
  team = teamOf([me])
  const looked = await doubtfulTeam(session)
  team = teamOf([me, gone])
  await assert.rejects(acceptTeam(session, looked), { code: "people-mismatch" })
  assert.deepEqual(put, [])
})
