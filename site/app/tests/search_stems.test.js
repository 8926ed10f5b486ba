import assert from "node:assert/strict"
import { test } from "node:test"
import { stems } from "../search/stems.js"

const FORMS = [
  ["id", "menulis", "tulis"],
  ["id", "tulisannya", "tulis"],
  ["id", "menenangkan", "tenang"],
  ["id", "ketenangan", "tenang"],
  ["id", "menyapu", "sapu"],
  ["id", "mengirimkan", "kirim"],
  ["id", "mengambil", "ambil"],
  ["id", "memukul", "pukul"],
  ["id", "membaca", "baca"],
  ["id", "kerahasiaan", "rahasia"],
  ["id", "bernapas", "napas"],
  ["id", "pernapasan", "napas"],
  ["id", "dipukuli", "pukul"],
  ["id", "kodenya", "kode"],
  ["id", "Anak", "anak"],
  ["en", "writing", "writ"],
  ["en", "write", "writ"],
  ["en", "calming", "calm"],
  ["en", "limits", "limit"],
  ["en", "stopped", "stop"],
  ["en", "someone’s", "someone"],
]

for (const [language, word, stem] of FORMS) {
  test(`${word} may be a form of ${stem}`, () => assert.ok(stems(word, language).includes(stem)))
}

test("short words are left whole", () => {
  assert.deepEqual(stems("ibu", "id"), ["ibu"])
  assert.deepEqual(stems("is", "en"), ["is"])
})
