// Time zones to choose from: Indonesia's three first, then all that the browser knows.
const HOME_ZONES = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']
const NAMES = { 'Asia/Jakarta': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' }

/**
 * @param {string} current  offered in any case: browsers do not list the same names, and must not change it by saving
 */
export function zoneOptions(current) {
  return [...new Set([...HOME_ZONES, current, ...Intl.supportedValuesOf('timeZone')])].map((value) => ({ value, label: label(value) }))
}

/** @param {string} zone */
function label(zone) {
  const short = /** @type {Record<string, string>} */ (NAMES)[zone]
  return short ? `${short} (${zone})` : zone
}
