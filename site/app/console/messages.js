// The thread: who wrote what and when; what cannot be trusted is said in its place.
import { html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { dayAndTime } from './format.js'
import { icon } from './icons.js'
import { drawn } from './kinds/drawn.js'
import { say } from './words.js'

/** @import { OpenedMessage } from './opening.js' */
/** @import { Language } from './words.js' */

/**
 * All messages but a readable intake, which stands above them.
 * @param {OpenedMessage[]} messages
 * @param {string} me  person id
 * @param {Language} language  the client's
 */
export function thread(messages, me, language) {
  return html`<ol class="thread">${repeat(messages, (message) => message.id, (message) => html`
    <li class="message ${message.from}">
      <p class="by"><strong>${author(message, me)}</strong> <time datetime=${message.postedAt}>${dayAndTime(message.postedAt)}</time>
        ${message.from === 'client' && !message.seen ? html`<span class="mark new">${icon('mail')}${say('thread.new')}</span>` : nothing}</p>
      ${message.body ? drawn(message, messages, language) : mistrusted(message)}
    </li>`)}</ol>`
}

/**
 * @param {OpenedMessage} message
 * @param {string} me
 */
function author(message, me) {
  if (message.from === 'client') return say('thread.client')
  if (!message.author) return say('thread.counselor')
  return message.author.id === me ? say('thread.you') : message.author.name
}

/** @param {OpenedMessage} message */
function mistrusted({ state }) {
  if (state === 'opened') return nothing
  return html`<p class="mistrusted">${icon('cross')}<span>${say(`thread.${state}`)}</span></p>`
}
