// In the thread: a questionnaire that was asked and answered. The score is made here, for counselors alone.
import { html, nothing } from 'lit'
import { answersOf } from '../../shared/instrument.js'
import { readAnswers } from '../answers.js'
import { alarmList, scoreLine } from '../goals/scores.js'
import { scoreOf } from '../goals/score.js'
import { questionnaire } from '../questionnaires.js'
import { View } from '../view.js'
import { say, spoken } from '../words.js'

/** @import { PropertyValues } from 'lit' */
/** @import { Form } from '../../intake/answering.js' */
/** @import { Shown } from './drawn.js' */

/** @param {Shown} shown */
export function instrumentRequest({ fields, text, language }) {
  return html`<p class="kind-name">${say('sent.instrument-request')}</p>
    ${fields.said ? html`<p class="text" lang=${language}>${fields.said}</p>` : nothing}
    <details class="kind-more"><summary>${say('sent.instrument-text')}</summary><p class="text" lang=${language}>${text}</p></details>`
}

/** @param {Shown} shown */
export function instrument(shown) {
  return html`<pi-answered .shown=${shown}></pi-answered>`
}

export class Answered extends View {
  static properties = { shown: { attribute: false }, form: { state: true }, language: { state: true } }

  constructor() {
    super()
    this.shown = /** @type {Shown} */ (/** @type {unknown} */ (null))
    /** Null until it is there, and when this site does not have it. @type {Form | null} */
    this.form = null
    this.language = ''
  }

  /** @param {PropertyValues<this>} changed */
  willUpdate(changed) {
    if (this.language === spoken.language && !changed.has('shown')) return
    this.language = spoken.language
    this.#load(spoken.language)
  }

  /** @param {import('../words.js').Language} language */
  async #load(language) {
    const form = await questionnaire(this.shown.fields.questionnaire, language)
    if (this.language === language) this.form = /** @type {Form | null} */ (form)
  }

  render() {
    const { fields, text, language } = this.shown
    if (!this.form) return html`<p class="kind-name">${say('sent.instrument')}</p><p class="text" lang=${language}>${text}</p>`
    const score = scoreOf(this.form, answersOf(fields.answers))
    const { answers } = readAnswers(fields.answers, this.form, { yes: say('answer.yes'), no: say('answer.no') })
    return html`<p class="kind-name">${say('sent.instrument-of', { title: this.form.title })}</p>
      ${alarmList(score.alarms)}${scoreLine(score)}
      <details class="kind-more"><summary>${say('sent.instrument-answers', { n: answers.length })}</summary>
        <dl class="answers">${answers.map(({ question, values }) => html`<dt>${question}</dt>${values.map((value) => html`<dd class="text">${value}</dd>`)}`)}</dl></details>`
  }
}

customElements.define('pi-answered', Answered)
