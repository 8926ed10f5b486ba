/** @file The team as its signed statement says, with what the server adds to it. */

import { request } from "../../shared/api.js"
import { confirmed } from "./changes.js"
import { daysLeft, isWarned } from "./signing.js"
import { signedTexts } from "./statements.js"

/** @typedef {import("./session.js").Session} Session */

/** @param {Session} session */
export async function overview(session) {
  const { said, answer } = await session.team()
  return described(session, said, answer)
}

/** As `overview`, when that one refuses: out of date, or older than this browser knew. @param {Session} session */
export async function doubtful(session) {
  const { said, answer } = await session.teamWhateverItsAge()
  return described(session, said, answer)
}

/**
 * @param {Session} session @param {import("./statements.js").Said} said @param {any} answer
 * @returns {Promise<import("../account.js").Team>}
 */
async function described(session, said, answer) {
  const { people } = await request("GET", "/staff/people")
  await confirmed(said.people, people)
  return {
    people: said.people.map(member => person(member, people)),
    kit: { confirmed: answer.kit.confirmed_at !== null, madeAt: answer.kit.made_at },
    signers: answer.signers.map((/** @type {string} */ signer) => ({
      signer, inPages: session.signers.includes(signer), signing: signer === answer.signed_by,
    })),
    epoch: said.epoch,
    texts: signedTexts(answer),
    statement: {
      signedAt: said.signedAt.toISOString(), validUntil: said.validUntil.toISOString(),
      daysLeft: daysLeft(said), warning: isWarned(said),
    },
  }
}

/** @param {import("./statements.js").Member} member @param {any[]} people @returns {import("../account.js").Person} */
function person({ id, name, role }, people) {
  const { display_name: displayName, title, language, zone } = people.find(person => person.id === id)
  return { id, name, displayName, title, role: /** @type {import("../account.js").Role} */ (role), language, zone }
}
