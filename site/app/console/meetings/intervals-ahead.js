// Follow-ups further and further apart: the next one is proposed as soon as one is done, and set by one tap.
import { html, nothing } from 'lit'
import { Part } from '../case/part.js'
import { Attempt } from '../attempt.js'
import { setFollowUp } from '../casework.js'
import { dayAfter, longDay } from '../format.js'
import { icon } from '../icons.js'
import { notice } from '../notice.js'
import { serverClock } from '../server-clock.js'
import { say } from '../words.js'
import { nextInterval } from './intervals.js'

const WEEK = 7

export class IntervalsAhead extends Part {
  static properties = { ...Part.properties, told: { state: true } }

  #setting = new Attempt(this)

  constructor() {
    super()
    this.told = ''
  }

  /**
   * @param {number} weeks
   * @param {string} on
   */
  async #set(weeks, on) {
    this.told = ''
    const isSet = await this.#setting.run(async () => {
      await setFollowUp(this.room.id, on)
      await this.room.note({
        kind: 'interval', task: 'ending.intervals', text: say('interval.note', { n: weeks, day: longDay(on) }), fields: { on, weeks },
      })
    })
    if (!isSet) return
    this.told = say('interval.set', { day: longDay(on) })
    await this.room.refresh()
  }

  render() {
    const { room } = this
    if (!room.isMine || room.case?.state !== 'open') return nothing
    const now = new Date(serverClock.now())
    const { weeks, done, ahead } = nextInterval(room.record, room.settings.follow_up_weeks, dayAfter(0, now))
    const on = dayAfter(weeks * WEEK, now)
    return html`<section class="intervals" aria-labelledby="intervals-title"><h3 id="intervals-title">${say('interval.title')}</h3>
      <p class="why">${say('interval.why')}</p>
      <p>${done ? say('interval.done', { n: done }) : nothing} ${ahead ? say('interval.ahead', { day: longDay(ahead) }) : nothing}</p>
      ${ahead ? nothing : html`<button type="button" class="button quiet" ?disabled=${this.#setting.busy} @click=${() => this.#set(weeks, on)}>
        ${icon('date')}${say('interval.propose', { n: weeks, day: longDay(on) })}</button>`}
      ${notice(this.#setting.problem)}<p role="status" class=${this.told ? 'small' : 'visually-hidden'}>${this.told}</p></section>`
  }
}

customElements.define('pi-intervals', IntervalsAhead)
