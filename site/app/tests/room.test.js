// Rooms for voice and video: nobody guesses one, and nobody makes a link of something else.
import assert from "node:assert/strict"
import { test } from "node:test"
import { isOwnRoom, isTemplate, makeRoom } from "../shared/room.js"

const OURS = "https://meet.example.org/{room}"

test("a room lies at the organisation's place, under a name of 160 random bits", () => {
  const rooms = new Set(Array.from({ length: 200 }, () => makeRoom(OURS)))

  assert.equal(rooms.size, 200)
  for (const room of rooms) assert.match(room, /^https:\/\/meet\.example\.org\/[a-z2-7]{32}$/)
  for (const room of rooms) assert.ok(isOwnRoom(OURS, room))
})

test("without a template there are no rooms, and nothing is a link", () => {
  assert.equal(makeRoom(""), "")
  assert.equal(isOwnRoom("", makeRoom(OURS)), false)
})

const ROOM = makeRoom(OURS)
for (const [what, address] of Object.entries({
  "another host": ROOM.replace("example.org", "example.com"),
  "a host that begins alike": ROOM.replace("example.org", "example.org.evil.com"),
  "plain http": ROOM.replace("https", "http"),
  "a script": "javascript:alert(1)",
  "a longer path": `${ROOM}/more`,
  "a query": `${ROOM}?x=1`,
  "a fragment": `${ROOM}#x`,
  "a name that can be guessed": "https://meet.example.org/konseling",
  "a way up": "https://meet.example.org/../abcdefghijklmnopqrstuvwxyz2345",
  "nothing": "",
})) test(`${what} is no room of ours`, () => assert.equal(isOwnRoom(OURS, address), false))

test("a template says https, a host, and the mark once behind it", () => {
  for (const good of [OURS, "https://meet.example.org:8443/a/{room}#config.x=true"]) assert.ok(isTemplate(good), good)
  for (const bad of ["", "https://meet.example.org", "http://meet.example.org/{room}", "https://{room}.example.org/",
    "https://{room}", "https://meet.example.org/{room}/{room}", "https://me@meet.example.org/{room}", "meet/{room}"]) {
    assert.equal(isTemplate(bad), false, bad)
  }
})
