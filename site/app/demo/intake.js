// An invented intake's body, composed as the intake page composes a real one.
import { optionOf, urgencyOf, walk } from '../intake/answering.js'
import { toConsents, toResponse, toText } from '../intake/response.js'

const WORDS = { id: { yes: 'Ya', no: 'Tidak' }, en: { yes: 'Yes', no: 'No' } }

/** The question that the story answers. */
const STORY = 'what'

/** @typedef {import('../intake/answering.js').Form} Form */
/** @typedef {import('../intake/answering.js').Answers} Answers */

/**
 * @param {import('./conversation.js').Conversation} conversation
 * @param {Form} form
 * @param {{mailbox: string, at: string, replyTo: string}} place
 */
export function intakeBody({ language, answers: given, text }, form, { mailbox, at, replyTo }) {
  const answers = readAnswers(form, { ...given, [STORY]: [text.join('\n\n')] })
  return {
    v: 1,
    kind: 'intake',
    mailbox,
    id: crypto.randomUUID(),
    from: 'client',
    written_at: at,
    text: toText(form, answers, WORDS[language]),
    form: { id: form.id, version: form.version },
    language,
    answers: toResponse(form, answers),
    consents: toConsents(form, answers, at),
    reply_to: replyTo
  }
}

/**
 * How urgent the form finds these answers.
 * @param {import('./conversation.js').Conversation} conversation
 * @param {Form} form
 */
export function urgencyOfIntake({ answers }, form) {
  return urgencyOf(form, readAnswers(form, answers))
}

/**
 * Codes become the form's options, everything else stays as it was written.
 * @param {Form} form
 * @param {Record<string, (string | boolean)[]>} given
 * @returns {Answers}
 * @throws {Error} the form has no such question
 */
function readAnswers(form, given) {
  const items = new Map(walk(form.items).map((item) => [item.linkId, item]))
  return new Map(Object.entries(given).map(([linkId, values]) => {
    const item = items.get(linkId)
    if (!item) throw new Error(`the form has no question ${linkId}`)
    return [linkId, values.map((value) => {
      const coded = { code: String(value) }
      return optionOf(item, coded) ? coded : value
    })]
  }))
}
