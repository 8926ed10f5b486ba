// An invented conversation, sealed as a browser seals it: the client's by their code, the counselor's to both.
import { toBase64 } from '../shared/base64.js'
import { makeCode } from '../shared/code.js'
import { deriveMailbox } from '../shared/derive.js'
import { recipientOf, sealBody } from '../shared/seal.js'
import { intakeBody, urgencyOfIntake } from './intake.js'

/** @typedef {{days?: number, hours?: number, minutes?: number}} Ago  before the playground's first start */
/** @typedef {{ago: Ago, do: string, by?: string, text?: string[], name?: string, what?: string, outcome?: string}} Event */
/** @typedef {{shows: string, language: 'id' | 'en', received: Ago,
 *   answers: Record<string, (string | boolean)[]>, text: string[], events: Event[]}} Conversation */
/** @typedef {{salt: string, team: {epoch: number, recipients: {hybrid: string}}}} Keys  from /keys */

/**
 * @param {string} name
 * @param {Conversation} conversation
 * @param {{keys: Keys, forms: Record<string, import('./intake.js').Form>, now: number}} given
 *   forms by language, now in milliseconds
 */
export async function sealConversation(name, conversation, { keys, forms, now }) {
  const form = forms[conversation.language]
  const code = makeCode()
  const { mailbox, token, tokenSha256, hybrid } = await deriveMailbox(code, keys.salt)
  const client = await recipientOf(hybrid)
  const recipients = [keys.team.recipients.hybrid, client]
  /** @param {any} body */
  const seal = async (body) => ({ id: body.id, sealed: toBase64(await sealBody(body, recipients)) })

  const received = before(now, conversation.received)
  const intake = intakeBody(conversation, form, { mailbox, at: received, replyTo: client })
  const events = []
  for (const { text, ...event } of conversation.events) {
    const words = { mailbox, text, by: event.by, at: before(now, event.ago) }
    events.push({ id: crypto.randomUUID(), ...event, ...(text ? await seal(messageBody(words)) : {}) })
  }
  const { shows, language } = conversation
  const urgency = urgencyOfIntake(conversation, form)
  return {
    name, shows, language, urgency, code, mailbox, token, token_sha256: tokenSha256, form: intake.form,
    epoch: keys.team.epoch, received: conversation.received, intake: await seal(intake), events
  }
}

/** @param {{mailbox: string, text?: string[], by?: string, at: string}} words */
function messageBody({ mailbox, text = [], by, at }) {
  const from = by ? 'counselor' : 'client'
  return { v: 1, kind: 'message', mailbox, id: crypto.randomUUID(), from, written_at: at, text: text.join('\n\n') }
}

/**
 * The moment some time before another, to the minute.
 * @param {number} now
 * @param {Ago} ago
 */
function before(now, { days = 0, hours = 0, minutes = 0 }) {
  const moment = new Date(now - ((days * 24 + hours) * 60 + minutes) * 60_000)
  return `${moment.toISOString().slice(0, 16)}:00Z`
}
