// Opens sealed files as anybody could with the age library alone, and with what a removed person still knows.
// Standard input: {"kit", "kit_passphrase", "kit_wraps", "own_key": {"salt", "identity"}, "recipient",
// "passphrase", "own_wraps", "bodies"},
// every file in Base64. Standard output: {"kit": [text or null for each body], "own": [the same]}.
import { text } from 'node:stream/consumers'
import { Decrypter } from '../../site/app/node_modules/age-encryption/dist/index.js'
import { derive, unwrap as unwrapOwn } from '../../site/app/console/account/own_key.js'

/** @param {string} file @param {{passphrase?: string, identities?: string[]}} key */
async function open(file, { passphrase, identities = [] }) {
  const decrypter = new Decrypter()
  if (passphrase) decrypter.addPassphrase(passphrase)
  for (const identity of identities) decrypter.addIdentity(identity)
  return decrypter.decrypt(Buffer.from(file, 'base64'), 'text').catch(() => null)
}

/** @param {string | null} file */
const identitiesIn = (file) => (file ?? '').split('\n').filter((line) => line.startsWith('AGE-SECRET-KEY-'))

/** @param {string[]} wraps @param {string[]} identities */
async function unwrap(wraps, identities) {
  const files = await Promise.all(wraps.map((wrap) => open(wrap, { identities })))
  return files.flatMap(identitiesIn)
}

/** @param {string[]} bodies @param {string[]} identities */
async function read(bodies, identities) {
  const texts = await Promise.all(bodies.map((body) => open(body, { identities })))
  return texts.map((body) => body && JSON.parse(body).text)
}

const given = JSON.parse(await text(process.stdin))
const kit = identitiesIn(await open(given.kit, { passphrase: given.kit_passphrase }))
const own = await unwrapOwn(given.own_key, await derive(given.passphrase, given.own_key.salt), given.recipient)
const ofKit = await unwrap(given.kit_wraps, kit)
const ofOwn = await unwrap(given.own_wraps, [own])
process.stdout.write(JSON.stringify({ kit: await read(given.bodies, ofKit), own: await read(given.bodies, ofOwn) }))
