/** @file Rooms for voice and video at the organisation's own place: made in the browser, known to nobody else. */

const MARK = "{room}"
const BYTES = 20
const DIGITS = "abcdefghijklmnopqrstuvwxyz234567"
const NAME = /^[a-z2-7]{32}$/

/**
 * Make a room's address, with a name of 160 random bits that nobody guesses.
 * @param {string} template such as "https://meet.example.org/{room}"
 * @returns {string} empty where the organisation has no rooms
 */
export function makeRoom(template) {
  return isTemplate(template) ? template.replace(MARK, roomName()) : ""
}

/**
 * Whether an address is a room of the organisation. What a body says is never trusted to be a link.
 * @param {string} template
 * @param {string} address
 */
export function isOwnRoom(template, address) {
  if (!isTemplate(template)) return false
  const [before = "", after = ""] = template.split(MARK)
  const isPlaced = address.startsWith(before) && address.endsWith(after)
  return isPlaced && NAME.test(address.slice(before.length, address.length - after.length))
}

/**
 * Whether rooms can be made of it: https, a host, and the mark once behind the host, so that no room names another host.
 * @param {string} template
 */
export function isTemplate(template) {
  return /^https:\/\/[a-z0-9.:-]+\/[^\s{}]*\{room\}[^\s{}]*$/i.test(template)
}

/** Five bits a digit. */
function roomName() {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES))
  const bits = [...bytes].map(byte => byte.toString(2).padStart(8, "0")).join("")
  return (bits.match(/.{5}/g) ?? []).map(five => DIGITS[parseInt(five, 2)]).join("")
}
