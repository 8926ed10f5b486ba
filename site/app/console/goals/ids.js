// Ids that follow from what they stand for: two counselors who open the same reply at once write the same entry, once.
import { sha256Hex, toUtf8 } from '../../shared/base64.js'

/**
 * A UUID of version 8 (RFC 9562), made of a hash.
 * @param {string[]} parts
 */
export async function idFrom(...parts) {
  const hex = await sha256Hex(toUtf8(parts.join('\n')))
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-')
}
