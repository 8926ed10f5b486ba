// Seals the sample bodies of sealed.json with the age library itself. Run by make.py.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const app = new URL('../../site/app/package.json', import.meta.url)
const { Encrypter, Decrypter, identityToRecipient } = await import(
  pathToFileURL(createRequire(app).resolve('age-encryption'))
)
const here = name => new URL(name, import.meta.url)
const [first] = JSON.parse(readFileSync(here('derivations.json'), 'utf8'))

// The team's invented identities are those of the second and third derivation.
const others = JSON.parse(readFileSync(here('derivations.json'), 'utf8'))
const kinds = { hybrid: others[1].hybrid, x25519: others[1].plain }

const bodies = [
  { v: 1, kind: 'message', mailbox: first.mailbox, id: '4b2f0b0e-7f0e-4a53-9d5f-0b54d0a9b6f1', from: 'client',
    written_at: '2026-11-23T04:05:00Z', text: 'Terima kasih. Saya baca besok. \u{1F331}' },
  { v: 1, kind: 'intake', mailbox: first.mailbox, id: '0f6f4f0c-58a0-4f39-8b39-3a1d5c1f3a77', from: 'client',
    written_at: '2026-11-23T04:05:00Z', text: 'An invented intake. '.repeat(300),
    form: { id: 'intake', version: '1' }, language: 'id', answers: [], consents: [], reply_to: '' }
]

const sealed = []
for (const [kind, team] of Object.entries(kinds)) {
  const client = kind === 'hybrid' ? first.hybrid : first.plain
  const recipients = [await identityToRecipient(team), await identityToRecipient(client)]
  for (const sample of bodies) {
    const body = sample.kind === 'intake' ? { ...sample, reply_to: recipients[1] } : sample
    const json = new TextEncoder().encode(JSON.stringify(body))
    const size = [4096, 16384, 65536].find(bucket => json.length <= bucket)
    const padded = new Uint8Array(size).fill(32)
    padded.set(json)
    const encrypter = new Encrypter()
    recipients.forEach(recipient => encrypter.addRecipient(recipient))
    const file = await encrypter.encrypt(padded)
    const decrypter = new Decrypter()
    decrypter.addIdentity(team)
    if ((await decrypter.decrypt(file)).length !== size) throw new Error('the sealed sample does not open')
    sealed.push({ kind, identities: [team, client], recipients, padded: size, body, sealed: Buffer.from(file).toString('base64') })
  }
}
writeFileSync(here('sealed.json'), `${JSON.stringify(sealed, null, 1)}\n`)
