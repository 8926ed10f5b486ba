// The marks of a chart's lines: each a shape of its own, so that none is told by its color alone.
import { svg } from 'lit'

/** So many lines can be told apart in one chart. */
export const LOOKS = 5

/** @type {readonly ((x: number, y: number, r: number) => unknown)[]} */
const SHAPES = [
  (x, y, r) => svg`<circle cx=${x} cy=${y} r=${r} />`,
  (x, y, r) => svg`<rect x=${x - r} y=${y - r} width=${2 * r} height=${2 * r} />`,
  (x, y, r) => svg`<path d="M${x} ${y - r * 1.3}L${x + r * 1.2} ${y + r * 0.9}H${x - r * 1.2}Z" />`,
  (x, y, r) => svg`<path d="M${x} ${y - r * 1.4}L${x + r * 1.4} ${y}L${x} ${y + r * 1.4}L${x - r * 1.4} ${y}Z" />`,
  (x, y, r) => svg`<path class="open" d="M${x - r} ${y - r}L${x + r} ${y + r}M${x + r} ${y - r}L${x - r} ${y + r}" />`,
]

/**
 * @param {number} n  of the line, from 0
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 */
export function markShape(n, x, y, radius) {
  return SHAPES[n % LOOKS]?.(x, y, radius)
}
