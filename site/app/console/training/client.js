// The invented client: has a mailbox of their own, writes first, and answers what is sent.
import { fromBase64, fromHex, sha256Hex, toBase64, toHex } from '../../shared/base64.js'
import { readFields } from '../../shared/kinds.js'
import { generateIdentity, openBody, recipientOf, sealBody } from '../../shared/seal.js'
import { inZones } from '../../shared/times.js'
import { STORIES } from './story.js'

const MIDDLE = 5
/** What a client has to agree to. */
const SPOKEN = ['voice', 'video']

export class InventedClient {
  #identity
  #team
  #story
  #language
  #turn = 0

  /**
   * @param {{identity: string, recipient: string, mailbox: string, sha256: string}} own
   * @param {string} team  the invented team's recipient
   * @param {'id' | 'en'} language
   */
  constructor({ identity, recipient, mailbox, sha256 }, team, language) {
    this.#identity = identity
    this.#team = team
    this.#story = STORIES[language]
    this.#language = language
    this.recipient = recipient
    this.mailbox = mailbox
    this.sha256 = sha256
  }

  /**
   * @param {string} team
   * @param {'id' | 'en'} language
   */
  static async new(team, language) {
    const identity = await generateIdentity('hybrid')
    const mailbox = toHex(crypto.getRandomValues(new Uint8Array(16)))
    const own = { identity, recipient: await recipientOf(identity), mailbox, sha256: await sha256Hex(fromHex(mailbox)) }
    return new InventedClient(own, team, language)
  }

  /** What they write first. */
  intake() {
    return this.#seal({ kind: 'intake', text: this.#story.first, answers: [], consents: [], reply_to: this.recipient })
  }

  /**
   * What they answer: a rating to what asks for one, a time of those that are proposed, else the next of their words;
   * null when all is said.
   * @param {string} sealed  of the counselor's message, in base64
   * @param {string} id
   */
  async reply(sealed, id) {
    const { body } = await openBody(fromBase64(sealed), [this.#identity], { mailbox: this.mailbox, id, from: 'counselor' })
    if (body.kind === 'rating-request') return this.#rate(id, /** @type {any} */ (body).fields?.goals ?? [])
    const proposed = body.kind === 'appointment-proposal' ? readFields(body.kind, body.fields) : null
    if (proposed?.times.length) return this.#choose(id, proposed)
    const text = this.#story.then[this.#turn]
    this.#turn += 1
    return text ? this.#seal({ kind: 'message', text }) : null
  }

  /**
   * @param {string} request
   * @param {{id: string, text: string}[]} goals
   */
  #rate(request, goals) {
    const value = Math.min(10, MIDDLE + this.#turn)
    const text = goals.map((goal) => `${goal.text}: ${value}`).join('\n')
    return this.#seal({ kind: 'rating', text, fields: { request, ratings: goals.map((goal) => ({ goal: goal.id, value })) } })
  }

  /**
   * The first time that is still to come.
   * @param {string} request
   * @param {import('../../shared/kinds.js').Fields<'appointment-proposal'>} proposed
   */
  #choose(request, { appointment, times, medium }) {
    const start = times.find((time) => Date.parse(time.start) > Date.now())?.start ?? null
    const { suits, none } = this.#story
    const text = start ? suits.replace('{time}', inZones(start, this.#language)) : none
    const agreed = start !== null && SPOKEN.includes(medium)
    return this.#seal({ kind: 'appointment-answer', text, fields: { request, appointment, start, agreed } })
  }

  /** @param {Record<string, unknown> & {text: string}} said */
  async #seal(said) {
    const id = crypto.randomUUID()
    const at = `${new Date().toISOString().slice(0, 16)}:00Z`
    const body = { v: 1, mailbox: this.mailbox, id, from: 'client', written_at: at, ...said }
    return { id, sealed: toBase64(await sealBody(/** @type {any} */ (body), [this.#team, this.recipient])) }
  }
}
