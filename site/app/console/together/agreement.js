// Whether the client agreed that a colleague goes on with them: asked and answered in the thread. A "no" stands, whoever
// it was about, until a later "yes".

/** @import { OpenedMessage } from '../opening.js' */

/**
 * @typedef {object} Agreement
 * @property {'unasked' | 'asked' | 'yes' | 'no'} state
 * @property {string} at  when it was asked or answered last
 * @property {string} about  the colleague of whom the client said no
 * @property {boolean} waits  whether a question about this colleague is not answered yet
 */

/**
 * What the client said of a colleague.
 * @param {readonly OpenedMessage[]} messages
 * @param {string} name  of the colleague
 * @returns {Agreement}
 */
export function agreementTo(messages, name) {
  const questions = messages.filter(({ from, body }) => from === 'counselor' && body?.kind === 'hand-over-question' && body.fields)
  const answers = messages.filter(({ from, body }) => from === 'client' && body?.kind === 'hand-over-answer' && body.fields)
    .flatMap((answer) => questions.filter(({ id }) => id === answer.body?.fields?.request).map((question) => ({ answer, about: question.body?.fields?.name })))
  const question = questions.findLast(({ body }) => body?.fields?.name === name)
  const own = answers.findLast(({ answer }) => answer.body?.fields?.request === question?.id)
  const waits = question !== undefined && !own
  const last = answers.at(-1)
  const no = [own, last].find((each) => each && !each.answer.body?.fields?.agreed)
  if (no) return { state: 'no', at: no.answer.postedAt, about: no.about, waits }
  if (!question) return { state: 'unasked', at: '', about: '', waits }
  return own ? { state: 'yes', at: own.answer.postedAt, about: '', waits } : { state: 'asked', at: question.postedAt, about: '', waits }
}
