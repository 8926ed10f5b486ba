// A steady color for each person: made of the id, so that it is the same in every picture and for every viewer.

/** Hues stand apart by so many degrees; those around red are left to gaps and danger. */
const FIRST_HUE = 25
const STEP = 29
const HUES = 11
const TONES = 2

/**
 * The number of somebody's color (FNV-1a), from 0 to 21; roster.css knows what it looks like in light and in dark.
 * @param {string} person  id
 */
export function colorOf(person) {
  let sum = 0x811c9dc5
  for (const letter of person) sum = Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return ((sum ^ (sum >>> 15)) >>> 0) % (HUES * TONES)
}

/**
 * The custom properties that roster.css makes the color of.
 * @param {string} person
 */
export function colorStyle(person) {
  const number = colorOf(person)
  return `--hue:${FIRST_HUE + (number % HUES) * STEP};--tone:${Math.floor(number / HUES)}`
}

/**
 * Two letters for where a name has no room.
 * @param {string} name
 */
export function initials(name) {
  const words = name.split(/\s+/).filter(Boolean)
  const [first = '', second = ''] = words.length > 1 ? words : [words[0]?.[0], words[0]?.[1]]
  return ((first[0] ?? '') + (second[0] ?? '')).toUpperCase()
}
