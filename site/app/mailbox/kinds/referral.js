/** @file Somebody who helps further: how to reach them as the published directory says, what to say first, and one question. */

import { fill, part, show, stamp } from "../../shared/elements.js"
import { dayInWords } from "../../shared/times.js"
import { word } from "../words.js"

/** @typedef {{id: string, description: string, alert: string, hours: string, ways: {text: string, href: string}[], assured_date: string | null}} Service */

/** What can be answered, by what was asked. @type {Record<string, readonly string[]>} */
const ANSWERS = {
  "": ["will", "not-now"], consent: ["agreed", "refused"], outcome: ["helped", "not-helped", "waiting", "not-reached", "not-tried"],
}
/** Face to face at the organisation itself: in no directory. */
const IN_PERSON = "in-person"
/** Where a link of the directory may lead. */
const WAY = /^(tel:|sms:|mailto:|https:\/\/)/

/** @type {Promise<Service[]> | null} */
let published = null

/** Which referral it is about: asking how it went takes the place of offering it. @param {any} fields */
export function about(fields) {
  return fields.referral
}

/** Who would help. @param {any} fields */
export function named({ name }) {
  return name
}

/** @param {import("./frame.js").Asked} asked @returns {Promise<import("./frame.js").Drawing>} */
export async function draw({ id, fields }) {
  const element = document.createElement("div")
  const question = stamp(document, "referral-question")
  const kind = fields.asks ?? ""
  fill(question, { question: word(`referral asks ${kind || "plan"}`) })
  for (const answer of ANSWERS[kind] ?? []) question.append(option(answer, `referral-${id}`))
  element.append(await card(fields), question)
  const chosen = () => question.querySelector("input:checked")?.getAttribute("value") ?? undefined
  return {
    element, chosen,
    said: fields.said ?? word(kind === "outcome" ? "referral intro outcome" : "referral intro"),
    read: () => read(fields, chosen()),
    choose: kept => {
      for (const input of question.querySelectorAll("input")) input.checked = input.value === kept
    },
  }
}

/** How to reach them stays in sight. @param {import("./frame.js").Asked} asked @param {any} reply */
export function settled({ fields }, reply) {
  if (!reply || fields.asks === "outcome") return null
  const place = document.createElement("div")
  card(fields).then(element => place.append(element))
  return place
}

/** @param {any} fields @param {string | undefined} answer */
function read({ referral, name }, answer) {
  return answer ? { text: `${name}: ${word(`referral ${answer}`)}`, fields: { referral, answer } } : null
}

/** @param {string} answer @param {string} group */
function option(answer, group) {
  const element = stamp(document, "referral-answer")
  const input = /** @type {HTMLInputElement} */ (part(element, "referral-value"))
  Object.assign(input, { name: group, value: answer })
  fill(element, { answer: word(`referral ${answer}`) })
  return element
}

/** @param {any} fields */
async function card({ service, name, contacts, say_first: first }) {
  const found = (await services()).find(({ id }) => id === service)
  const element = stamp(document, "referral")
  fill(element, { name, description: found?.description ?? "", alert: found?.alert ?? "", hours: found?.hours ?? "", first: first ?? "" })
  for (const name of /** @type {const} */ (["description", "alert", "hours"])) show(element, `referral-${name}`, Boolean(found?.[name]))
  show(element, "referral-first", Boolean(first))
  part(element, "referral-ways").append(...(found ? found.ways.map(way) : contacts.map(line)))
  const standing = standingOf(service, found)
  const day = found?.assured_date ? dayInWords(found.assured_date, document.documentElement.lang) : ""
  fill(element, { checked: standing ? word(`referral ${standing}`).replace("{day}", day) : "" })
  return element
}

/**
 * How good its contacts are known to be; null where that says nothing.
 * @param {string} service @param {Service | undefined} found  as the directory has it now
 */
export function standingOf(service, found) {
  if (service === IN_PERSON) return null
  if (!found) return "gone"
  return found.assured_date ? "checked" : "unchecked"
}

/** A way that the site itself publishes. @param {{text: string, href: string}} way */
function way({ text, href }) {
  if (!WAY.test(href)) return line(text)
  const item = line("")
  const link = document.createElement("a")
  Object.assign(link, { href, textContent: text, rel: "noreferrer" })
  item.append(link)
  return item
}

/** @param {string} text */
function line(text) {
  const item = document.createElement("li")
  item.textContent = text
  return item
}

/** The published directory; what a message says of a service that is not in it stands as text. */
async function services() {
  published ??= fetch(`/directory/choices.${document.documentElement.lang}.json`, { credentials: "omit", referrerPolicy: "no-referrer" })
    .then(answer => (answer.ok ? answer.json() : { services: [] })).then(({ services: found }) => found)
  try {
    return await published
  } catch {
    published = null
    return []
  }
}
