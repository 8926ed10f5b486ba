import assert from "node:assert/strict"
import { test } from "node:test"
import { Finder, snippet } from "../search/finding.js"

const SECTIONS = [
  { location: "rahasia/", page: "Kerahasiaan", title: "Kerahasiaan", text: "Apa yang Anda tulis dijaga oleh tim." },
  { location: "rahasia/#batas", page: "Kerahasiaan", title: "Batasnya", text: "Ada tiga batas rahasia, semuanya tertulis." },
  { location: "tenang/", page: "Menenangkan diri", title: "Menenangkan diri", text: "Tarik napas pelan, lalu embuskan.", also: "cemas panik" },
  { location: "kode/", page: "Kode hilang", title: "Kode hilang", text: "Kode tidak kami simpan." },
]
const finder = new Finder(SECTIONS, "id")
const found = query => finder.find(query).map(({ address }) => address)

test("a word is found in another form of it", () => {
  assert.deepEqual(found("bernapas"), ["/tenang/"])
  assert.equal(found("merahasiakan")[0].split("#")[0], "/rahasia/")
})

test("the beginning of a word and a slip of the finger are enough", () => {
  assert.deepEqual(found("embus"), ["/tenang/"])
  assert.deepEqual(found("kode hilnag"), ["/kode/"])
})

test("all words are wanted where some page has them all", () => {
  assert.deepEqual(found("batas rahasia"), ["/rahasia/#batas"])
})

test("some words are enough where no page has them all", () => {
  assert.deepEqual(found("kode napas").toSorted(), ["/kode/", "/tenang/"])
})

test("a page is named once, by its best section", () => {
  assert.equal(found("tulis").length, 1)
})

test("a word that does not stand on the page may lead there", () => {
  assert.deepEqual(found("panik"), ["/tenang/"])
})

test("words that stand in every wish do not count, unless there are no others", () => {
  assert.deepEqual(found("saya ingin napas"), ["/tenang/"])
  assert.deepEqual(found("tidak"), ["/kode/"])
})

test("nothing and nonsense find nothing", () => {
  assert.deepEqual(found(""), [])
  assert.deepEqual(found("xyzzyqw"), [])
})

test("the text is cut around its first hit, between words", () => {
  const text = `${"awal ".repeat(30)}napas ${"akhir ".repeat(40)}`.trim()

  const parts = snippet(text, ["napas"])

  assert.deepEqual(parts.map(({ hit }) => hit), [false, true, false])
  assert.equal(parts[1].text, "napas")
  assert.match(parts[0].text, /^… (awal )+$/)
  assert.match(parts[2].text, /^( akhir)+ …$/)
})
