import assert from "node:assert/strict"
import test from "node:test"
import { debriefDue } from "../console/care/debriefing.js"
import { disclosures } from "../console/care/disclosing.js"
import { extractOf } from "../console/care/extract.js"
import { asWords, standing } from "../console/care/help.js"
import { sitting } from "../console/care/sitting.js"
import { fold } from "../console/record/fold.js"
import { inSentence, restrictionIn, standingOf } from "../mailbox/rights/asked.js"

const NOW = new Date("2040-01-10T00:00:00Z")
const PEOPLE = { ann: { id: "ann", name: "Ann" }, budi: { id: "budi", name: "Budi" } }
let number = 0

const entry = (kind, author, fields = {}, text = kind) => {
  number += 1
  return {
    number, id: `e${number}`, author: PEOPLE[author], writtenAt: "2040-01-02T03:04:00Z", state: "opened",
    kind, item: `i${number}`, replaces: [], task: null, at: "", text, fields,
  }
}

const PROPOSED = { ground: "law", what: "tanggal pesan", to: "pengadilan", client_told: false, why_not: "dilarang" }

test("nothing is approved with one, the same person twice is one, and two people are enough", () => {
  const proposed = entry("disclosure", "ann", PROPOSED)
  const by = author => entry("approval", author, { disclosure: proposed.id })
  const approved = (...more) => disclosures(fold([proposed, ...more]))[0]

  assert.equal(approved().isApproved, false)
  assert.equal(approved(by("ann")).isApproved, false)
  assert.equal(approved(by("ann"), by("ann"), by("ann")).isApproved, false)
  assert.equal(approved(by("ann"), by("ann")).approvals.length, 1)
  assert.equal(approved(by("ann"), by("budi")).isApproved, true)
  assert.equal(approved(entry("approval", "budi", { disclosure: "another" }), by("ann")).isApproved, false)
})

test("an approval that stands before what it approves counts for nothing", () => {
  const early = [entry("approval", "ann", {}), entry("approval", "budi", {})]
  const proposed = entry("disclosure", "ann", PROPOSED)
  for (const each of early) each.fields.disclosure = proposed.id

  assert.deepEqual(disclosures(fold([...early, proposed]))[0].approvals, [])
})

test("damaged fields of a disclosure leave its text, and approve nothing", () => {
  const [odd] = disclosures(fold([entry("disclosure", "ann", { ground: "whim", what: 7, client_told: "yes" }, "Semua")]))

  assert.deepEqual([odd.ground, odd.what, odd.to, odd.isClientTold, odd.isApproved], ["", "Semua", "", false, false])
})

test("an extract says what is noted in the client's language, and nothing that the team keeps to itself", () => {
  const record = fold([
    entry("goal", "ann", {}, "Tidur lebih awal"), entry("note", "ann", {}, "Rahasia tim"),
    entry("nickname", "ann", {}, "Kolibri"), entry("danger", "ann", {}, "Memanggil"),
  ])

  const extract = extractOf(record, "en")

  assert.match(extract, /Goal or need: Tidur lebih awal/)
  for (const kept of ["Rahasia tim", "Kolibri", "Memanggil"]) assert.ok(!extract.includes(kept))
  assert.match(extractOf(fold([]), "id"), /Di catatan kasus belum ada keterangan tentang Anda/)
})

test("an extract holds no score, no date of the work, and of a referral its service alone", () => {
  const internal = ["score", "appointment", "interval", "closing", "formulation"]
  const referred = entry("referral", "ann", { name: "Puskesmas" }, "Puskesmas. Alasan: pasangannya kasar")
  const noted = internal.map(kind => entry(kind, "ann", {}, `PHQ-9: 21 dari 27 (${kind})`))

  const extract = extractOf(fold([...noted, referred, entry("referral", "ann", {}, "tanpa nama")]), "id")

  assert.ok(!extract.includes("21 dari 27"))
  assert.match(extract, /: Puskesmas$/m)
  for (const kept of ["kasar", "tanpa nama"]) assert.ok(!extract.includes(kept))
  assert.equal(extractOf(fold(noted), "en"), "The case record says nothing about you beyond what you wrote here.")
})

const line = (changes = {}) => ({ id: "x", name: "X", alert: "", ways: [{ text: "Telepon 1", href: "tel:1" }], assured_date: null, ages: [90, 180], crisis: 10, stays: false, ...changes })

test("old numbers leave the help to offer, except the ambulance; what is not on the card never was", () => {
  const old = { assured_date: "2039-01-01" }
  const lines = [line({ id: "b", crisis: 20 }), line({ id: "a" }), line({ id: "old", ...old }), line({ id: "119", ...old, stays: true, crisis: 5 }), line({ id: "no", crisis: null })]

  assert.deepEqual(standing(lines, NOW).map(({ id }) => id), ["119", "a", "b"])
  assert.equal(asWords([line({ alert: "Tekan 8" })], "Kalau:"), "Kalau:\n- X: Telepon 1. Tekan 8")
})

const FOUND = { state: "open", danger: false, received_at: "2040-01-01T00:00:00Z", assignee: PEOPLE.ann }
const around = (changes = {}) => ({ me: "ann", messages: 3, now: NOW, ...changes })

test("a counselor is asked how they are after danger, once it is over, until they have said so", () => {
  const called = entry("danger", "ann")
  assert.equal(debriefDue(fold([called]), { ...FOUND, danger: true }, around()), null)
  assert.equal(debriefDue(fold([called]), FOUND, around()), "danger")
  assert.equal(debriefDue(fold([called]), FOUND, around({ me: "budi" })), null)
  assert.equal(debriefDue(fold([called, entry("debrief", "budi")]), FOUND, around()), "danger")
  assert.equal(debriefDue(fold([called, entry("debrief", "ann")]), FOUND, around()), null)
})

test("after a long case they are asked when it has ended", () => {
  const closed = { ...FOUND, state: "closed" }
  assert.equal(debriefDue(fold([]), closed, around()), null)
  assert.equal(debriefDue(fold([]), closed, around({ messages: 60 })), "long")
  assert.equal(debriefDue(fold([]), FOUND, around({ messages: 60 })), null)
  assert.equal(debriefDue(fold([]), { ...closed, received_at: "2039-09-01T00:00:00Z" }, around()), "long")
})

test("search finds by words, nickname and reference in what was opened, and forgets at lock and erasing", () => {
  const record = fold([entry("nickname", "ann", {}, "Kolibri"), entry("note", "ann", {}, "tentang sekolah")])
  sitting.remember({ id: "c1", case: { reference: "AB12CD34", label: 1 }, messages: [{ body: { text: "Saya sulit tidur di rumah" } }, { body: null }], record })
  const ids = sought => sitting.search(sought).map(({ id }) => id)

  for (const sought of ["tidur rumah", "KOLIBRI", "ab12", "sekolah sulit"]) assert.deepEqual(ids(sought), ["c1"])
  for (const sought of ["", " ", "tidur pantai"]) assert.deepEqual(ids(sought), [])
  assert.match(sitting.search("tidur")[0].snippet, /Saya sulit tidur/)
  sitting.forget("c1")
  assert.deepEqual(ids("tidur"), [])
  sitting.remember({ id: "c1", case: { reference: "AB12CD34", label: 0 }, messages: [], record })
  sitting.clear()
  assert.equal(sitting.size, 0)
})

const asked = (changes = {}) => ({ id: "r", kind: "copy", posted_at: "2040-01-09T00:00:00Z", due_at: "2040-01-12T00:00:00Z", settled_at: null, withdrawn_at: null, ...changes })

test("the client is told how each request stands", () => {
  const settled = { settled_at: "2040-01-09T12:00:00Z" }
  const cases = [
    [asked(), "due"], [asked({ due_at: "2040-01-09T23:00:00Z" }), "late"], [asked({ due_at: null }), "open"], [asked(settled), "settled"],
    [asked({ kind: "restriction", ...settled }), "in-force"], [asked({ ...settled, withdrawn_at: "2040-01-09T13:00:00Z" }), "withdrawn"],
  ]
  for (const [request, standing] of cases) assert.equal(standingOf(request, NOW), standing)
  assert.equal(restrictionIn([asked({ kind: "restriction", withdrawn_at: "x" }), asked({ id: "now", kind: "restriction", ...settled })]).id, "now")
  assert.match(inSentence("sejak {posted}, {ended}.", asked(settled), "id"), /^sejak .*2040|^sejak .*Januari.*/)
})
