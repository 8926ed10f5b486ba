// Time zones to choose from: Indonesia's three first, then all that the browser knows.
const HOME_ZONES = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']
const NAMES = { 'Asia/Jakarta': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' }

export function zoneOptions() {
  const others = Intl.supportedValuesOf('timeZone').filter((zone) => !HOME_ZONES.includes(zone))
  return [...HOME_ZONES, ...others].map((value) => ({ value, label: label(value) }))
}

/** @param {string} zone */
function label(zone) {
  const short = /** @type {Record<string, string>} */ (NAMES)[zone]
  return short ? `${short} (${zone})` : zone
}
