import assert from "node:assert/strict"
import { test } from "node:test"
import { openingAt } from "../directory/opening.js"

const WEEK = "MO,TU,WE,TH,FR,SA,SU"
// 2026-11-23 is a Monday.
const ZONES = [["+07:00", "WIB"], ["+08:00", "WITA"], ["+09:00", "WIT"]]
const at = (day, time, offset) => new Date(`2026-11-${day}T${time}:00${offset}`)

const EDGES = [
  // hours, day, time, what it is then
  ["MO|08:00|16:00", 23, "07:59", "closed"],
  ["MO|08:00|16:00", 23, "08:00", "open"],
  ["MO|08:00|16:00", 23, "15:59", "open"],
  ["MO|08:00|16:00", 23, "16:00", "closed"],
  ["MO|08:00|16:00", 24, "09:00", "closed"],
  // Overnight: Monday 20:00 until Tuesday 04:00.
  ["MO|20:00|04:00", 23, "19:59", "closed"],
  ["MO|20:00|04:00", 23, "20:00", "open"],
  ["MO|20:00|04:00", 23, "23:59", "open"],
  ["MO|20:00|04:00", 24, "00:00", "open"],
  ["MO|20:00|04:00", 24, "03:59", "open"],
  ["MO|20:00|04:00", 24, "04:00", "closed"],
  ["MO|20:00|04:00", 23, "03:59", "closed"],
  // Across the end of the week.
  ["SU|22:00|06:00", 22, "22:00", "open"],
  ["SU|22:00|06:00", 23, "05:59", "open"],
  ["SU|22:00|06:00", 23, "06:00", "closed"],
  ["SA|22:00|06:00", 22, "05:59", "open"],
  // By day and night.
  [`${WEEK}|00:00|23:59`, 23, "00:00", "open"],
  [`${WEEK}|00:00|23:59`, 23, "23:59", "open"],
  // Until the end of the day.
  ["MO|12:00|23:59", 23, "23:59", "open"],
  ["MO|12:00|23:59", 24, "00:00", "closed"],
]

for (const [offset, zone] of ZONES) {
  for (const [hours, day, time, state] of EDGES) {
    test(`${hours} in ${zone} is ${state} on the ${day}rd at ${time}`, () => {
      assert.equal(openingAt(`${hours}|${offset}`, at(day, time, offset)), state)
    })
  }
}

test("the service's own zone counts, not the reader's", () => {
  const evening = new Date("2026-11-23T23:30:00+09:00")
  assert.equal(openingAt("MO|20:00|23:00|+07:00", evening), "open")
  assert.equal(openingAt("MO|20:00|23:00|+09:00", evening), "closed")
})

test("Tuesday in the east is still Monday in the west", () => {
  const moment = new Date("2026-11-24T00:30:00+09:00")
  assert.equal(openingAt("MO|08:00|23:30|+07:00", moment), "open")
  assert.equal(openingAt("TU|00:00|01:00|+09:00", moment), "open")
  assert.equal(openingAt("MO|08:00|23:30|+09:00", moment), "closed")
})

test("what is not known is called unknown", () => {
  assert.equal(openingAt("", new Date()), "unknown")
  assert.equal(openingAt("MO|08:00|16:00|+07:00;", at(24, "09:00", "+07:00")), "unknown")
})

test("open by one of its hours is open", () => {
  assert.equal(openingAt(";MO|08:00|16:00|+07:00", at(23, "09:00", "+07:00")), "open")
  assert.equal(openingAt("MO|08:00|12:00|+07:00;MO|13:00|16:00|+07:00", at(23, "12:30", "+07:00")), "closed")
})

for (const [offset] of ZONES) {
  test(`a holiday at ${offset} makes hours uncertain, but not those by day and night`, () => {
    const christmas = new Date(`2026-12-25T09:00:00${offset}`)
    assert.equal(openingAt(`FR|08:00|16:00|${offset}`, christmas), "holiday")
    assert.equal(openingAt(`FR|12:00|16:00|${offset}`, christmas), "closed")
    assert.equal(openingAt(`${WEEK}|00:00|23:59|${offset}`, christmas), "open")
  })
}
