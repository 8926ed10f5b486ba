// An invented conversation, sealed as a browser seals it: the client's by their code, the counselor's to both.
import { toBase64, toHex } from '../shared/base64.js'
import { makeCode } from '../shared/code.js'
import { deriveMailbox } from '../shared/derive.js'
import { recipientOf, sealBody } from '../shared/seal.js'
import { acceptance, proposal } from './meeting.js'
import { intakeBody, urgencyOfIntake } from './intake.js'
import { InventedRecord } from './record.js'

/** @typedef {{days?: number, hours?: number, minutes?: number}} Ago  before the playground's first start */
/**
 * @typedef {{ago: Ago, do: string, by?: string, text?: string[], name?: string, what?: string, outcome?: string, to?: string, in?: Ago}
 *   & {proposes?: import('./meeting.js').Ahead[], accepts?: import('./meeting.js').Ahead}
 *   & Partial<import('./record.js').NoteEvent>} Event  "note" and "stage" leave an entry in the record; an answer that
 *   `proposes` times for the appointment `item` is named, and what the client `accepts` answers it */
/** @typedef {{shows: string, language: 'id' | 'en', received: Ago,
 *   answers: Record<string, (string | boolean)[]>, text: string[], events: Event[]}} Conversation */
/** @typedef {{salt: string, team: {epoch: number, recipients: {hybrid: string}}}} Keys  from /keys */

/** What happens in the record, not in the thread. */
const RECORDED = new Set(['note', 'stage'])

/**
 * @param {string} name
 * @param {Conversation} conversation
 * @param {{keys: Keys, forms: Record<string, import('./intake.js').Form>, people: Map<string, import('./record.js').Author>, now: number}} given
 *   forms by language, now in milliseconds
 */
export async function sealConversation(name, conversation, { keys, forms, people, now }) {
  const form = forms[conversation.language]
  const code = makeCode()
  const { mailbox, token, tokenSha256, hybrid } = await deriveMailbox(code, keys.salt)
  const client = await recipientOf(hybrid)
  const recipients = [keys.team.recipients.hybrid, client]
  /** @param {any} body */
  const seal = async (body) => ({ id: body.id, sealed: toBase64(await sealBody(body, recipients)) })

  const received = before(now, conversation.received)
  const intake = intakeBody(conversation, form, { mailbox, at: received, replyTo: client })
  const caseId = toHex(crypto.getRandomValues(new Uint8Array(16)))
  const record = new InventedRecord(caseId, keys.team, people)
  const { shows, language } = conversation
  /**
   * @param {Event} event
   * @param {string} at
   */
  const message = async (event, at) => (event.text || event.accepts ? seal({
    v: 1, mailbox, id: idOf(event, record), from: event.by ? 'counselor' : 'client', written_at: at, ...writtenOf(event, { record, language, now }),
  }) : {})
  const events = []
  for (const { text, ...event } of conversation.events) {
    const at = before(now, event.ago)
    if (RECORDED.has(event.do)) events.push({ ...placeOf(event), ...await record.seal(noteOf({ ...event, text }), new Date(at)) })
    else events.push({ id: crypto.randomUUID(), ...publicOf(event), ...await message({ ...event, text }, at) })
  }
  const urgency = urgencyOfIntake(conversation, form)
  return {
    name, case: caseId, shows, language, urgency, code, mailbox, token, token_sha256: tokenSha256, form: intake.form,
    epoch: keys.team.epoch, received: conversation.received, intake: await seal(intake), events
  }
}

/**
 * What the server may know of an event in the record.
 * @param {Omit<Event, 'text'>} event
 */
function placeOf({ ago, do: what, by, to }) {
  return { ago, do: what, by, to }
}

/**
 * The same of an event in the thread: what an appointment is about is sealed.
 * @param {Omit<Event, 'text'>} event
 */
function publicOf({ item: _item, proposes: _times, accepts: _time, ...event }) {
  return event
}

/**
 * What a message is called: a proposal so that its answer can name it.
 * @param {Event} event
 * @param {InventedRecord} record
 */
function idOf({ proposes, item }, record) {
  return proposes ? record.idOf(`proposal ${item}`) : crypto.randomUUID()
}

/**
 * What a message says.
 * @param {Event} event
 * @param {{record: InventedRecord, language: 'id' | 'en', now: number}} given
 */
function writtenOf({ text = [], item = '', proposes, accepts }, { record, language, now }) {
  const given = { appointment: record.idOf(item), language, now }
  const said = text.join('\n\n')
  if (proposes) return proposal({ ...given, said, ahead: proposes })
  if (accepts) return acceptance({ ...given, request: record.idOf(`proposal ${item}`), ahead: accepts })
  return { kind: 'message', text: said }
}

/**
 * The entry that an event leaves; one that moves the stage says from where.
 * @param {Event} event
 * @returns {import('./record.js').NoteEvent}
 */
function noteOf(event) {
  const { by = '', kind = 'stage', text = [], to, fields = {} } = event
  return { ...event, by, kind, text, fields: to ? { to, missing: [], reason: '', ...fields } : fields }
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
