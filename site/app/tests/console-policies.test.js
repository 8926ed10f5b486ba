// Policies as times on a clock, and what the editor changes in them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { timeOfDay } from '../console/format.js'
import { clockAt, timeline, withNewStep, withStep, withoutStep } from '../console/policies.js'
import { targetNames, targetOptions } from '../console/targets.js'
import { DAY, FRIDAY_EVENING, nextWorking, weekdayOf } from '../console/working-week.js'
import { spoken } from '../console/words.js'

const step = (delay, ...targets) => ({ delay, targets, every_channel: false })
const URGENT = {
  steps: [step(0, 'oncall'), step(5, 'oncall', 'backup'), step(5, 'everyone'), step(10, 'role:coordinator')],
  repeats: 3, every: 10, exhausted: ['role:coordinator'], exhausted_every: 60,
}
const OFFICE = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '08:00', end: '17:00' }))
const TEAM = {
  people: [{ id: 'a', name: 'Melati', role: 'counselor', active: true }, { id: 'b', name: 'Budi', role: 'counselor', active: false }],
  schedules: [{ id: 's', name: 'Malam' }],
}

test('delays add up, and each repetition begins after its pause', () => {
  const { rounds, again, exhausted } = timeline(URGENT)
  assert.deepEqual(rounds.map(({ minute }) => minute), [0, 5, 10, 20])
  assert.deepEqual(again, [30, 60, 90])
  assert.equal(exhausted, 120)
})

test('without repetitions it is over after the pause', () => {
  const { again, exhausted } = timeline({ ...URGENT, repeats: 0 })
  assert.deepEqual([again, exhausted], [[], 30])
})

test('what waits for working hours moves all that follows it', () => {
  const routine = { ...URGENT, steps: [step(0, 'oncall'), step(36 * 60, 'everyone')], repeats: 1, every: 12 * 60 }
  const { rounds, again, exhausted } = timeline(routine, FRIDAY_EVENING, (minute) => nextWorking(OFFICE, minute))
  const said = [...rounds.map(({ minute }) => minute), ...again, exhausted].map((minute) => `${weekdayOf(clockAt(minute).day)} ${clockAt(minute).time}`)
  assert.deepEqual(said, ['1 08:00', '3 08:00', '4 08:00', '2 08:00'])
})

test('work goes on after midnight, and around the clock nothing waits', () => {
  const night = [{ weekday: 7, start: '22:00', end: '06:00' }]
  assert.equal(nextWorking(night, 5 * 60), 5 * 60)
  assert.equal(nextWorking(night, 6 * 60), 6 * DAY + 22 * 60)
  assert.equal(nextWorking([{ weekday: 2, start: '00:00', end: '00:00' }], 3 * DAY), 8 * DAY)
  assert.equal(nextWorking(null, FRIDAY_EVENING), FRIDAY_EVENING)
})

test('a clock goes past midnight into the next day', () => {
  assert.deepEqual(clockAt(130), { day: 0, time: '02:10' })
  assert.deepEqual(clockAt(540 + 36 * 60), { day: 1, time: '21:00' })
})

test('whoever loses the first step begins with the next one at once', () => {
  assert.deepEqual(withoutStep(URGENT, 0).steps.map(({ delay }) => delay), [0, 5, 10])
})

test('a new step waits, unless it is the first', () => {
  assert.equal(withNewStep(URGENT).steps.at(-1).delay, 10)
  assert.equal(withNewStep({ ...URGENT, steps: [] }).steps[0].delay, 0)
})

test('a changed step leaves the others and the policy before it alone', () => {
  const changed = withStep(URGENT, 1, { delay: 7 })
  assert.deepEqual(changed.steps.map(({ delay }) => delay), [0, 7, 5, 10])
  assert.equal(URGENT.steps[1].delay, 5)
})

test('a time of day is written as the language does', () => {
  assert.equal(timeOfDay('02:10'), '02.10')
  spoken.speak('en')
  assert.equal(timeOfDay('02:10'), '02:10')
  spoken.speak('id')
})

test('targets are said in words, and who is gone is not named', () => {
  spoken.speak('en')
  assert.equal(targetNames(['oncall', 'schedule:s/2', 'person:a'], TEAM), 'whoever is on call, second line in Malam and Melati')
  assert.equal(targetNames(['person:x'], TEAM), 'somebody who is gone')
  spoken.speak('id')
  assert.equal(targetNames(['oncall', 'backup'], TEAM), 'yang sedang jaga dan yang jadi cadangan')
})

test('only what is not chosen and who is active can be added', () => {
  const offered = targetOptions(['everyone', 'schedule:s'], TEAM).map(({ value }) => value)
  assert.deepEqual(offered, ['oncall', 'backup', 'role:coordinator', 'role:supervisor', 'role:counselor', 'schedule:s/2', 'person:a'])
})
