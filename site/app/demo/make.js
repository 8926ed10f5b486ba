// Makes the playground's team and sealed conversations, against a server that lives as long as this program.
// Standard input: {"origin", "secret", "forms": {"id", "en"}}. Standard output: {"people": [...], "cases": [...]}.
import { readdir, readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { request } from '../shared/api.js'
import { standIn } from './browser.js'
import { sealConversation } from './conversation.js'
import { makeCoordinator, makeMember } from './team.js'

const HERE = new URL('.', import.meta.url)

/** @param {string} name */
const readJson = async (name) => JSON.parse(await readFile(new URL(name, HERE), 'utf8'))

/**
 * @param {string} secret
 * @param {(signer: string) => void} nameSigner
 */
async function makeTeam(secret, nameSigner) {
  const [first, ...others] = await readJson('people.json')
  const { member, session } = await makeCoordinator(first, secret, nameSigner)
  const members = [member]
  for (const person of others) members.push(await makeMember(session, person))
  const { people } = await request('GET', '/staff/people')
  await session.signOut()
  return { members, authors: new Map(people.map((/** @type {any} */ { id, name, display_name: displayName }) => [name, { id, displayName }])) }
}

/**
 * @param {Record<string, import('./intake.js').Form>} forms
 * @param {Map<string, import('./record.js').Author>} people
 */
async function sealAll(forms, people) {
  const keys = await request('GET', '/keys')
  const names = (await readdir(new URL('conversations/', HERE))).filter((name) => name.endsWith('.json')).sort()
  const cases = []
  for (const name of names) {
    const conversation = await readJson(`conversations/${name}`)
    cases.push(await sealConversation(name.replace('.json', ''), conversation, { keys, forms, people, now: Date.now() }))
  }
  return cases
}

const { origin, secret, forms } = JSON.parse(await text(process.stdin))
const { nameSigner } = standIn(origin)
const { members, authors } = await makeTeam(secret, nameSigner)
process.stdout.write(JSON.stringify({ people: members, cases: await sealAll(forms, authors) }))
