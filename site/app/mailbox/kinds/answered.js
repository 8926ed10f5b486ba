/** @file The line to which an answered request folds: what it was about, and when it was answered. */

/**
 * @param {string} sentence with {about} and {when}
 * @param {{about: string, named: string, when: string}} what `named` tells it from another of its kind; "" where its kind says it all
 */
export function answeredLine(sentence, { about, named, when }) {
  const said = { about: named ? `${about}: ${named}` : about, when }
  return sentence.replace(/\{(about|when)\}/g, (_, name) => said[/** @type {keyof typeof said} */ (name)])
}
