/** @file One page, several views: one is shown at a time, and focus moves to its heading. */

import { focusOn } from "./elements.js"

/**
 * Show the `data-view` of this name and hide its siblings.
 * @param {HTMLElement} root
 * @param {string} name
 * @returns {HTMLElement}
 */
export function showView(root, name) {
  let shown = root
  for (const view of root.querySelectorAll("[data-view]")) {
    if (!(view instanceof HTMLElement)) continue
    view.hidden = view.dataset.view !== name
    if (!view.hidden) shown = view
  }
  const heading = shown.querySelector("h1, h2")
  if (heading instanceof HTMLElement) focusOn(heading)
  return shown
}
