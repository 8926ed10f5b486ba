// The intake as the counselor reads it: danger first, then the answers with their questions, then consents.
import { html, nothing } from 'lit'
import { answersOf } from '../shared/instrument.js'
import { readAnswers } from './answers.js'
import { instrumentsIn, scoreOf } from './goals/score.js'
import { alarmList, scoreLine } from './goals/scores.js'
import { icon } from './icons.js'
import { say, words } from './words.js'

/** @import { Form } from '../intake/answering.js' */
/** @import { Answer, Questionnaire } from './answers.js' */
/** @import { Body } from './opening.js' */
/** @import { Key, Language } from './words.js' */

/**
 * @param {Body} body
 * @param {Questionnaire | null} form  of the body's own id and version
 * @param {{language: Language, folded: boolean}} shown  the client's language; folded when later messages matter more
 */
export function intake(body, form, { language, folded }) {
  const { danger, answers, skipped, pruned, known } = readAnswers(body.answers, form, { yes: say('answer.yes'), no: say('answer.no') })
  const others = answers.filter((answer) => answer !== danger)
  return html`${dangerBox(danger)}
    <details class="card intake" ?open=${!folded}>
      <summary><h2>${say(folded ? 'intake.fold' : 'intake.title')}</h2></summary>
      ${!known && others.length ? html`<p class="note">${say('intake.unknown')}</p>` : nothing}
      ${known && answers.length ? nothing : html`<p class="text" lang=${language}>${body.text}</p>`}
      ${others.length ? answerList(others) : nothing}
      ${known ? scores(/** @type {Form} */ (form), body.answers) : nothing}
      <div class="small asides">
        ${body.consents?.length ? html`<p>${icon('check')}${say('intake.consents', { list: consentNames(body.consents) })}</p>` : nothing}
        ${skipped ? html`<p>${say('intake.skipped', { n: skipped })}</p>` : nothing}
        ${pruned ? html`<p>${say('intake.pruned', { n: pruned })}</p>` : nothing}
      </div>
    </details>`
}

/**
 * What the instruments among the questions come to.
 * @param {Form} form
 * @param {unknown} answers
 */
function scores(form, answers) {
  const given = answersOf(answers)
  return instrumentsIn(form).map((group) => {
    const score = scoreOf(form, given, group)
    return html`<h3>${group.text}</h3>${alarmList(score.alarms)}${scoreLine(score)}`
  })
}

/** @param {Answer | 'skipped' | null} danger */
function dangerBox(danger) {
  if (!danger) return nothing
  if (danger === 'skipped') {
    return html`<div class="danger-box">${icon('alert')}<p><strong>${say('intake.danger.skipped')}</strong></p></div>`
  }
  const urgent = danger.urgency === 'urgent'
  return html`<div class="danger-box ${urgent ? 'urgent' : ''}">${icon('alert')}<div>
    <p><strong>${say(urgent ? 'intake.danger.urgent' : 'intake.danger.soon')}</strong></p>
    <p>${danger.question}</p><p><strong>${danger.values.join(', ')}</strong></p></div></div>`
}

/** @param {Answer[]} answers */
function answerList(answers) {
  return html`<dl class="answers">${answers.map(({ question, values }) => html`
    <dt>${question}</dt>${values.map((value) => html`<dd class="text">${value}</dd>`)}`)}</dl>`
}

/** @param {{id: string, version: string}[]} consents */
function consentNames(consents) {
  return consents.map(({ id, version }) => `${consentName(id)} (v${version})`).join(', ')
}

/** @param {string} id */
function consentName(id) {
  const key = `consent.${id}`
  return key in words ? say(/** @type {Key} */ (key)) : id
}
