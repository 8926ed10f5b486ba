// The intake as the counselor reads it: danger first, then the answers with their questions, then consents.
import { html, nothing } from 'lit'
import { readAnswers } from './answers.js'
import { icon } from './icons.js'
import { say } from './words.js'

/** @import { Answer, Questionnaire } from './answers.js' */
/** @import { Body } from './opening.js' */

/**
 * @param {Body} body
 * @param {Questionnaire | null} form  of the body's own id and version
 */
export function intake(body, form) {
  const read = readAnswers(body.answers, form, { yes: say('answer.yes'), no: say('answer.no') })
  const pressing = read.answers.find((answer) => answer.urgency === 'urgent') ?? read.answers.find((answer) => answer.urgency)
  return html`
    ${pressing ? danger(pressing) : nothing}
    <section class="card intake" aria-labelledby="intake-title">
      <h2 id="intake-title">${say('intake.title')}</h2>
      ${read.known ? nothing : html`<p class="note">${say('intake.unknown')}</p>`}
      ${read.known || !read.answers.length ? nothing : html`<p class="text">${body.text}</p>`}
      ${read.answers.length ? answerList(read.answers) : html`<p class="text">${body.text}</p>`}
      ${read.skipped ? html`<p class="small">${say('intake.skipped', { n: read.skipped })}</p>` : nothing}
      ${read.pruned ? html`<p class="small">${say('intake.pruned', { n: read.pruned })}</p>` : nothing}
      ${body.consents?.length ? html`<p class="small">${icon('check')}${say('intake.consents')}: ${
        body.consents.map(({ id, version }) => `${id} (${version})`).join(', ')}</p>` : nothing}
    </section>`
}

/** @param {Answer} answer */
function danger({ question, values, urgency }) {
  return html`<div class="danger-box ${urgency ?? ''}">${icon('alert')}<div>
    <p><strong>${say(urgency === 'urgent' ? 'intake.danger.urgent' : 'intake.danger.soon')}</strong></p>
    <p>${say('intake.danger.answer', { question, answer: values.join(', ') })}</p></div></div>`
}

/** @param {Answer[]} answers */
function answerList(answers) {
  return html`<dl class="answers">${answers.map(({ question, values }) => html`
    <dt>${question}</dt>${values.map((value) => html`<dd class="text">${value}</dd>`)}`)}</dl>`
}
