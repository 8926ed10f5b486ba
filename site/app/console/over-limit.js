// One case more than a person means to have: asked once, then taken anyway or left.
import { html } from 'lit'
import { Problem } from '../shared/api.js'
import { say } from './words.js'

/**
 * Whether something was not done because the person has as many cases as they mean to have.
 * @param {unknown} problem
 * @returns {problem is Problem}
 */
export function isOverLimit(problem) {
  return problem instanceof Problem && problem.type.endsWith('over-limit')
}

/**
 * @param {Problem} problem
 * @param {{busy: boolean, anyway: () => void, leave: () => void}} way
 */
export function overLimit({ document }, { busy, anyway, leave }) {
  const { open, limit } = document
  return html`<div class="note warn" role="alert"><p><strong>${say('limit.ask', { n: Number(open), limit: Number(limit) })}</strong></p>
    <div class="actions"><button type="button" class="button quiet" ?disabled=${busy} @click=${anyway}>${say('limit.anyway')}</button>
      <button type="button" class="button quiet" @click=${leave}>${say('limit.leave')}</button></div></div>`
}
