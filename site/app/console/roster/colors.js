// A color of one's own for each person, and two letters of one's own: in every picture, for every viewer.

/** @import { Member } from './rostering.js' */

/** Hues stand apart by so many degrees; those around red are left to gaps and danger. */
const FIRST_HUE = 25
const STEP = 29
const HUES = 11
/** From one seat to the next the hue leaps, so that a small team's colors are far apart. */
const LEAP = 4
const TONES = 2
/** The directions that stripes can have, before they grow wider. */
const DIRECTIONS = 4

/**
 * How a seat looks: hue and tone, and from the twenty-third on stripes, too.
 * @param {number} seat
 */
export function lookOf(seat) {
  const hue = FIRST_HUE + ((seat * LEAP) % HUES) * STEP
  const stripes = Math.floor(seat / (HUES * TONES))
  return {
    hue, tone: Math.floor(seat / HUES) % TONES,
    turn: stripes ? ((stripes - 1) % DIRECTIONS) * 45 : null, band: 3 + 2 * Math.floor((stripes - 1) / DIRECTIONS),
  }
}

/**
 * The custom properties that roster.css makes somebody's color of.
 * @param {{people: Member[]}} roster
 * @param {string} person
 */
export function colorStyle({ people }, person) {
  const { hue, tone, turn, band } = lookOf(people.find(({ id }) => id === person)?.seat ?? 0)
  const stripes = turn === null ? '' : `;--stripes:repeating-linear-gradient(${turn}deg,transparent 0 ${band}px,var(--stripe) ${band}px ${2 * band}px)`
  return `--hue:${hue};--tone:${tone}${stripes}`
}

/**
 * Two letters for where a name has no room; no two people have the same.
 * @param {{people: Member[]}} roster
 * @param {string} person
 */
export function initials({ people }, person) {
  const known = lettered.get(people) ?? letter(people)
  lettered.set(people, known)
  return known.get(person) ?? ''
}

/** @type {WeakMap<Member[], Map<string, string>>} */
const lettered = new WeakMap()

/** @param {Member[]} people */
function letter(people) {
  /** @type {Map<string, string>} */
  const given = new Map()
  const taken = new Set()
  for (const { id, name } of [...people].sort((one, other) => one.seat - other.seat)) {
    const letters = choicesFor(name).find((choice) => !taken.has(choice)) ?? ''
    taken.add(letters)
    given.set(id, letters)
  }
  return given
}

/**
 * What a name may be shortened to, the plainest first: its words' first letters, then others, then a number.
 * @param {string} name
 */
function choicesFor(name) {
  const [first = '', ...words] = name.toUpperCase().split(/\s+/).filter(Boolean).map((word) => [...word])
  const [begin = '?', ...others] = first
  const seconds = [words[0]?.[0], ...others, ...words.flat()].filter((one) => one !== undefined)
  const numbers = Array.from({ length: 300 }, (_, n) => String(n + 2))
  return [...(seconds.length ? seconds : ['']), ...numbers].map((second) => begin + second)
}
