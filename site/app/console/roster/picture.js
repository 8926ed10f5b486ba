// The picture of a roster as numbers: who stands where in which row, and what of it lies on which day.
import { beginOf, later } from './days.js'

/** @import { Leave, Override, Roster, Schedule, Span } from './rostering.js' */
/** @import { Day, Moment } from './days.js' */
/**
 * A person's time on a line, or a gap (nobody). `changed`: it came about by an override. `begun` and `goesOn`: the
 * edge is that of what the server was asked for, and the time may be longer.
 * @typedef {{schedule: string, line: number, person: string | null, start: Moment, end: Moment, changed: boolean,
 *   begun: boolean, goesOn: boolean, lane: number}} Block
 * @typedef {{start: Moment, end: Moment}} Window
 * @typedef {{schedule: string, line: number, blocks: Block[], lanes: number}} Row
 *
 * What of a block lies on one day. `from` and `share` are parts of that day, `length` is how many days the block
 * goes on inside the window; `cut` says at which ends midnight cuts it.
 * @typedef {{block: Block, from: number, share: number, length: number, cut: {before: boolean, after: boolean}}} Piece
 */

/** Of a roster whose edges are unknown. @type {Window} */
const WIDE = { start: -Infinity, end: Infinity }

/**
 * What the server was asked for.
 * @param {Pick<Roster, 'from' | 'days' | 'zone'>} roster
 * @returns {Window}
 */
export function windowOf({ from, days, zone }) {
  return { start: beginOf(from, zone), end: beginOf(later(from, days), zone) }
}

/**
 * The rows of a roster: each schedule's lines, the first line in any case.
 * @param {Pick<Roster, 'schedules' | 'spans' | 'overrides'>} roster  schedules that are ended stay while they show something
 * @param {Window} [window]
 * @returns {Row[]}
 */
export function rowsOf({ schedules, spans, overrides }, window = WIDE) {
  const blocks = blocksOf(spans, overrides, window)
  return schedules.flatMap(({ id, ended }) => {
    const own = blocks.filter(({ schedule }) => schedule === id)
    if (ended && !own.length) return []
    const lines = [...new Set([1, ...own.map(({ line }) => line)])].sort((one, other) => one - other)
    return lines.map((line) => rowOf(id, line, own.filter((block) => block.line === line)))
  })
}

/**
 * @param {string} schedule
 * @param {number} line
 * @param {Block[]} blocks
 * @returns {Row}
 */
function rowOf(schedule, line, blocks) {
  return { schedule, line, blocks, lanes: intoLanes(blocks) }
}

/**
 * Give each block the first lane that is free; returns how many there are.
 * @param {Block[]} blocks  by their start
 */
function intoLanes(blocks) {
  /** @type {Moment[]} */
  const free = []
  for (const block of blocks) {
    const found = free.findIndex((end) => end <= block.start)
    block.lane = found < 0 ? free.length : found
    free[block.lane] = block.end
  }
  return Math.max(1, free.length)
}

/**
 * Spans taken apart by person. Who stays while others come or go is one block again; an edge at which the same
 * people stay is the end of one shift and the beginning of the next.
 * @param {Span[]} spans
 * @param {Override[]} overrides
 * @param {Window} [window]
 * @returns {Block[]} by their start
 */
export function blocksOf(spans, overrides, window = WIDE) {
  /** @type {Map<string, Block>} */
  const growing = new Map()
  /** @type {Map<string, string>} */
  const together = new Map()
  /** @type {Block[]} */
  const blocks = []
  for (const span of [...spans].sort((one, other) => Date.parse(one.start) - Date.parse(other.start))) {
    const [row, people] = [`${span.schedule} ${span.line}`, [...span.people].sort().join()]
    const isNextShift = together.get(row) === people
    together.set(row, people)
    for (const block of partsOf(span, overrides)) {
      const key = `${row} ${block.person}`
      const before = growing.get(key)
      if (before?.end === block.start && before.changed === block.changed && !isNextShift) before.end = block.end
      else {
        growing.set(key, block)
        blocks.push(block)
      }
    }
  }
  return blocks.map((block) => ({ ...block, begun: block.start <= window.start, goesOn: block.end >= window.end }))
}

/**
 * @param {Span} span
 * @param {Override[]} overrides
 * @returns {Block[]}
 */
function partsOf({ schedule, line, start, end, people, gap }, overrides) {
  const times = { start: Date.parse(start), end: Date.parse(end) }
  const on = overrides.filter((one) => one.schedule === schedule && one.line === line && overlap(one, times))
  const part = (/** @type {string | null} */ person) =>
    ({ schedule, line, person, ...times, begun: false, goesOn: false, lane: 0, changed: on.some(({ adds, removes }) => (person ? adds === person : removes)) })
  return gap ? [part(null)] : people.map(part)
}

/**
 * @param {{start: string, end: string}} one
 * @param {{start: Moment, end: Moment}} times
 */
export function overlap(one, times) {
  return Date.parse(one.start) < times.end && Date.parse(one.end) > times.start
}

/**
 * People on leave as one more row of blocks.
 * @param {Leave[]} leaves
 * @param {Moment} start
 * @param {Moment} end
 * @returns {Row | null} null when nobody is away
 */
export function leaveRow(leaves, start, end) {
  const blocks = leaves.filter((leave) => overlap(leave, { start, end }))
    .map((leave) => ({ schedule: '', line: 0, person: leave.person, start: Date.parse(leave.start), end: Date.parse(leave.end), changed: false,
      begun: false, goesOn: false, lane: 0 }))
    .sort((one, other) => one.start - other.start)
  return blocks.length ? rowOf('', 0, blocks) : null
}

/**
 * Who of a schedule's people is on leave for some of a block's time.
 * @param {Leave[]} leaves
 * @param {Pick<Schedule, 'layers'> | undefined} schedule
 * @param {Pick<Block, 'start' | 'end' | 'line'>} block
 * @returns {string[]}
 */
export function awayDuring(leaves, schedule, block) {
  const turns = schedule?.layers.filter(({ line }) => line === block.line).flatMap(({ people }) => people) ?? []
  return [...new Set(leaves.filter((leave) => turns.includes(leave.person) && overlap(leave, block)).map(({ person }) => person))]
}

/**
 * What of the blocks lies on a day, in the order of time.
 * @param {Block[]} blocks
 * @param {Day} day
 * @param {string} zone
 * @param {Moment} until  the end of the window, where drawing stops
 * @returns {Piece[]}
 */
export function piecesOn(blocks, day, zone, until) {
  const [start, end] = [beginOf(day, zone), beginOf(later(day, 1), zone)]
  return blocks.filter((block) => block.start < end && block.end > start).map((block) => {
    const from = Math.max(block.start, start)
    const part = (/** @type {Moment} */ to) => (to - from) / (end - start)
    return {
      block, from: (from - start) / (end - start), share: part(Math.min(block.end, end)), length: part(Math.min(block.end, until)),
      cut: { before: block.start < start, after: block.end > end },
    }
  })
}

/**
 * Where in a day a moment lies, from 0 to 1; null on other days.
 * @param {Moment} moment
 * @param {Day} day
 * @param {string} zone
 */
export function placeOn(moment, day, zone) {
  const [start, end] = [beginOf(day, zone), beginOf(later(day, 1), zone)]
  return moment >= start && moment < end ? (moment - start) / (end - start) : null
}

/**
 * Who is on a line on a day, each once, in the order they begin; `gap` when nobody is for some of it.
 * @param {Block[]} blocks
 * @param {Day} day
 * @param {string} zone
 * @returns {{people: string[], gap: boolean, changed: boolean}}
 */
export function summaryOn(blocks, day, zone) {
  const found = piecesOn(blocks, day, zone, Infinity).map(({ block }) => block)
  return {
    people: [...new Set(found.flatMap(({ person }) => person ?? []))],
    gap: found.some(({ person }) => person === null), changed: found.some(({ changed }) => changed),
  }
}
