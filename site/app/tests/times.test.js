import assert from "node:assert/strict"
import { afterEach, test } from "node:test"
import { inWords } from "../shared/times.js"

const zone = process.env.TZ

afterEach(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

test("a time is said with the zone as people there call it, in either language", () => {
  process.env.TZ = "Asia/Jakarta"
  assert.equal(inWords("2026-11-25T17:30:00Z", "en"), "Thursday, November 26 at 00:30 WIB")
  assert.match(inWords("2026-11-25T17:30:00Z", "id"), /^Kamis, 26 November.* 00\.30 WIB$/)
  process.env.TZ = "Asia/Jayapura"
  assert.match(inWords("2026-11-25T17:30:00Z", "en"), / 02:30 WIT$/)
})

test("elsewhere the zone has the name that the browser knows", () => {
  process.env.TZ = "Europe/Berlin"
  assert.match(inWords("2026-11-25T17:30:00Z", "en"), / 18:30 GMT\+1$/)
})
