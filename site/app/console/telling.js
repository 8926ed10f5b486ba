// How a person is told that somebody waits: their channels, and what became of each alert.
import { ask } from './desk.js'

/** @import { Name, Urgency } from './casework.js' */
/** @import { Way } from './ways.js' */
/**
 * @typedef {{id: string, kind: string, address: string, state: 'unverified' | 'ok' | 'bounced' | 'stopped',
 *   reason: string | null, failing: boolean, verified_at: string | null, told_at: string | null, code_sent: boolean}} Channel
 *
 * @typedef {'pending' | 'sending' | 'accepted' | 'delivered' | 'failed-for-now' | 'failed-for-good' | 'cancelled'} DeliveryState
 * @typedef {{id: string, person: Name, channel: string, state: DeliveryState, reason: string | null, tries: number,
 *   at: string, created_at: string, until: string | null, loop: number, step: number, last_call: boolean}} Delivery
 * @typedef {{id: string, urgency: Urgency, event: 'intake' | 'message' | 'follow-up' | 'promise' | 'silence' | 'question' | 'hand-over' | 'reply' | 'right' | 'danger' | 'test' | 'check' | 'audit', state: 'triggered' | 'claimed' | 'closed',
 *   unreached: boolean, exhausted: boolean, created_at: string, claimed_by: Name | null, case: string | null, deliveries: Delivery[]}} Alert
 */

/** @returns {Promise<{channels: Channel[], kinds: Way[]}>} */
export function listChannels() {
  return ask('GET', '/me/channels')
}

/**
 * Add a channel, or send an unproven one its code again.
 * @param {string} kind
 * @param {string} address
 * @returns {Promise<Channel>}
 */
export function addChannel(kind, address) {
  return ask('POST', '/me/channels', { kind, address })
}

/**
 * @param {string} id
 * @param {string} code
 * @returns {Promise<Channel>}
 */
export function verifyChannel(id, code) {
  return ask('POST', `/me/channels/${id}/verification`, { code })
}

/** @param {string} id */
export function testChannel(id) {
  return ask('POST', `/me/channels/${id}/test`, {})
}

/** @param {string} id */
export function removeChannel(id) {
  return ask('DELETE', `/me/channels/${id}`)
}

/** Send a test alert through the whole path, to everybody with a verified channel. */
export function testEverybody() {
  return ask('POST', '/test-alert', {})
}

/**
 * Alerts with their deliveries, newest first.
 * @param {string | null} after
 * @returns {Promise<{alerts: Alert[], next: string | null}>}
 */
export function listAlerts(after) {
  return ask('GET', after ? `/alerts?after=${encodeURIComponent(after)}` : '/alerts')
}
