// The ways by which a person can be told: their names, signs, and what an address of theirs looks like.
import { say } from './words.js'

/** @import { Icon } from './icons.js' */
/** @typedef {'email' | 'phone' | 'chat' | 'topic'} Form */
/** @typedef {{kind: string, form: Form}} Way */

/**
 * A way's name; a gateway's is the one that the operator gave it.
 * @param {string} kind
 */
export function wayName(kind) {
  return kind === 'email' || kind === 'sms' ? say(`channels.${kind}`) : kind
}

/**
 * @param {string} kind
 * @returns {Icon}
 */
export function waySign(kind) {
  if (kind === 'email') return 'mail'
  return kind === 'sms' ? 'phone' : 'send'
}
