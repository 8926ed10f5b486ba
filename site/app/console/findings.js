// What a coordinator should put right, each thing in a sentence, with the way to where it is done.
import { html, nothing } from 'lit'
import { Attempt } from './attempt.js'
import { dayAndTime } from './format.js'
import { icon } from './icons.js'
import { notice } from './notice.js'
import { routeTo } from './route.js'
import { View } from './view.js'
import { isGrave, readWatch } from './watching.js'
import { say, words } from './words.js'

/** @import { Finding } from './watching.js' */
/** @import { Key } from './words.js' */

const SHOWN = 8
/** What is put right on the roster's pages. */
const ON_ROSTER = new Set(['gap', 'below-minimum', 'person-left', 'fallback-left', 'fallback-unreached'])
/** What is put right where it says who is told, and when. */
const IN_POLICIES = new Set(['policy-person-left', 'policy-schedule-ended'])

export class Findings extends View {
  static properties = { findings: { state: true } }

  #loading = new Attempt(this)

  constructor() {
    super()
    /** @type {Finding[] | null} */
    this.findings = null
  }

  firstUpdated() {
    this.#load()
  }

  #load() {
    return this.#loading.run(async () => {
      this.findings = (await readWatch()).findings
    })
  }

  render() {
    return html`<section class="duties" aria-labelledby="duties-title"><h2 id="duties-title">${say('watch.title')}</h2>
      ${notice(this.#loading.problem, () => this.#load())}
      ${this.findings ? this.#list(this.findings) : nothing}</section>`
  }

  /** @param {Finding[]} found */
  #list(found) {
    if (!found.length) return html`<p class="marks">${icon('check')}${say('watch.none')}</p>`
    const rest = found.slice(SHOWN)
    return html`<ul class="plain-list">${found.slice(0, SHOWN).map(sentence)}</ul>
      ${rest.length ? html`<details class="more"><summary>${say('watch.more', { n: rest.length })}</summary>
        <ul class="plain-list">${rest.map(sentence)}</ul></details>` : nothing}
      ${found.some(({ code }) => code === 'right-overdue') ? html`<p><a class="onward" href=${routeTo('queue', 'rights')}>${icon('flag')}${say('watch.rights')}</a></p>` : nothing}
      ${found.some(({ code }) => ON_ROSTER.has(code)) ? html`<p><a class="onward" href=${routeTo('roster', 'month')}>${icon('date')}${say('watch.roster')}</a></p>` : nothing}
      ${found.some(({ code }) => IN_POLICIES.has(code)) ? html`<p><a class="onward" href=${routeTo('policies')}>${icon('bell')}${say('watch.policies')}</a></p>` : nothing}`
  }
}

/** @param {Finding} found */
function sentence(found) {
  const { code, schedule, start, end, person, count, urgency } = found
  const grave = isGrave(found)
  const key = `watch.${code}`
  const values = {
    n: count, name: person?.name ?? '', schedule: schedule ?? '', code,
    urgency: urgency ? say(`urgency.${urgency}`) : '',
    start: start ? dayAndTime(start) : '', end: end ? dayAndTime(end) : '',
  }
  const said = say(/** @type {Key} */ (key in words ? key : 'watch.other'), values)
  return html`<li class="wrong ${grave ? 'grave' : ''}">${icon(grave ? 'alert' : 'flag')}<span>${said}</span></li>`
}

customElements.define('pi-findings', Findings)
