// The invented team, made as any team is: set-up, kit, invitations, admission.
import {
  acceptInvitation, admit, confirmInvitation, confirmKit, confirmSetUp, invite, setUp, suggestPassphrase
} from '../console/account.js'
import { totp } from './totp.js'

/** @typedef {{name: string, displayName: string, title: string, role: 'counselor' | 'coordinator', language: 'id' | 'en'}} Invented */
/** @typedef {Invented & {passphrase: string, totpSecret: string}} Member */
/** @typedef {import('../console/account.js').Session} Session */

/**
 * Make the first coordinator and open the installation.
 * @param {Invented} person
 * @param {string} secret  what follows `#setup/` in the printed link
 * @param {(signer: string) => void} nameSigner  what the pages say after set-up
 * @returns {Promise<{member: Member, session: Session}>}
 */
export async function makeCoordinator(person, secret, nameSigner) {
  const passphrase = suggestPassphrase()
  const pending = await setUp({ ...person, secret, passphrase })
  nameSigner(pending.signer)
  const { session } = await confirmSetUp(pending, { totpCode: totp(pending.totp.secret) })
  await confirmKit(session, { kitPassphrase: pending.kit.passphrase, kitBytes: pending.kit.bytes })
  return { member: { ...person, passphrase, totpSecret: pending.totp.secret }, session }
}

/**
 * Invite someone, accept for them, and admit them.
 * @param {Session} session  a coordinator's
 * @param {Invented} person
 * @returns {Promise<Member>}
 */
export async function makeMember(session, person) {
  const passphrase = suggestPassphrase()
  const { id, link } = await invite(session, person)
  const fragment = link.slice(link.indexOf('#')).replace(/^#invit\w+[/=]/, '')
  const pending = await acceptInvitation({ fragment, passphrase })
  await confirmInvitation(pending, { totpCode: totp(pending.totp.secret) })
  await admit(session, id)
  return { ...person, passphrase, totpSecret: pending.totp.secret }
}
