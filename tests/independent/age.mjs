// Hybrid keys by the age library alone. Standard input: {"do": "seal" | "open" | "recipient", ...}.
import { text } from 'node:stream/consumers'
import { Decrypter, Encrypter, identityToRecipient } from '../../site/app/node_modules/age-encryption/dist/index.js'

const asked = JSON.parse(await text(process.stdin))
const bytes = Buffer.from(asked.bytes ?? '', 'base64')
if (asked.do === 'recipient') process.stdout.write(await identityToRecipient(asked.identity))
if (asked.do === 'seal') {
  const encrypter = new Encrypter()
  for (const recipient of asked.recipients) encrypter.addRecipient(recipient)
  process.stdout.write(Buffer.from(await encrypter.encrypt(bytes)).toString('base64'))
}
if (asked.do === 'open') {
  const decrypter = new Decrypter()
  decrypter.addIdentity(asked.identity)
  process.stdout.write(Buffer.from(await decrypter.decrypt(bytes)).toString('base64'))
}
