// An event of the audit trail as a sentence.
import { say, words } from '../words.js'

/** @import { Key } from '../words.js' */
/** @import { Told } from './reading.js' */

/** Ends of cases read differently by who chose them. */
const ENDS = new Set(['erased'])

/**
 * @param {Told} told
 * @returns {string}
 */
export function tell(told) {
  const { kind, by, other, fields } = told
  const key = keyOf(told)
  if (!key) return say('trail.unknown', { kind, name: by?.name || say('trail.nobody') })
  return say(key, {
    name: by?.name || say('trail.nobody'),
    other: other?.name || say('trail.somebody'),
    n: Number(fields.number ?? fields.count ?? 0),
    role: worded('role', fields.role),
    stage: worded('stage', fields.to),
    outcome: worded('outcome', fields.outcome),
    changed: String(fields.changed ?? '').split(', ').map((name) => worded('trail.setting', name)).join(', '),
  })
}

/**
 * @param {Told} told
 * @returns {Key | null}
 */
function keyOf({ kind, by, fields }) {
  if (ENDS.has(kind)) return by ? 'trail.erased' : fields.again ? 'trail.erased.again' : 'trail.erased.client'
  if (kind === 'settings' && !fields.changed) return 'trail.settings.same'
  if (kind === 'admitted' && fields.door) return fields.door === 'recovery' ? 'trail.admitted.recovery' : 'trail.admitted.set-up'
  if (kind === 'stage' && fields.back) return 'trail.stage.back'
  const key = `trail.${kind}`
  return key in words ? /** @type {Key} */ (key) : null
}

/**
 * The word of a code, the code itself where there is none.
 * @param {string} prefix
 * @param {string | number | null | undefined} code
 */
function worded(prefix, code) {
  const key = `${prefix}.${code}`
  return key in words ? say(/** @type {Key} */ (key)) : String(code ?? '')
}
