/** @file How was it? Three questions from 1 to 5, and words, all of which can be left. The reply opens nothing again. */

import { fill, part, stamp } from "../../shared/elements.js"
import { word } from "../words.js"

const QUESTIONS = /** @type {const} */ (["heard", "helped", "again"])

/** @param {import("./frame.js").Asked} asked @returns {import("./frame.js").Drawing} */
export function draw({ id, text, fields }) {
  const element = stamp(document, "evaluation")
  part(element, "questions").append(...QUESTIONS.map(name => steps(name, `${id}-${name}`)))
  const typed = /** @type {HTMLTextAreaElement} */ (part(element, "words"))
  const given = () => ({ ...Object.fromEntries(QUESTIONS.map(name => [name, chosenOf(element, `${id}-${name}`)])), words: typed.value.trim() || null })
  return {
    element,
    said: fields.said ?? text,
    read: () => read(given()),
    chosen: () => (isEmpty(given()) ? undefined : given()),
    choose: kept => {
      for (const name of QUESTIONS) choose(element, `${id}-${name}`, kept?.[name])
      typed.value = typeof kept?.words === "string" ? kept.words : ""
    },
  }
}

/** @typedef {Record<string, number | string | null>} Given */

/** @param {Given} given */
function read(given) {
  if (isEmpty(given)) return null
  const lines = QUESTIONS.map(name => `- ${word(`evaluation ${name}`)} ${inWords(given[name] ?? null)}`)
  return { text: [...lines, ...(given.words ? ["", String(given.words)] : [])].join("\n"), fields: given }
}

/** @param {Given} given */
function isEmpty(given) {
  return Object.values(given).every(value => value === null)
}

/** @param {number | string | null} value */
function inWords(value) {
  return value === null ? word("evaluation skipped") : word("evaluation of").replace("{value}", String(value))
}

/** One question with its five steps and a way round it. @param {string} name @param {string} group */
function steps(name, group) {
  const element = stamp(document, "steps")
  fill(element, { question: word(`evaluation ${name}`) })
  for (const input of element.querySelectorAll("input")) input.name = group
  return element
}

/** @param {HTMLElement} element @param {string} group @returns {number | null} */
function chosenOf(element, group) {
  const input = inputs(element, group).find(each => each.checked && each.value)
  return input ? Number(input.value) : null
}

/** @param {HTMLElement} element @param {string} group @param {unknown} value */
function choose(element, group, value) {
  for (const input of inputs(element, group)) input.checked = input.value === String(value ?? "")
}

/** @param {HTMLElement} element @param {string} group */
function inputs(element, group) {
  return [...element.querySelectorAll("input")].filter(({ name }) => name === group)
}
