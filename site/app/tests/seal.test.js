import assert from "node:assert/strict"
import { test } from "node:test"
import { Encrypter } from "age-encryption"
import { fromBase64, toUtf8 } from "../shared/base64.js"
import { padBody, readBody, TooLong } from "../shared/body.js"
import { stanzaKinds } from "../shared/header.js"
import {
  generateIdentity, openBody, openBytes, openWithPassphrase, recipientOf, sealBody, sealBytes, sealWithPassphrase,
  Unreadable,
} from "../shared/seal.js"
import { vectors } from "./vectors.js"

const PLACE = { mailbox: "a".repeat(32), id: "4b2f0b0e-7f0e-4a53-9d5f-0b54d0a9b6f1", from: "client" }
const BODY = { v: 1, kind: "message", ...PLACE, written_at: "2026-11-23T04:05:00Z", text: "Halo" }

async function pair(kind) {
  const team = await generateIdentity(kind)
  const client = await generateIdentity(kind)
  return { team, client, recipients: [await recipientOf(team), await recipientOf(client)] }
}

/** Seal whatever is asked, past the checks of seal.js. */
async function seal(text, recipients) {
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  return encrypter.encrypt(toUtf8(text))
}

const unreadable = reason => error => error instanceof Unreadable && error.reason === reason

for (const { kind, identities, padded, body, sealed } of vectors("sealed")) {
  test(`the ${kind} ${body.kind} of ${padded} bytes opens for both of its readers`, async () => {
    const place = { mailbox: body.mailbox, id: body.id, from: body.from, keys: kind }
    for (const identity of identities) {
      assert.deepEqual(await openBody(fromBase64(sealed), [identity], place), { body, belongs: true })
    }
  })
}

for (const { bytes, padded } of vectors("paddings")) {
  test(`${bytes} bytes become ${padded ?? "a refusal"}`, () => {
    const text = "a".repeat(Math.max(bytes - 2, 0))
    if (bytes < 2) return
    if (padded) assert.equal(padBody(text).length, padded)
    else assert.throws(() => padBody(text), error => error instanceof TooLong && error.over === bytes - 65536)
  })
}

for (const kind of ["hybrid", "x25519"]) {
  test(`what is sealed with ${kind} keys opens for the team and for the client`, async () => {
    const { team, client, recipients } = await pair(kind)
    const sealed = await sealBody(BODY, recipients)
    assert.deepEqual(stanzaKinds(sealed), [kind, kind])
    for (const identity of [team, client]) {
      assert.deepEqual(await openBody(sealed, [identity], PLACE), { body: BODY, belongs: true })
    }
  })
}

test("a body found in another place does not belong", async () => {
  const { team, recipients } = await pair("hybrid")
  const sealed = await sealBody(BODY, recipients)
  for (const other of [{ mailbox: "b".repeat(32) }, { id: crypto.randomUUID() }, { from: "counselor" }]) {
    assert.equal((await openBody(sealed, [team], { ...PLACE, ...other })).belongs, false)
  }
})

test("nothing is sealed to mixed, missing or malformed recipients", async () => {
  const { recipients } = await pair("hybrid")
  const plain = await pair("x25519")
  const lists = [[], [recipients[0]], [recipients[0], plain.recipients[0]], [recipients[0], "age1pq1nonsense"],
    [...recipients, recipients[0]]]
  for (const list of lists) await assert.rejects(sealBody(BODY, list), TypeError)
})

test("a file that mixes kinds or has another number of recipients is refused", async () => {
  const { team, recipients } = await pair("hybrid")
  const plain = await pair("x25519")
  for (const list of [[recipients[0], plain.recipients[0]], [recipients[0]], [...recipients, recipients[1]]]) {
    await assert.rejects(openBody(await seal(JSON.stringify(BODY), list), [team], PLACE), unreadable("keys"))
  }
})

test("a file of the other kind than the case's is refused", async () => {
  const { client, recipients } = await pair("x25519")
  const sealed = await sealBody(BODY, recipients)
  await assert.rejects(openBody(sealed, [client], { ...PLACE, keys: "hybrid" }), unreadable("keys"))
})

test("a body for somebody else, a damaged one and no age file cannot be opened", async () => {
  const { team, recipients } = await pair("hybrid")
  const stranger = await generateIdentity("hybrid")
  const sealed = await sealBody(BODY, recipients)
  const damaged = sealed.slice()
  damaged[damaged.length - 1] ^= 1
  await assert.rejects(openBody(sealed, [stranger], PLACE), unreadable("sealed"))
  await assert.rejects(openBody(damaged, [team], PLACE), unreadable("sealed"))
  await assert.rejects(openBody(toUtf8("halo"), [team], PLACE), unreadable("sealed"))
})

const MALFORMED = [
  ["no JSON", "halo", "shape"], ["a list", "[]", "shape"], ["nothing", "null", "shape"],
  ["another version", JSON.stringify({ ...BODY, v: 2 }), "version"],
  ["a version in quotes", JSON.stringify({ ...BODY, v: "1" }), "version"],
  ["no kind", JSON.stringify({ ...BODY, kind: undefined }), "shape"],
  ["a number as text", JSON.stringify({ ...BODY, text: 7 }), "shape"],
  ["deep nesting", `{"v":1,"more":${"[".repeat(21)}${"]".repeat(21)}}`, "shape"],
  ["bottomless nesting", "[".repeat(60000), "shape"],
  ["more than the largest bucket", JSON.stringify({ ...BODY, text: "a".repeat(65536) }), "shape"],
]

for (const [what, text, reason] of MALFORMED) {
  test(`a body with ${what} is not shown`, async () => {
    const { team, recipients } = await pair("x25519")
    await assert.rejects(openBody(await seal(text, recipients), [team], PLACE), unreadable(reason))
  })
}

test("a string that never ends does not hold up its reader", () => {
  const began = performance.now()
  for (const text of ['\\"'.repeat(32000), '"\\'.repeat(32000), `"${"\\".repeat(65000)}`]) {
    assert.throws(() => readBody(toUtf8(`"${text}`.slice(0, 65536))), unreadable("shape"))
  }
  assert.ok(performance.now() - began < 500)
})

test("unknown kinds and keys, and brackets in a text, are no reason to refuse", async () => {
  const { team, recipients } = await pair("x25519")
  const body = { ...BODY, kind: "postcard", stamp: { of: 1 }, text: `"${"[".repeat(50)}\\` }
  const { body: found, belongs } = await openBody(await sealBody(body, recipients), [team], PLACE)
  assert.deepEqual([found.text, belongs], [body.text, true])
})

test("bytes come back for every recipient, and for nobody else", async () => {
  const { team, client, recipients } = await pair("hybrid")
  const sealed = await sealBytes(toUtf8("rahasia"), recipients)
  assert.deepEqual(await openBytes(sealed, [client]), toUtf8("rahasia"))
  assert.deepEqual(await openBytes(sealed, [await generateIdentity("hybrid"), team]), toUtf8("rahasia"))
  await assert.rejects(openBytes(sealed, [await generateIdentity("hybrid")]), unreadable("sealed"))
})

test("a passphrase opens what it sealed", async () => {
  const sealed = await sealWithPassphrase(toUtf8("rahasia"), "enam kata untuk membuka kotak ini", 10)
  assert.deepEqual(stanzaKinds(sealed), ["passphrase"])
  assert.deepEqual(await openWithPassphrase(sealed, "enam kata untuk membuka kotak ini"), toUtf8("rahasia"))
  await assert.rejects(openWithPassphrase(sealed, "enam kata lain"), unreadable("sealed"))
})

test("a stanza is known only by a name of ours, whatever else objects answer to", () => {
  const file = toUtf8("age-encryption.org/v1\n-> constructor x\n-> X25519 x\n-> x-grease\n--- mac\n")
  assert.deepEqual(stanzaKinds(file), ["unknown", "x25519"])
})
