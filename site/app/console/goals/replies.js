// What the client's replies leave in the record: ratings as progress, questionnaires as scores. Whoever opens a reply
// first writes it; the entry's id follows from the message, so it is there once.
import { answersOf } from '../../shared/instrument.js'
import { requestOf } from '../kinds/drawn.js'
import { say } from '../words.js'
import { idFrom } from './ids.js'
import { scoreOf } from './score.js'
import { scoreText } from './scores.js'

/** @import { Form } from '../../intake/answering.js' */
/** @import { Folded } from '../record/fold.js' */
/** @import { OpenedMessage } from '../opening.js' */

/**
 * @typedef {{messages: OpenedMessage[], record: Folded}} Heard
 * @typedef {{id: string, item: string, kind: string, task: string, text: string, fields: Record<string, unknown>}} Note
 * @typedef {(wanted: {id: string, version: string}) => Promise<Form | null>} Forms
 */

const MONITORING = 'support.monitoring'

/**
 * Entries that the record lacks. A questionnaire that this site does not have is left for a page that has it.
 * @param {Heard} heard
 * @param {Forms} forms
 * @returns {Promise<Note[]>}
 */
export async function due(heard, forms) {
  const known = new Set(heard.record.entries.map(({ id }) => id))
  const replies = heard.messages.filter(({ from, body }) => from === 'client' && body?.fields)
  const notes = await Promise.all(replies.map((message) => notesOf(message, heard, forms)))
  return notes.flat().filter(({ id }) => !known.has(id))
}

/**
 * @param {OpenedMessage} message
 * @param {Heard} heard
 * @param {Forms} forms
 */
async function notesOf(message, heard, forms) {
  if (message.body?.kind === 'rating') return ratingNotes(message, heard)
  return message.body?.kind === 'instrument' ? scoreNotes(message, forms) : []
}

/**
 * @param {OpenedMessage} message
 * @param {Heard} heard
 * @returns {Promise<Note[]>}
 */
function ratingNotes({ id, postedAt, body }, { messages, record }) {
  const { fields } = /** @type {{fields: any}} */ (body)
  const request = requestOf({ fields, text: '', messages, language: 'id' }, 'rating-request')
  const asked = new Map((request?.goals ?? []).map((/** @type {{id: string, text: string}} */ goal) => [goal.id, goal.text]))
  for (const { item, versions } of record.all('goal')) if (!asked.has(item) && versions[0]) asked.set(item, versions[0].text)
  const rated = fields.ratings.filter((/** @type {{goal: string}} */ { goal }) => asked.has(goal))
  return Promise.all(rated.map(async (/** @type {{goal: string, value: number}} */ { goal, value }) => {
    const entry = await idFrom('progress', id, goal)
    const text = say('progress.text', { goal: String(asked.get(goal)), n: value })
    return { id: entry, item: entry, kind: 'progress', task: MONITORING, text, fields: { goal, value, rated_at: postedAt, message: id } }
  }))
}

/**
 * @param {OpenedMessage} message
 * @param {Forms} forms
 * @returns {Promise<Note[]>}
 */
async function scoreNotes({ id, postedAt, body }, forms) {
  const { fields: { questionnaire, answers } } = /** @type {{fields: any}} */ (body)
  const form = await forms(questionnaire)
  if (!form) return []
  const score = scoreOf(form, answersOf(answers))
  const { total, most, answered, asked, alarms } = score
  const entry = await idFrom('score', id)
  return [{
    id: entry, item: entry, kind: 'score', task: MONITORING, text: scoreText(form.title, score),
    fields: { message: id, questionnaire, title: form.title, scored_at: postedAt, total, most, answered, asked, alarms: alarms.length },
  }]
}
