// What the server knows of danger, of rights, of nicknames and of reflections; each change goes with its sealed entry.
import { ask } from '../desk.js'

/** @import { Name } from '../casework.js' */
/** @import { SealedEntry } from '../record/entry.js' */
/** @import { Alert } from '../telling.js' */
/** @typedef {{id: string, sealed: string, epoch: number}} Entry */
/** @typedef {{by: Name, raised_at: string, alert: Alert}} Call */

/**
 * The call for help that is not over, and who was told.
 * @param {string} id  of the case
 * @returns {Promise<{call: Call | null}>}
 */
export const readDanger = (id) => ask('GET', `/cases/${id}/danger`)

/**
 * @param {string} id
 * @param {Entry} entry
 * @returns {Promise<{call: Call | null}>}
 */
export const callHelp = (id, entry) => ask('POST', `/cases/${id}/danger`, { entry })

/**
 * @param {string} id
 * @returns {Promise<{call: Call | null}>}
 */
export const come = (id) => ask('POST', `/cases/${id}/danger/coming`, {})

/**
 * @param {string} id
 * @param {Entry} entry
 */
export const endCall = (id, entry) => ask('POST', `/cases/${id}/danger/ending`, { entry })

/**
 * @param {string} id
 * @param {string} request
 * @param {Entry} entry
 */
export const settleRight = (id, request, entry) => ask('POST', `/cases/${id}/requests/${request}/settlement`, { entry })

/**
 * @param {string} id
 * @returns {Promise<SealedEntry>}
 */
export const readNickname = (id) => ask('GET', `/cases/${id}/label`)

/**
 * @param {string} id
 * @param {boolean} named
 * @param {Entry} entry
 */
export const nameCase = (id, named, entry) => ask('PUT', `/cases/${id}/label`, { named, entry })

/**
 * @param {string} id
 * @returns {Promise<{sealed: string | null, saved_at: string | null}>}
 */
export const readReflection = (id) => ask('GET', `/cases/${id}/reflection`)

/**
 * @param {string} id
 * @param {string} sealed
 */
export const saveReflection = (id, sealed) => ask('PUT', `/cases/${id}/reflection`, { sealed })
