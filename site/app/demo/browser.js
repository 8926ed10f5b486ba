// What the account code asks of a browser, under Node: one origin with its cookies, and the page's head.

/**
 * Make the globals of a page of this origin.
 * @param {string} origin
 * @returns {{nameSigner: (signer: string) => void}} what the page's head would say after a reload
 */
export function standIn(origin) {
  /** @type {string[]} */
  const signers = []
  const metas = () => signers.map((content) => ({ content, getAttribute: () => content }))
  Object.assign(globalThis, {
    location: new URL('/console/', origin),
    document: {
      documentElement: { lang: 'en', dataset: {} },
      querySelector: () => metas()[0] ?? null,
      querySelectorAll: metas
    },
    fetch: withCookies(origin, globalThis.fetch)
  })
  return { nameSigner: (signer) => void signers.push(signer) }
}

/**
 * @param {string} origin
 * @param {typeof fetch} send
 * @returns {typeof fetch}
 */
function withCookies(origin, send) {
  /** @type {Map<string, string>} */
  const cookies = new Map()
  return async (address, options = {}) => {
    const headers = new Headers(options.headers)
    headers.set('Origin', origin)
    headers.set('Cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const answer = await send(new URL(String(address), origin), { ...options, headers })
    for (const line of answer.headers.getSetCookie()) {
      const [name, ...value] = line.split(';')[0].split('=')
      cookies.set(name, value.join('='))
    }
    return answer
  }
}
