// Fragment routes: where in the console somebody is, and the secrets that links bring after their `#`.

/**
 * @typedef {'queue' | 'case' | 'roster' | 'people' | 'me' | 'settings' | 'keys' | 'policies' | 'alerts' | 'figures' | 'trail'} Place
 * @typedef {{place: Place, name: string, part?: string, task?: string}} Route  a case has parts, its thread when none is named
 * @typedef {{kind: 'setup' | 'invite' | 'recover', secret: string}} Errand
 */

/** @type {readonly Place[]} */
const PLACES = ['queue', 'case', 'roster', 'people', 'me', 'settings', 'keys', 'policies', 'alerts', 'figures', 'trail']
const QUEUES = ['waiting', 'mine', 'asked', 'team', 'closed', 'rights']

/** The roster's pages; a schedule that is edited has its id behind. */
const ROSTER_PAGES = /^(week|month|mine|swaps|edit(\/[\w-]+)?)$/

/** The first words of links, and what they are for. @type {Map<string, Errand['kind']>} */
const ERRANDS = new Map([['setup', 'setup'], ['invitation', 'invite'], ['invite', 'invite'], ['recovery', 'recover'], ['recover', 'recover']])

/** @type {Route} */
export const HOME = { place: 'queue', name: 'waiting' }

/**
 * Read a fragment such as `#case/0f…` as a place; anything unknown is the waiting queue.
 * @param {string} fragment
 * @returns {Route}
 */
export function readRoute(fragment) {
  const [first = '', name = ''] = splitOnce(fragment.replace(/^#/, ''))
  const place = PLACES.find((known) => known === first)
  if (!place) return HOME
  if (place === 'queue') return QUEUES.includes(name) ? { place, name } : HOME
  if (place === 'case') return caseRoute(name)
  if (place === 'roster') return { place, name: ROSTER_PAGES.test(name) ? name : 'week' }
  if (place === 'figures') return { place, name: name === 'months' ? name : 'weeks' }
  if (place === 'trail') return { place, name: /^[0-9a-f]{32}$/.test(name) ? name : '' }
  return { place, name: '' }
}

/**
 * @param {string} name  a case's id, behind it a part of its page, and behind that a task
 * @returns {Route}
 */
function caseRoute(name) {
  const [, id = '', part, task] = /^([0-9a-f]{32})(?:\/([a-z-]+)(?:\/([a-z]+\.[a-z-]+))?)?$/.exec(name) ?? []
  if (!id) return HOME
  return { place: 'case', name: id, ...(part ? { part } : {}), ...(task ? { task } : {}) }
}

/** @param {string} path */
function splitOnce(path) {
  const slash = path.indexOf('/')
  return slash < 0 ? [path] : [path.slice(0, slash), path.slice(slash + 1)]
}

/**
 * The address of a place.
 * @param {Place} place
 * @param {string} [name]
 */
export function routeTo(place, name) {
  return name ? `#${place}/${name}` : `#${place}`
}

/**
 * Read the secret of a link (`#setup/…`, `#invitation/…`, `#recovery/…`), if the fragment is one.
 * @param {string} fragment
 * @returns {Errand | null}
 */
export function readErrand(fragment) {
  const [, word = '', secret = ''] = /^#([a-z]+)[/=](.+)$/.exec(fragment) ?? []
  const kind = ERRANDS.get(word)
  return kind && secret ? { kind, secret } : null
}

/**
 * Take a link's secret out of the address, so that neither history nor a glance at the screen keeps it.
 * @param {Pick<Window, 'location' | 'history'>} page
 * @returns {Errand | null}
 */
export function takeErrand(page) {
  const errand = readErrand(page.location.hash)
  if (errand) page.history.replaceState(null, '', page.location.pathname + page.location.search)
  return errand
}
