// How the thread shows messages that are more than their text: compactly, and in words. Others stand by their text.
import { html } from 'lit'
import { checkIn, closing, evaluation, evaluationRequest, handOverAnswer, handOverQuestion } from './endings.js'
import { instrument, instrumentRequest } from './instruments.js'
import { appointmentAnswer, proposal, referral, referralAnswer } from './meetings.js'
import { rating, ratingRequest } from './ratings.js'

/** @import { TemplateResult } from 'lit' */
/** @import { OpenedMessage } from '../opening.js' */
/** @import { Language } from '../words.js' */

/**
 * A message of a kind, as what draws it sees it.
 * @typedef {object} Shown
 * @property {any} fields  as shared/kinds.js read them
 * @property {string} text
 * @property {OpenedMessage[]} messages  the whole thread, where a reply finds its request
 * @property {Language} language  the client's
 */

/** @type {Record<string, (shown: Shown) => TemplateResult | null>} */
const DRAWN = {
  'rating-request': ratingRequest,
  rating,
  'instrument-request': instrumentRequest,
  instrument,
  'appointment-proposal': proposal,
  'appointment-answer': appointmentAnswer,
  referral,
  'referral-answer': referralAnswer,
  closing,
  'check-in': checkIn,
  'evaluation-request': evaluationRequest,
  evaluation,
  'hand-over-question': handOverQuestion,
  'hand-over-answer': handOverAnswer,
}

/**
 * @param {OpenedMessage} message  one that was opened
 * @param {OpenedMessage[]} messages
 * @param {Language} language
 */
export function drawn({ body }, messages, language) {
  const { kind = '', text = '', fields = null } = body ?? {}
  const draw = fields && Object.hasOwn(DRAWN, kind) ? DRAWN[kind] : null
  return draw?.({ fields, text, messages, language }) ?? html`<p class="text" lang=${language}>${text}</p>`
}

/**
 * The message that a reply names; null when it is not one of this kind from a counselor.
 * @param {Shown} shown
 * @param {string} kind
 * @returns {any}  its fields
 */
export function requestOf({ fields, messages }, kind) {
  const request = messages.find(({ id, from }) => id === fields.request && from === 'counselor')
  return request?.body?.kind === kind ? request.body.fields ?? null : null
}
