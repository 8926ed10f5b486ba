/** @file Opens a conversation with its code, or says why it does not open; locks it again. */

import { Offline, Problem } from "../shared/api.js"
import { control, fill, part, show, showOnly } from "../shared/elements.js"
import { LeaveWarning, onLeaving, openOthersBeside } from "../shared/leaving.js"
import { inWords } from "../shared/times.js"
import { Sealer } from "../shared/sealer.js"
import { showView } from "../shared/views.js"
import { Conversation } from "./conversation.js"
import { hasWords, Room } from "./room.js"

/** Fetch what opens while the code is typed. */
export function prepare() {
  sealer.prepare()
}

/** A draft that was not sent when the page locked: sealed to the conversation it belongs to. */
/** @type {{mailbox: string, sealed: Uint8Array} | null} */
let draft = null
const NOTHING = { text: "", chosen: {}, correction: "" }
/** @type {Room | null} */
let room = null
const sealer = new Sealer()
const warning = new LeaveWarning()

onLeaving(() => {
  draft = null
  const root = document.querySelector('[data-module="mailbox"]')
  if (root instanceof HTMLElement) close(root)
})

/**
 * Open the conversation behind a code and show it.
 * @param {HTMLElement} root
 * @param {string} code
 */
export async function openConversation(root, code) {
  show(root, "locked", false)
  try {
    const conversation = await Conversation.open(code, sealer)
    await enter(root, conversation)
  } catch (error) {
    showView(root, "enter")
    refuse(part(root, "refusal"), error)
  }
}

/** @param {HTMLElement} root @param {Conversation} conversation */
async function enter(root, conversation) {
  control(root, "code").value = ""
  fill(part(root, "count"), { digits: "0" })
  const written = draft?.mailbox === conversation.id ? await conversation.openDraft(draft.sealed) : NOTHING
  draft = null
  openOthersBeside(document)
  room = new Room(root, conversation, {
    warning, lock: () => lock(root, conversation), close: () => close(root),
  })
  room.enter(conversation.hasSent(written.text) ? { ...written, text: "" } : written)
}

/** Take everything off the page; an unsent draft stays in memory, sealed. @param {HTMLElement} root @param {Conversation} conversation */
async function lock(root, conversation) {
  const written = room?.draft ?? NOTHING
  const isWorthKeeping = hasWords(written)
  close(root)
  show(root, "locked")
  show(root, "locked-draft", isWorthKeeping)
  showView(root, "enter")
  draft = isWorthKeeping ? { mailbox: conversation.id, sealed: await conversation.sealDraft(written) } : null
  warning.set(Boolean(draft))
  if (!room) sealer.close()
}

/** @param {HTMLElement} root */
function close(root) {
  room?.leave()
  room = null
  warning.set(false)
  control(root, "code").value = ""
}

/** @param {HTMLElement} box @param {unknown} error */
function refuse(box, error) {
  const shown = showOnly(box, reasonOf(error))
  if (!shown || !(error instanceof Problem)) return
  const { at } = error.document
  const day = typeof at === "string" ? inWords(at, document.documentElement.lang) : ""
  fill(shown, { title: error.title, detail: error.detail, next: error.next, at: day })
}

/** @param {unknown} error */
function reasonOf(error) {
  if (error instanceof Offline) return "offline"
  if (!(error instanceof Problem)) return "browser"
  if (error.status === 404) return "unknown"
  if (error.status === 410) return error.document.reason === "expired" ? "expired" : "erased"
  return "refused"
}
