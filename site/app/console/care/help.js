// The help to offer in danger: the directory's crisis card, each with how old its last check is.
import { directory, freshness } from '../referrals/directory.js'

/** @import { Service } from '../referrals/directory.js' */
/** @import { Language } from '../words.js' */

/**
 * The lines of the crisis card in a language, in its order; null while the directory cannot be had.
 * @param {Language} language
 * @param {Date} now
 * @returns {Promise<Service[] | null>}
 */
export async function helpLines(language, now) {
  const found = await directory(language)
  return found && standing(found.services, now)
}

/**
 * Those that stand on the card now: old ones leave it, except the ambulance.
 * @param {Service[]} services
 * @param {Date} now
 */
export function standing(services, now) {
  return services.filter((service) => service.crisis !== null && (service.stays || freshness(service, now) !== 'old'))
    .sort((one, other) => Number(one.crisis) - Number(other.crisis))
}

/**
 * Lines as words for the client.
 * @param {Pick<Service, 'name' | 'ways' | 'alert'>[]} lines
 * @param {string} lead
 */
export function asWords(lines, lead) {
  return [lead, ...lines.map(({ name, ways, alert }) => `- ${name}: ${ways.map(({ text }) => text).join('; ')}${alert ? `. ${alert}` : ''}`)].join('\n')
}
