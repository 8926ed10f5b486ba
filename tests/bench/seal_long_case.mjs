// Seals a long case as its client and counselors would: an intake that tells of danger, messages, a record.
// Standard input: {"team", "mailbox", "author"} with {"form", "messages"} for a thread, the form as the site publishes it,
// or {"case", "entries"} and perhaps {"kind"} for a record. Standard output: [{"id", "sealed"}].
import { text } from 'node:stream/consumers'
import { sealEntry } from '../../site/app/console/record/entry.js'
import { intakeBody } from '../../site/app/demo/intake.js'
import { toBase64 } from '../../site/app/shared/base64.js'
import { generateIdentity, recipientOf, sealBody } from '../../site/app/shared/seal.js'

const AT = '2026-11-01T04:05:00Z'
const given = JSON.parse(await text(process.stdin))
const client = await recipientOf(await generateIdentity('hybrid'))
const session = { person: { id: given.author }, teamKeys: async () => ({ epoch: 0, recipients: { hybrid: given.team } }) }

const sealed = async (body) => ({ id: body.id, sealed: toBase64(await sealBody(body, [given.team, client])) })

const message = (number) => sealed({
  v: 1, kind: 'message', mailbox: given.mailbox, id: crypto.randomUUID(), from: number % 2 ? 'counselor' : 'client',
  written_at: AT, text: `Pesan ke-${number}. ${'Saya masih memikirkannya. '.repeat(12)}`,
})

const entry = (number) => {
  const id = crypto.randomUUID()
  return sealEntry(session, {
    id, kind: given.kind ?? 'worry', item: id, text: `Catatan ke-${number}`, case: given.case, now: new Date(AT),
  })
}

const count = (number) => Array.from({ length: number }, (_, at) => at + 1)

/** The intake, then the messages that followed it. */
async function thread({ form, mailbox, messages }) {
  const story = { language: 'id', answers: { danger: ['yes'] }, text: ['Saya takut.'] }
  const intake = intakeBody(story, form, { mailbox, at: AT, replyTo: client })
  return Promise.all([sealed(intake), ...count(messages).slice(1).map(message)])
}

const bodies = given.messages ? await thread(given) : await Promise.all(count(given.entries).map(entry))
process.stdout.write(JSON.stringify(bodies))
