/** @file Finding parts of a page by their data attributes, un-hiding them, filling in their sentences. */

/**
 * Find the element with `data-part`.
 * @param {ParentNode} root
 * @param {string} name
 * @returns {HTMLElement}
 * @throws {Error} the page has no such part
 */
export function part(root, name) {
  const found = root.querySelector(`[data-part="${name}"]`)
  if (!(found instanceof HTMLElement)) throw new Error(`the page has no part "${name}"`)
  return found
}

/**
 * Find a form control with `data-part`.
 * @param {ParentNode} root
 * @param {string} name
 * @returns {HTMLInputElement | HTMLTextAreaElement}
 */
export function control(root, name) {
  const found = part(root, name)
  if (found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement) return found
  throw new Error(`the part "${name}" takes no text`)
}

/** @param {ParentNode} root @param {string} name @param {boolean} [shown] */
export function show(root, name, shown = true) {
  part(root, name).hidden = !shown
}

/**
 * Show one child of a part by its `data-when`, hide the others; null hides them all.
 * @param {HTMLElement} box
 * @param {string | null} when
 * @returns {HTMLElement | null} the child shown
 */
export function showOnly(box, when) {
  let shown = null
  for (const child of box.querySelectorAll("[data-when]")) {
    if (!(child instanceof HTMLElement)) continue
    child.hidden = child.dataset.when !== when
    if (!child.hidden) shown = child
  }
  box.hidden = !shown
  return shown
}

/**
 * Fill the `data-value` elements of a sentence.
 * @param {ParentNode} root
 * @param {Record<string, string>} values
 */
export function fill(root, values) {
  for (const element of root.querySelectorAll("[data-value]")) {
    const value = values[element.getAttribute("data-value") ?? ""]
    if (value !== undefined) element.textContent = value
  }
}

/**
 * Copy a `<template data-template>`.
 * @param {ParentNode} root
 * @param {string} name
 * @returns {HTMLElement} its first element
 */
export function stamp(root, name) {
  const template = root.querySelector(`template[data-template="${name}"]`)
  const first = template instanceof HTMLTemplateElement
    ? document.importNode(template.content, true).firstElementChild
    : null
  if (first instanceof HTMLElement) return first
  throw new Error(`the page has no template "${name}"`)
}

/** Move focus to a heading or message so that screen readers go on from there. @param {HTMLElement} element */
export function focusOn(element) {
  if (!element.hasAttribute("tabindex")) element.tabIndex = -1
  element.focus({ preventScroll: true })
  element.scrollIntoView({ block: "start" })
}

/**
 * Call back on clicks on the part.
 * @param {ParentNode} root
 * @param {string} name
 * @param {() => unknown} press
 * @param {AbortSignal} [signal] ends the listening
 */
export function onPress(root, name, press, signal) {
  part(root, name).addEventListener("click", event => {
    event.preventDefault()
    press()
  }, { signal })
}
