/** @file A published form's questions as elements, by the rules of functions/forms/markup.py; all can be skipped. */

import { word } from "../words.js"

/** @typedef {import("../../intake/answering.js").Form} Form */
/** @typedef {import("../../intake/answering.js").Item} Item */

/** Beyond so many options a question is folded into a list. */
const FOLDED_FROM = 12

/** @param {Form} form @param {string} prefix of ids, unlike that of any other form on the page */
export function drawItems(form, prefix) {
  return form.items.map(item => drawItem(item, prefix))
}

/** @param {Item} item @param {string} prefix @returns {HTMLElement} */
function drawItem(item, prefix) {
  if (item.type === "group") return group(item, prefix)
  if (item.type === "display") return make("div", { class: "told", ...marks(item) }, ...paragraphs(item.text ?? ""))
  if (item.type === "boolean") return choices(item, prefix, "radio", [["true", word("yes")], ["false", word("no")]])
  if (!item.options) return written(item, prefix)
  if (item.options.length > FOLDED_FROM && !item.repeats && item.type === "choice") return list(item, prefix)
  return choices(item, prefix, item.repeats ? "checkbox" : "radio", item.options.map(({ code, display }) => [code, display]))
}

/** @param {Item} item @param {string} prefix */
function group(item, prefix) {
  const inner = (item.items ?? []).map(one => drawItem(one, prefix))
  if (!item.text) return make("div", marks(item), ...inner)
  return make("fieldset", { class: "group", ...marks(item) }, make("legend", {}, item.text), ...inner)
}

/** @param {Item} item @param {string} prefix */
function written(item, prefix) {
  const id = `${prefix}-${item.linkId}`
  const how = { id, name: item.linkId, autocomplete: "off", spellcheck: "false", ...reason(item, prefix), ...(item.maxLength ? { maxlength: String(item.maxLength) } : {}) }
  const control = item.type === "text" ? make("textarea", { ...how, rows: "5" }) : make("input", { type: "text", ...(item.type === "integer" ? { inputmode: "numeric" } : {}), ...how })
  return make("div", { class: "field", ...marks(item) }, make("label", { for: id }, item.text ?? ""), ...why(item, prefix), control)
}

/** @param {Item} item @param {string} prefix */
function list(item, prefix) {
  const id = `${prefix}-${item.linkId}`
  const options = [make("option", { value: "" }, word("choose")), ...(item.options ?? []).map(({ code, display }) => make("option", { value: code }, display))]
  return make("div", { class: "field", ...marks(item) }, make("label", { for: id }, item.text ?? ""), ...why(item, prefix), make("select", { id, name: item.linkId, ...reason(item, prefix) }, ...options))
}

/** @param {Item} item @param {string} prefix @param {"radio" | "checkbox"} type @param {string[][]} pairs */
function choices(item, prefix, type, pairs) {
  const options = pairs.map(([value = "", text = ""]) => option(item, type, value, text))
  if (item.type === "open-choice") options.push(open(item, prefix))
  if (type === "radio") options.push(option(item, type, "", word("skip"), "option skip-option"))
  const several = item.repeats ? [make("p", { class: "small" }, word("several"))] : []
  return make("fieldset", { class: "field", ...marks(item), ...reason(item, prefix) }, make("legend", {}, item.text ?? ""), ...why(item, prefix), ...several, ...options)
}

/** @param {Item} item @param {string} type @param {string} value @param {string} text @param {string} [look] */
function option(item, type, value, text, look = "option") {
  return make("label", { class: look }, make("input", { type, name: item.linkId, value }), " ", make("span", {}, text))
}

/** @param {Item} item @param {string} prefix */
function open(item, prefix) {
  const id = `${prefix}-${item.linkId}-other`
  return make("p", { class: "other" }, make("label", { for: id }, word("other")), " ", make("input", { type: "text", id, name: item.linkId, autocomplete: "off", spellcheck: "false" }))
}

/** Why it is asked, as the displays inside a question say. @param {Item} item @param {string} prefix */
function why(item, prefix) {
  const texts = (item.items ?? []).map(({ text }) => text ?? "")
  return texts.length ? [make("p", { class: "why small", id: `${prefix}-${item.linkId}-why` }, texts.join(" "))] : []
}

/** @param {Item} item @param {string} prefix @returns {Record<string, string>} */
function reason(item, prefix) {
  return item.items?.length ? { "aria-describedby": `${prefix}-${item.linkId}-why` } : {}
}

/** What the sheet finds a question by. @param {Item} item @returns {Record<string, string>} */
function marks({ linkId, type }) {
  return { "data-link-id": linkId, "data-type": type }
}

/** @param {string} text */
function paragraphs(text) {
  return text.split("\n").filter(line => line.trim()).map(line => make("p", {}, line))
}

/** @param {string} tag @param {Record<string, string>} attributes @param {(Node | string)[]} inner */
function make(tag, attributes, ...inner) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...inner)
  return element
}
