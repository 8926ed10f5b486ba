// Where everything stands in a chart over time: lines, marks, dates below, numbers beside. No element is known here.

/**
 * @typedef {{at: string, value: number}} Point
 * @typedef {{points: readonly Point[]}} Series
 * @typedef {{x: number, y: number, at: string, value: number, marked: boolean}} Placed  `marked`: with a mark of its own
 * @typedef {{x: number, at: string}} Date_  `x`: of its middle
 *
 * @typedef {object} Picture
 * @property {number} width
 * @property {number} height
 * @property {{left: number, right: number, top: number, bottom: number}} inside  the ground's edges
 * @property {{y: number, value: number}[]} levels
 * @property {Date_[]} dates
 * @property {{placed: Placed[], label: {x: number, y: number} | null}[]} lines  one a series
 * @property {boolean} manyYears  whether dates need their year
 */

const MARGIN = { left: 30, right: 26, top: 12, bottom: 30 }
const HEIGHT = 250
/** A date takes so much room, with its year and without, and so much is between two. */
const DATE_ROOM = { long: 84, short: 48 }
const BETWEEN = 10
/** Labels at the ends of lines stand so far apart. */
const LABEL_ROOM = 16
/** Lines that meet in one point stand beside each other by so much. */
const BESIDE = 5
/** A mark's radius. */
export const MARK = 5
/** Marks of one line stand so far apart. */
const MARK_ROOM = 26
/** Labels stand so far behind the last time. */
const LABEL_AFTER = 18

/**
 * @param {readonly Series[]} series
 * @param {{width: number, most: number}} size  `most`: the scale's end; it begins at 0
 * @returns {Picture}
 */
export function picture(series, { width, most }) {
  const inside = { left: MARGIN.left, right: width - MARGIN.right, top: MARGIN.top, bottom: HEIGHT - MARGIN.bottom }
  const times = [...new Set(series.flatMap(({ points }) => points.map(({ at }) => Date.parse(at))))].sort((one, other) => one - other)
  const across = scale(times[0] ?? 0, times.at(-1) ?? 0, inside.left + MARK + BESIDE, inside.right - MARK - BESIDE)
  const up = (/** @type {number} */ value) => round(inside.bottom - (value / most) * (inside.bottom - inside.top))
  const lines = series.map(({ points }, n) => ({
    label: null,
    placed: marked(points.map(({ at, value }) => ({ at, value, x: round(across(Date.parse(at)) + aside(n, series.length)), y: up(value), marked: true }))),
  }))
  const manyYears = new Set(times.map((time) => new Date(time).getUTCFullYear())).size > 1
  return {
    manyYears, width, height: HEIGHT, inside,
    levels: levelsOf(most).map((value) => ({ value, y: up(value) })),
    dates: datesOf(times, across, inside, manyYears ? DATE_ROOM.long : DATE_ROOM.short), lines: labelled(lines, inside, across(times.at(-1) ?? 0) + LABEL_AFTER),
  }
}

/**
 * @param {number} from
 * @param {number} to
 * @param {number} left
 * @param {number} right
 */
function scale(from, to, left, right) {
  return (/** @type {number} */ time) => (from === to ? (left + right) / 2 : left + ((time - from) / (to - from)) * (right - left))
}

/**
 * How far a line stands beside its true place, so that lines with the same values are all seen.
 * @param {number} n
 * @param {number} count
 */
function aside(n, count) {
  return count < 2 ? 0 : ((n / (count - 1)) * 2 - 1) * BESIDE
}

/**
 * Numbers beside the chart: round ones, at most six, the last one the scale's end.
 * @param {number} most
 */
export function levelsOf(most) {
  const step = [1, 2, 3, 4, 5, 10, 20, 50, 100].find((each) => most / each <= 5) ?? most
  const levels = Array.from({ length: Math.floor(most / step) + 1 }, (_, n) => n * step).filter((value) => value === 0 || most - value >= step / 2)
  return [...levels, most]
}

/**
 * Leave marks out where they would stand too close; the last point always has its own.
 * @param {Placed[]} placed
 */
function marked(placed) {
  let before = -Infinity
  const end = placed.at(-1)?.x ?? 0
  return placed.map((one, n) => {
    const isFree = one.x - before >= MARK_ROOM && (end - one.x >= MARK_ROOM || n === 0)
    const isMarked = isFree || one.x === before || one.x === end
    if (isMarked) before = one.x
    return { ...one, marked: isMarked }
  })
}

/**
 * Dates below: the first and the last, and between them as many as have room.
 * @param {number[]} times
 * @param {(time: number) => number} across
 * @param {Picture['inside']} inside
 * @param {number} room  that a date takes
 * @returns {Date_[]}
 */
function datesOf(times, across, { left, right }, room) {
  const all = times.map((time) => {
    const x = round(across(time))
    const from = Math.min(Math.max(x - room / 2, left), right - room)
    return { x: from + room / 2, from, to: from + room, at: new Date(time).toISOString() }
  })
  const last = all.at(-1)
  /** @type {typeof all} */
  const dates = []
  for (const date of all) {
    const fits = date.from >= (dates.at(-1)?.to ?? -Infinity) + BETWEEN
    if (fits && (date === last || date.to + BETWEEN <= (last?.from ?? 0))) dates.push(date)
  }
  return dates.map(({ x, at }) => ({ x: round(x), at }))
}

/**
 * Put each line's label beside its end, none over another.
 * @param {Picture['lines']} lines
 * @param {Picture['inside']} inside
 * @param {number} x
 */
function labelled(lines, inside, x) {
  const ends = lines.flatMap((line) => (line.placed.length ? [{ line, y: line.placed.at(-1)?.y ?? 0 }] : []))
  const sorted = [...ends].sort((one, other) => one.y - other.y)
  sorted.forEach((end, n) => { end.y = Math.max(end.y, (sorted[n - 1]?.y ?? -Infinity) + LABEL_ROOM) })
  sorted.reverse().forEach((end, n) => { end.y = Math.min(end.y, n ? (sorted[n - 1]?.y ?? 0) - LABEL_ROOM : inside.bottom) })
  const labels = new Map(ends.map(({ line, y }) => [line, { x: round(x), y: round(y) }]))
  return lines.map((line) => ({ ...line, label: labels.get(line) ?? null }))
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 10) / 10
}
