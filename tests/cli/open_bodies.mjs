// Opens bodies with the return codes alone. Standard input: {"salt", "threads": [{"code", "messages": [...]}]}.
import { text } from 'node:stream/consumers'
import { fromBase64 } from '../../site/app/shared/base64.js'
import { deriveMailbox } from '../../site/app/shared/derive.js'
import { openBody } from '../../site/app/shared/seal.js'

const { salt, threads } = JSON.parse(await text(process.stdin))
const opened = []
for (const { code, messages } of threads) {
  const { mailbox, hybrid } = await deriveMailbox(code, salt)
  for (const { id, from, sealed } of messages) {
    const place = { mailbox, id, from, keys: /** @type {const} */ ('hybrid') }
    const { body, belongs } = await openBody(fromBase64(sealed), [hybrid], place)
    opened.push({ belongs, kind: body.kind, text: body.text })
  }
}
process.stdout.write(JSON.stringify(opened))
