// The way through counselling as a picture: four steps, each ringed by its tasks, those that are done filled in.
import { html, nothing, svg } from 'lit'
import { STAGES } from '../record/rules.js'
import { say } from '../words.js'
import { TASKS } from './tasks.js'

/** @import { Folded } from '../record/fold.js' */
/** @import { Stage } from '../casework.js' */

const RADIUS = 20
/** How much of a task's part of the ring is drawn; the rest is the gap to the next. */
const DRAWN = 0.72

/**
 * @param {Folded} record
 * @param {{stands: Stage, shown: Stage, show: (stage: Stage) => void}} place  where the case stands, and which stage is looked at
 */
export function way(record, { stands, shown, show }) {
  return html`<ol class="stage-way">${STAGES.map((stage, n) => html`<li class=${progress(stage, stands)}>
    <button type="button" aria-pressed=${stage === shown} aria-current=${stage === stands ? 'step' : nothing} @click=${() => show(stage)}>
      ${ring(record, stage, n + 1)}
      <span class="stage-name"><span class="visually-hidden">${say('stages.number', { n: n + 1 })}</span> ${say(`stage.${stage}`)}</span>
      <span class="small">${say('stages.done', { n: doneIn(record, stage), all: TASKS[stage].length })}</span>
      ${stage === stands ? html`<span class="here">${say('stages.here')}</span>` : nothing}
    </button></li>`)}</ol>`
}

/**
 * How many tasks of a stage were done at least once.
 * @param {Folded} record
 * @param {Stage} stage
 */
function doneIn(record, stage) {
  return TASKS[stage].filter(({ id }) => record.done(id).length).length
}

/**
 * @param {Stage} stage
 * @param {Stage} stands
 */
function progress(stage, stands) {
  const far = STAGES.indexOf(stage) - STAGES.indexOf(stands)
  if (far === 0) return 'now'
  return far < 0 ? 'past' : 'ahead'
}

/**
 * @param {Folded} record
 * @param {Stage} stage
 * @param {number} number
 */
function ring(record, stage, number) {
  const tasks = TASKS[stage]
  return html`<svg class="ring" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
    <circle class="disc" cx="24" cy="24" r="15"/>
    ${tasks.map(({ id }, n) => svg`<circle class=${record.done(id).length ? 'part done' : 'part'} cx="24" cy="24" r=${RADIUS}
      pathLength=${tasks.length} stroke-dasharray="${DRAWN} ${tasks.length - DRAWN}" stroke-dashoffset=${-n - (1 - DRAWN) / 2} transform="rotate(-90 24 24)"/>`)}
    <text x="24" y="30" text-anchor="middle">${number}</text></svg>`
}
