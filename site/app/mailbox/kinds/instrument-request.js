/** @file A questionnaire that the site publishes, asked within the conversation. All of it can be skipped, and no score is made here. */

import { fetchForm } from "../../intake/forms.js"
import { lengthOf } from "../../intake/answering.js"
import { Sheet } from "../../intake/reading.js"
import { toResponse, toText } from "../../intake/response.js"
import { part, show, stamp } from "../../shared/elements.js"
import { alarming, answersOf } from "../../shared/instrument.js"
import { word } from "../words.js"
import { drawItems } from "./questions.js"

/** @typedef {import("../../intake/answering.js").Answers} Answers */
/** @typedef {import("../../intake/answering.js").Form} Form */

/** What of a text is kept; the control takes no more. */
const LONGEST = 4_000
const LONGEST_TITLE = 120

/** The title of the questionnaire, with which its reply begins. @param {any} _fields @param {string} text */
export function named(_fields, text) {
  return (text.split("\n")[0] ?? "").slice(0, LONGEST_TITLE)
}

/** @param {import("./frame.js").Asked} asked @returns {Promise<import("./frame.js").Drawing>} */
export async function draw({ id, fields }) {
  const { id: name, version } = fields.questionnaire
  const form = await fetchForm(`${name}.${version}`, document.documentElement.lang)
  const element = stamp(document, "instrument")
  part(element, "questions").append(...drawItems(form, `q-${id}`))
  const sheet = new Sheet(element, form)
  const refresh = () => {
    sheet.refresh()
    show(element, "danger", alarming(form, sheet.answers()).length > 0)
  }
  element.addEventListener("input", refresh)
  return {
    element,
    said: fields.said ?? word("instrument intro"),
    read: () => read(form, sheet.answers(), fields.questionnaire),
    chosen: () => (sheet.isTouched ? toResponse(form, sheet.answers()) : undefined),
    choose: kept => {
      put(element, answersOf(kept))
      refresh()
    },
  }
}

/** @param {Form} form @param {Answers} given @param {object} questionnaire */
function read(form, given, questionnaire) {
  const answers = new Map([...given].map(([linkId, values]) => [linkId, values.filter(isWhole)]))
  const items = toResponse(form, answers)
  if (!items.length) return null
  const text = toText(form, answers, { yes: word("yes"), no: word("no") })
  return { text: `${form.title}\n\n${text}`, fields: { questionnaire, answers: items } }
}

/** Whether it is no half-typed number, and not too long to be sent. @param {import("../../intake/answering.js").Answer} answer */
function isWhole(answer) {
  return !Number.isNaN(answer) && (typeof answer !== "string" || lengthOf(answer) <= LONGEST)
}

/** Put answers back into their controls. @param {HTMLElement} element @param {Answers} answers */
function put(element, answers) {
  for (const [linkId, given] of answers) {
    const chosen = given.map(answer => (typeof answer === "object" ? answer.code : typeof answer === "boolean" ? String(answer) : null))
    const typed = given.find(answer => typeof answer === "string" || typeof answer === "number")
    for (const control of element.querySelectorAll(`[name="${CSS.escape(linkId)}"]`)) setControl(control, chosen, String(typed ?? ""))
  }
}

/** @param {Element} control @param {(string | null)[]} chosen @param {string} typed */
function setControl(control, chosen, typed) {
  if (control instanceof HTMLSelectElement) control.value = chosen[0] ?? ""
  else if (control instanceof HTMLInputElement && ["radio", "checkbox"].includes(control.type)) control.checked = chosen.includes(control.value)
  else if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) control.value = typed
}
