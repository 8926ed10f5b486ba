// The four stages of counselling and their thirty tasks, after WHO (2004); ids are fixed, for records name them.
import { STAGES } from '../record/rules.js'
import { ending } from './tasks/ending.js'
import { roles } from './tasks/roles.js'
import { support } from './tasks/support.js'
import { trust } from './tasks/trust.js'

/** @import { Stage } from '../casework.js' */

/**
 * @typedef {{id: string, en: string}} Said
 *
 * @typedef {object} Leaves  the entry that doing a task leaves
 * @property {readonly string[]} kinds  one, or those to choose from
 * @property {Record<string, unknown>} [fields]  what is known of it beforehand
 * @property {boolean} [again]  it rather continues an entry that is there
 *
 * @typedef {object} Task
 * @property {string} id  stage and name, such as `trust.confidentiality`
 * @property {Said} title
 * @property {Said} guidance  one sentence: how it is done in writing, without voice and face
 * @property {Said} [warning]
 * @property {{part: string, said: Said}} [way]  the part of the case's page that helps with it
 * @property {readonly Said[]} phrases  to the client; each can be sent as it stands
 * @property {Leaves} leaves
 */

/** @type {Record<Stage, readonly Task[]>} */
export const TASKS = { trust, roles, support, ending }
