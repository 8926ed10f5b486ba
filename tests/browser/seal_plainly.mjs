// Seals a body as the console does, for a client whose code is known.
// Standard input: {"code", "salt", "team", "body"}; standard output: the age file in Base64.
import { text } from 'node:stream/consumers'
import { toBase64 } from '../../site/app/shared/base64.js'
import { readCode } from '../../site/app/shared/code.js'
import { deriveMailbox } from '../../site/app/shared/derive.js'
import { recipientOf, sealBody } from '../../site/app/shared/seal.js'

const { code, salt, team, body } = JSON.parse(await text(process.stdin))
const { mailbox, hybrid } = await deriveMailbox(readCode(code), salt)
process.stdout.write(toBase64(await sealBody({ ...body, mailbox }, [team, await recipientOf(hybrid)])))
