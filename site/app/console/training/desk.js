// The training case's desk: answers in memory what the server would answer, and forgets all of it with the page.
import { Problem } from '../../shared/api.js'
import { spoken } from '../words.js'
import { InventedClient } from './client.js'
import { TRAINING } from './place.js'
import { REFUSED } from './refused.js'

/** @import { Name } from '../casework.js' */
/** @typedef {{id: string, sealed: string, epoch: number}} Sealed */
/** @typedef {(body: any, parts: string[], query: URLSearchParams) => any} Answer */

const UNDO = 30_000
const CLIENT_WRITES = 6_000
const REFERENCE = 'LATIHAN1'

export class TrainingDesk {
  #client
  #me
  #language
  /** @type {any[]} */
  #messages = []
  /** @type {any[]} */
  #entries = []
  /** @type {(Sealed & {post_at: string})[]} */
  #pending = []
  /** @type {any} */
  #draft = null
  /** @type {any} */
  #reflection = null
  /** @type {any} */
  #call = null
  /** @type {Record<string, any>} */
  #head = { assignee: null, stage: 'trust', closed: false, outcome: null, junk: false, follow_up: null, label: 0, seen: 0 }

  /**
   * @param {InventedClient} client
   * @param {Name} me
   * @param {'id' | 'en'} language
   */
  constructor(client, me, language) {
    this.#client = client
    this.#me = me
    this.#language = language
  }

  /**
   * A desk on which an invented client has just written.
   * @param {string} team  the invented team's recipient
   * @param {Name} me
   * @param {'id' | 'en'} language
   */
  static async new(team, me, language) {
    const client = await InventedClient.new(team, language)
    const made = new TrainingDesk(client, me, language)
    made.#receive(await client.intake())
    return made
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {any} body
   */
  async answer(method, path, body) {
    this.#post()
    const [route = '', query = ''] = path.replace(`/cases/${TRAINING}`, '').split('?')
    const [, first = '', ...rest] = route.split('/')
    const answer = this.#answers[`${method} ${first}`]
    if (!answer) throw refusal()
    return structuredClone(await answer(body, rest, new URLSearchParams(query)))
  }

  /** @type {Record<string, Answer>} */
  #answers = {
    'GET ': (_body, _rest, query) => this.#open(query),
    'POST seen': ({ up_to: upTo }) => this.#change({ seen: Math.max(this.#head.seen, upTo) }),
    'POST claim': () => this.#change({ assignee: this.#me }),
    'DELETE claim': () => this.#change({ assignee: null }),
    'PUT draft': ({ sealed }) => this.#keepDraft({ sealed, saved_at: minute() }),
    'DELETE draft': () => this.#keepDraft(null),
    'POST answers': (answer) => this.#hand(answer),
    'DELETE answers': (_body, [id]) => this.#takeBack(id ?? ''),
    'PUT follow-up': ({ on, starts_at: starts = null }) => this.#change({ follow_up: on || starts ? { on: on ?? starts.slice(0, 10), starts_at: starts, due: false } : null }),
    'POST closing': ({ outcome, entry }) => this.#entered(entry, { closed: true, outcome }),
    'POST junk': () => this.#change({ closed: true, junk: true }),
    'POST erasure': () => ({ erased_at: minute(), items: this.#messages.length }),
    'GET record': (_body, _rest, query) => ({ entries: this.#entries.filter(({ number }) => number > Number(query.get('after'))), more: false }),
    'POST record': (entry) => this.#enter(entry),
    'PUT stage': ({ stage, entry }) => this.#entered(entry, { stage }),
    'GET danger': () => ({ call: this.#call }),
    'POST danger': (body, [what]) => this.#danger(body, what),
    'GET label': () => this.#entries.find(({ number }) => number === this.#head.label),
    'PUT label': ({ named, entry }) => this.#entered(entry, { label: named ? this.#entries.length + 1 : 0 }),
    'GET reflection': () => this.#reflection ?? { sealed: null, saved_at: null },
    'PUT reflection': ({ sealed }) => (this.#reflection = { sealed, saved_at: minute() }),
    'GET asks': () => ({ asks: [], colleagues: [] }),
  }

  /** @param {Record<string, unknown>} changes */
  #change(changes) {
    Object.assign(this.#head, changes)
    return this.#summary()
  }

  /**
   * @param {Sealed | undefined} entry
   * @param {Record<string, unknown>} changes
   */
  #entered(entry, changes) {
    if (entry) this.#enter(entry)
    return this.#change(changes)
  }

  /** @param {Sealed} entry */
  #enter({ id, sealed, epoch }) {
    const known = this.#entries.find((entry) => entry.id === id)
    const written = known ?? { number: this.#entries.length + 1, id, author: this.#me, written_at: minute(), epoch, sealed }
    if (!known) this.#entries.push(written)
    return { number: written.number, id, written_at: written.written_at }
  }

  /** @param {any} draft */
  #keepDraft(draft) {
    this.#draft = draft
    return { saved_at: draft?.saved_at ?? null }
  }

  /** @param {Sealed} answer */
  #hand(answer) {
    const known = this.#pending.find(({ id }) => id === answer.id)
    const pending = known ?? { ...answer, post_at: new Date(Date.now() + UNDO).toISOString() }
    if (!known) this.#pending.push(pending)
    return { id: pending.id, post_at: pending.post_at }
  }

  /** @param {string} id */
  #takeBack(id) {
    this.#pending = this.#pending.filter((answer) => answer.id !== id)
    return { id }
  }

  /** Post what nobody took back; the client answers it a little later. */
  #post() {
    const due = this.#pending.filter(({ post_at: at }) => Date.parse(at) <= Date.now())
    this.#pending = this.#pending.filter((answer) => !due.includes(answer))
    for (const { id, sealed } of due) {
      this.#add({ id, sealed }, 'counselor', this.#me)
      setTimeout(() => this.#reply(sealed, id), CLIENT_WRITES)
    }
  }

  /**
   * @param {string} sealed
   * @param {string} id
   */
  async #reply(sealed, id) {
    const reply = await this.#client.reply(sealed, id)
    if (!reply) return
    this.#receive(reply)
    this.#change({ closed: false, outcome: null })
  }

  /** @param {{id: string, sealed: string}} message */
  #receive(message) {
    this.#add(message, 'client', null)
  }

  /**
   * @param {{id: string, sealed: string}} message
   * @param {'client' | 'counselor'} from
   * @param {Name | null} author
   */
  #add({ id, sealed }, from, author) {
    this.#messages.push({ number: this.#messages.length + 1, id, from, author, posted_at: minute(), sealed, epoch: 1 })
  }

  /**
   * @param {any} body
   * @param {string | undefined} what
   */
  #danger(body, what) {
    if (what === 'ending') {
      this.#call = null
      return this.#entered(body.entry, {})
    }
    if (what === 'coming') throw refusal()
    this.#enter(body.entry)
    const alert = { id: 'training', urgency: 'urgent', event: 'danger', state: 'triggered', unreached: false, exhausted: false, created_at: minute(), claimed_by: null, case: null, deliveries: [] }
    this.#call ??= { by: this.#me, raised_at: minute(), alert }
    return { call: this.#call }
  }

  /** @param {URLSearchParams} query */
  #open(query) {
    const after = Number(query.get('after') ?? 0)
    return {
      ...this.#summary(), mailbox_sha256: this.#client.sha256, form: { id: 'training', version: '1' },
      messages: this.#messages.filter(({ number }) => number > after).map((message) => ({ ...message, seen: message.from !== 'client' || message.number <= this.#head.seen })),
      more: false, seen_up_to: this.#head.seen, entries: this.#entries.length, draft: this.#draft,
      pending: this.#pending.map(({ id, post_at: at }) => ({ id, post_at: at })), erase_after: null, requests: [],
    }
  }

  #summary() {
    const { assignee, stage, closed, outcome, junk, follow_up: followUp, label, seen } = this.#head
    const last = this.#messages.at(-1)
    return {
      id: TRAINING, reference: REFERENCE, urgency: 'soon', language: this.#language, state: closed ? 'closed' : assignee ? 'open' : 'waiting',
      received_at: this.#messages[0].posted_at, reply_by: null, late: false, assignee: assignee && { ...assignee, away: null },
      unread: seen < this.#messages.length, last_from: last.from, last_at: last.posted_at, keys: 'hybrid', epoch: 1, answer_by: null, lapsed: null, junk, outcome,
      silence_asked_at: null, offered: false, follow_up: followUp, stage, right_due: null, restricted_at: null, danger: this.#call !== null, label,
    }
  }
}

/** The desk of the training that is going on. @type {TrainingDesk | null} */
let current = null

/** @param {TrainingDesk | null} made */
export function begin(made) {
  current = made
}

/**
 * Answer a request of the training case; nothing of it leaves the browser.
 * @param {string} method
 * @param {string} path
 * @param {object} [body]
 */
export async function answer(method, path, body) {
  if (!current) throw refusal()
  return current.answer(method, path, body)
}

/** What cannot be practised here, in words. */
function refusal() {
  return new Problem(409, { type: 'training', ...REFUSED[spoken.language] }, null)
}

function minute() {
  return `${new Date().toISOString().slice(0, 16)}:00Z`
}
