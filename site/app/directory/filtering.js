/** @file Which services fit what somebody chose. No element of a page is known here. */

/** @typedef {import("./opening.js").Opening} Opening */

/**
 * @typedef {object} Service
 * @property {string[]} topics
 * @property {string[]} places provinces, or "ID" for the whole country
 * @property {string[]} cost
 * @property {string[]} channels
 * @property {string[]} languages
 * @property {Opening} opening at this moment
 */

/** @typedef {{topics: string, places: string, cost: string, channels: string, languages: string, open: boolean}} Choice */

const COUNTRY = "ID"
const LISTS = /** @type {const} */ (["topics", "cost", "channels", "languages"])

/** Whether a service fits all that was chosen, its hours aside. @param {Service} service @param {Choice} choice */
function fits(service, choice) {
  const isThere = !choice.places || service.places.includes(choice.places) || service.places.includes(COUNTRY)
  return isThere && LISTS.every(list => !choice[list] || service[list].includes(choice[list]))
}

/**
 * Sort out what fits, those of the chosen province first.
 * @template {Service} S
 * @param {S[]} services in the page's order
 * @param {Choice} choice
 * @returns {{shown: S[], unknown: number}} `unknown` counts what was left out because its hours are not known
 */
export function filtered(services, choice) {
  const fitting = services.filter(service => fits(service, choice))
  const open = choice.open ? fitting.filter(({ opening }) => opening === "open" || opening === "holiday") : fitting
  const isLocal = /** @param {S} service */ service => Number(!!choice.places && service.places.includes(choice.places))
  return {
    shown: [...open].sort((one, other) => isLocal(other) - isLocal(one)),
    unknown: choice.open ? fitting.filter(({ opening }) => opening === "unknown").length : 0,
  }
}

/** Whether anything was chosen. @param {Choice} choice */
export function isChosen(choice) {
  return Object.values(choice).some(Boolean)
}
