// What a client reads of how good a referral's contacts are.
import assert from "node:assert/strict"
import { test } from "node:test"
import { standingOf } from "../mailbox/kinds/referral.js"

test("a service that the directory has no more is said to be gone, face to face never stood in it", () => {
  const found = { assured_date: "2026-11-01" }
  assert.equal(standingOf("s1", /** @type {any} */ (found)), "checked")
  assert.equal(standingOf("s1", /** @type {any} */ ({ assured_date: null })), "unchecked")
  assert.equal(standingOf("s1", undefined), "gone")
  assert.equal(standingOf("in-person", undefined), null)
})
