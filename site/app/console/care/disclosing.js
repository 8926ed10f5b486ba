// Disclosures and who approved them: a function of the record, in which the server names each author.

/** @import { Name } from '../casework.js' */
/** @import { Folded } from '../record/fold.js' */
/** @import { OpenedEntry } from '../record/entry.js' */
/** @typedef {'safety' | 'child' | 'law'} Ground */

/**
 * @typedef {object} Disclosure
 * @property {OpenedEntry} entry
 * @property {Ground | ''} ground
 * @property {string} what
 * @property {string} to
 * @property {boolean} isClientTold
 * @property {string} whyNot
 * @property {Name[]} approvals  different people, the first who approved first
 * @property {boolean} isApproved
 */

/** @type {readonly Ground[]} */
export const GROUNDS = ['safety', 'child', 'law']
const NEEDED = 2

/**
 * All disclosures, the first proposed first. The same person counts once, however often they approve: so whoever
 * proposed it is at most one of the two.
 * @param {Pick<Folded, 'log'>} record
 * @returns {Disclosure[]}
 */
export function disclosures(record) {
  const approvals = record.log('approval')
  return record.log('disclosure').map((entry) => {
    const { ground, what, to, client_told: told, why_not: whyNot } = entry.fields
    const authors = approvals.filter(({ fields, number }) => fields.disclosure === entry.id && number > entry.number).map(({ author }) => author)
    const approving = [...new Map([...authors].reverse().map((author) => [author.id, author])).values()].reverse()
    return {
      entry, ground: GROUNDS.find((known) => known === ground) ?? '', what: word(what) || entry.text, to: word(to),
      isClientTold: told === true, whyNot: word(whyNot), approvals: approving, isApproved: approving.length >= NEEDED,
    }
  })
}

/** @param {unknown} value */
function word(value) {
  return typeof value === 'string' ? value : ''
}
