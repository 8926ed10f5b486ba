// What the site publishes as JSON, fetched once for as long as the page is open.

/** @type {Map<string, Promise<any>>} */
const fetched = new Map()

/**
 * What lies at an address of the site; null while it cannot be had, and it is asked for again next time.
 * @param {string} address
 * @returns {Promise<any>}
 */
export async function published(address) {
  const known = fetched.get(address) ?? load(address)
  fetched.set(address, known)
  const found = await known
  if (!found) fetched.delete(address)
  return found
}

/** @param {string} address */
async function load(address) {
  try {
    const answer = await fetch(address, { credentials: 'omit' })
    return answer.ok ? await answer.json() : null
  } catch {
    return null
  }
}
