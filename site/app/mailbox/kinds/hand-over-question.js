/** @file May another counselor go on with the client? Yes or no; either is fine, and so is no answer. */

import { stamp } from "../../shared/elements.js"
import { word } from "../words.js"

/** Who would go on. @param {any} fields */
export function named({ name }) {
  return name
}

/** @param {import("./frame.js").Asked} asked @returns {import("./frame.js").Drawing} */
export function draw({ id, text, fields }) {
  const element = stamp(document, "agreeing")
  const inputs = [...element.querySelectorAll("input")]
  for (const input of inputs) input.name = id
  const chosen = () => inputs.find(({ checked }) => checked)?.value
  return {
    element,
    said: fields.said ?? text,
    read: () => {
      const value = chosen()
      return value ? { text: word(`hand-over ${value}`), fields: { agreed: value === "yes" } } : null
    },
    chosen,
    choose: kept => inputs.forEach(input => { input.checked = input.value === kept }),
  }
}
