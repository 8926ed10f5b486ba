import assert from "node:assert/strict"
import { test } from "node:test"
import { calendarFile } from "../shared/files.js"
import { toMinute } from "../shared/times.js"

test("the reminder is a calendar entry that says nothing about us", () => {
  const text = calendarFile({
    at: new Date("2026-11-24T04:05:00Z"), summary: "Pengingat; ya, itu", now: new Date("2026-11-23T04:05:00Z"), uid: "an-id",
  })
  const lines = text.split("\r\n")
  assert.deepEqual([lines[0], lines.at(-2), lines.at(-1)], ["BEGIN:VCALENDAR", "END:VCALENDAR", ""])
  for (const line of ["DTSTART:20261124T040500Z", "DTEND:20261124T042000Z", "SUMMARY:Pengingat\\; ya\\, itu"]) {
    assert.ok(lines.includes(line), line)
  }
  assert.ok(lines.every(line => line.length <= 75))
  assert.doesNotMatch(text, /pinternet|konsel|counsel|http/i)
})

test("times are cut to the minute", () => {
  assert.equal(toMinute(new Date("2026-11-23T04:05:59.999Z")), "2026-11-23T04:05:00Z")
})
