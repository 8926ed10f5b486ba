// What the page carries of the organisation, apart from its titles: its name, and where its rooms are.

/** @typedef {{name: string, room: string}} Organisation  `room`: a template such as https://meet.example.org/{room}, or empty */

/** @type {Organisation} */
export const organisation = { name: '', room: '' }

/**
 * Read it from the page's root element.
 * @param {DOMStringMap} dataset
 */
export function readOrganisation({ organisation: name = '', room = '' }) {
  Object.assign(organisation, { name, room })
}
