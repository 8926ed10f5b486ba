// Whether the client agreed that a colleague goes on with them: asked and answered in the thread.

/** @import { OpenedMessage } from '../opening.js' */

/**
 * The last question about a colleague, and its answer.
 * @typedef {{state: 'unasked' | 'asked' | 'yes' | 'no', at: string}} Agreement
 */

/**
 * @param {readonly OpenedMessage[]} messages
 * @param {string} name  of the colleague
 * @returns {Agreement}
 */
export function agreementTo(messages, name) {
  const question = messages.findLast(({ from, body }) => from === 'counselor' && body?.kind === 'hand-over-question' && body.fields?.name === name)
  if (!question) return { state: 'unasked', at: '' }
  const answer = messages.findLast(({ from, body }) => from === 'client' && body?.kind === 'hand-over-answer' && body.fields?.request === question.id)
  if (!answer) return { state: 'asked', at: question.postedAt }
  return { state: answer.body?.fields?.agreed ? 'yes' : 'no', at: answer.postedAt }
}
