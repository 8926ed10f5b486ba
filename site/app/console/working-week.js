// When a service works, over a plain week in minutes since Monday 00:00: what is told in working hours only waits for them.

/** @typedef {{weekday: number, start: string, end: string}} WorkingDay  1 is Monday; an end that is not after the start is the next day's */

export const DAY = 24 * 60
/** A Friday evening: for most services the beginning of the longest wait. */
export const FRIDAY_EVENING = 4 * DAY + 20 * 60 + 30

/**
 * The minute itself while somebody works, else the one in which work begins again.
 * @param {WorkingDay[] | null} days  null: around the clock
 * @param {number} minute
 */
export function nextWorking(days, minute) {
  if (!days?.length) return minute
  for (let day = Math.floor(minute / DAY) - 1; ; day += 1) {
    const hours = days.find(({ weekday }) => weekday === weekdayOf(day))
    if (!hours) continue
    const [start, end] = [minuteOf(hours.start), minuteOf(hours.end)]
    if (minute < day * DAY + (end > start ? end : end + DAY)) return Math.max(minute, day * DAY + start)
  }
}

/**
 * The ISO weekday of a day that is counted from a Monday on.
 * @param {number} day
 */
export function weekdayOf(day) {
  return ((day % 7) + 7) % 7 + 1
}

/** @param {string} time  such as "08:00" */
function minuteOf(time) {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}
