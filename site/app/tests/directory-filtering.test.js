import assert from "node:assert/strict"
import { test } from "node:test"
import { filtered, isChosen } from "../directory/filtering.js"

const NOTHING = { topics: "", places: "", cost: "", channels: "", languages: "", open: false }
const service = (name, more = {}) => ({
  name, topics: ["trauma"], places: ["ID"], cost: ["free"], channels: ["voice"], languages: ["id"], opening: "open", ...more,
})
const SERVICES = [
  service("country"),
  service("jakarta", { places: ["ID-JK"], opening: "closed" }),
  service("aceh", { places: ["ID-AC"], topics: ["drugs"] }),
  service("web", { channels: ["web", "whatsapp"], cost: ["may-cost"], opening: "unknown" }),
  service("english", { languages: ["id", "en"], opening: "holiday" }),
]
const names = choice => filtered(SERVICES, { ...NOTHING, ...choice }).shown.map(({ name }) => name)

const CASES = [
  [{}, ["country", "jakarta", "aceh", "web", "english"]],
  [{ topics: "drugs" }, ["aceh"]],
  [{ cost: "may-cost" }, ["web"]],
  [{ channels: "whatsapp" }, ["web"]],
  [{ languages: "en" }, ["english"]],
  [{ places: "ID-JK" }, ["jakarta", "country", "web", "english"]],
  [{ places: "ID-PE" }, ["country", "web", "english"]],
  [{ open: true }, ["country", "aceh", "english"]],
  [{ places: "ID-AC", topics: "trauma", cost: "free", channels: "voice", languages: "id" }, ["country", "english"]],
  [{ topics: "drugs", places: "ID-JK" }, []],
]

for (const [choice, shown] of CASES) {
  test(`${JSON.stringify(choice)} leaves ${shown.join(", ") || "nothing"}`, () => assert.deepEqual(names(choice), shown))
}

test("what is left out for unknown hours is counted", () => {
  assert.equal(filtered(SERVICES, { ...NOTHING, open: true }).unknown, 1)
  assert.equal(filtered(SERVICES, { ...NOTHING, open: true, topics: "drugs" }).unknown, 0)
  assert.equal(filtered(SERVICES, NOTHING).unknown, 0)
})

test("whether anything was chosen", () => {
  assert.equal(isChosen(NOTHING), false)
  assert.equal(isChosen({ ...NOTHING, open: true }), true)
  assert.equal(isChosen({ ...NOTHING, cost: "free" }), true)
})
