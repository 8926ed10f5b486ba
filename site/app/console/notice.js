// Says what went wrong and what to do next; the server's own sentences where it sent some.
import { html, nothing } from 'lit'
import { Offline, Problem } from '../shared/api.js'
import { TooLong } from '../shared/seal.js'
import { AccountError } from './account.js'
import { KeysRefused } from './answering.js'
import { icon } from './icons.js'
import { say, words } from './words.js'
import './fault.js'

/** @import { Key } from './words.js' */
/** @typedef {{title: string, detail: string, next: string, fields: {path: string, sentence: string}[]}} Told */

/** Code of the console that is fetched late did not arrive. */
export class Unfetched extends Error {}

/**
 * Put an error into words.
 * @param {unknown} problem
 * @returns {Told}
 */
export function tellOf(problem) {
  if (problem instanceof Problem) return fromServer(problem)
  if (problem instanceof Offline) return own('offline')
  if (problem instanceof Unfetched) return own('unfetched')
  if (problem instanceof TooLong) return own('too-long')
  if (problem instanceof KeysRefused) return own('keys')
  return own(problem instanceof AccountError ? accountWord(problem.code) : 'unknown')
}

/** @param {Problem} problem */
function fromServer({ title, detail, next, errors, document }) {
  const fields = Object.entries(errors).flatMap(([path, sentences]) => sentences.map((sentence) => ({ path, sentence })))
  const colleague = document.taken_by ?? document.assignee
  const name = colleague?.name ? ` ${say('problem.colleague', { name: colleague.name })}` : ''
  return title ? { title, detail: detail + name, next: fields.length ? '' : next, fields } : own('unknown')
}

/** @param {string} code */
function accountWord(code) {
  return `problem.${code}.title` in words ? code : 'unknown'
}

/**
 * @param {string} name
 * @returns {Told}
 */
function own(name) {
  const part = (/** @type {string} */ which) => say(/** @type {Key} */ (`problem.${name}.${which}`))
  return { title: part('title'), detail: part('detail'), next: part('next'), fields: [] }
}

/**
 * The box that says it; nothing without a problem.
 * @param {unknown} problem
 * @param {() => void} [retry]  a button for it is added
 */
export function notice(problem, retry) {
  if (!problem) return nothing
  const told = tellOf(problem)
  return html`<div class="error notice" role="alert">
    ${icon('alert')}
    <div>
      <p><strong>${told.title}</strong></p>
      <p>${told.detail}</p>
      ${told.fields.length ? html`<ul>${told.fields.map(({ path, sentence }) => html`<li><pi-fault .path=${path} .sentence=${sentence}></pi-fault></li>`)}</ul>` : nothing}
      ${told.next ? html`<p>${told.next}</p>` : nothing}
      ${retry ? html`<button type="button" class="button quiet" @click=${retry}>${say('frame.retry')}</button>` : nothing}
    </div>
  </div>`
}
