// What the roster's pages say: names, colors, times here and in the schedule's own place, and what comes first.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { before, test } from 'node:test'
import { useZone } from '../console/format.js'
import { colorStyle, initials, lookOf } from '../console/roster/colors.js'
import { draftOf, isOvernight, moved, newSchedule, scheduleOf, toggled, withLayer, withoutLayer } from '../console/roster/drafting.js'
import { elsewhere, fromTo, namesOf, shortName, timesOf } from '../console/roster/naming.js'
import { spoken } from '../console/words.js'

const NIGHT = [Date.parse('2026-11-30T13:00:00Z'), Date.parse('2026-12-01T01:00:00Z')]
const roster = { people: [{ id: 'a', name: 'Budi Rekaan' }, { id: 'b', name: 'Budi Umpama' }, { id: 'c', name: 'Sari Contoh' }] }

before(() => spoken.speak('id'))

test('a night is told with both its days, a day with one', () => {
  useZone('Asia/Jakarta')
  assert.match(fromTo(...NIGHT), /Sen.*30 Nov.*20\.00 – Sel, 08\.00$/)
  assert.match(fromTo(NIGHT[0], NIGHT[0] + 7 * 24 * 3_600_000), /30 Nov.*20\.00 – Sen.*7 Des.*20\.00$/)
  assert.match(fromTo(NIGHT[1], NIGHT[1] + 8 * 3_600_000), /Sel.*1 Des.*08\.00–16\.00/)
})

test('the schedule’s own time is named when its zone has another', () => {
  useZone('Asia/Makassar')
  const [start, end] = NIGHT
  assert.equal(elsewhere({ start, end }, { zone: 'Asia/Jakarta' }), '20.00–08.00 WIB = 21.00–09.00 WITA')
  assert.equal(elsewhere({ start, end }, { zone: 'Asia/Singapore' }), '')
  assert.equal(elsewhere({ start, end }, undefined), '')
})

test('an edge that is not known is not told', () => {
  useZone('Asia/Jakarta')
  const [start, end] = NIGHT
  assert.match(timesOf({ start, end, begun: true, goesOn: false }), /^sampai Sel.*1 Des.*08\.00$/)
  assert.match(timesOf({ start, end, begun: false, goesOn: true }), /^mulai Sen.*30 Nov.*20\.00$/)
  assert.equal(timesOf({ start, end, begun: true, goesOn: true }), 'terus-menerus')
  assert.equal(timesOf({ start, end, begun: false, goesOn: false }), fromTo(start, end))
})

test('a first name is enough until two people share it', () => {
  assert.equal(shortName(roster, 'c'), 'Sari')
  assert.equal(shortName(roster, 'b'), 'Budi Umpama')
  assert.equal(namesOf(roster, ['a', 'c']), 'Budi Rekaan dan Sari Contoh')
  assert.equal(namesOf(roster, ['gone']), 'Mantan rekan')
})

const team = (/** @type {string[]} */ names) => ({ people: names.map((name, seat) => ({ id: String(seat), name, seat })) })

test('two hundred people have two hundred looks, and eleven have hues far apart', () => {
  const { people } = team(Array.from({ length: 200 }, (_, n) => `Orang ${n}`))
  assert.equal(new Set(people.map(({ id }) => colorStyle({ people }, id))).size, 200)
  const hues = Array.from({ length: 11 }, (_, seat) => lookOf(seat).hue)
  assert.equal(new Set(hues).size, 11)
  assert.ok(hues.slice(0, 4).every((hue, n) => !n || Math.abs(hue - hues[n - 1]) >= 87), String(hues))
})

test('a name shrinks to two letters, and to others where a colleague has them', () => {
  const letters = (/** @type {string[]} */ ...names) => team(names).people.map(({ id }) => initials(team(names), id))
  assert.deepEqual(letters('Budi Rekaan', 'Sari', 'made contoh wijaya', 'É'), ['BR', 'SA', 'MC', 'É'])
  assert.deepEqual(letters('Budi Rekaan', 'Bagus Rekaan', 'Bagus Rekaan', 'B R', 'B R'), ['BR', 'BA', 'BG', 'B2', 'B3'])
  assert.deepEqual(letters('Sari', 'Sari', 'Sari', 'Sari'), ['SA', 'SR', 'SI', 'S2'])
  assert.equal(new Set(letters(...Array(200).fill('Ani'))).size, 200)
})

test('the colors keep their letters readable in light and dark', () => {
  const css = readFileSync(new URL('../../theme/roster.css', import.meta.url), 'utf8')
  const [light, dark] = [...css.matchAll(/--shade:calc\((\d+)% ([-+]) (\d+)%\*var\(--tone,0\)\);background:hsl\(var\(--hue,0\) (\d+)% var\(--shade\)\);color:hsl\(var\(--hue,0\) (\d+)% (\d+)%\)/g)]
    .map(([, shade, sign, step, saturation, inkSaturation, ink]) => ({ shade: +shade, step: sign === '-' ? -step : +step, saturation: +saturation, inkSaturation: +inkSaturation, ink: +ink }))
  for (const look of [light, dark]) {
    for (let hue = 0; hue < 360; hue += 5) {
      for (const tone of [0, 1]) {
        const shade = look.shade + look.step * tone
        const ink = hsl(hue, look.inkSaturation, look.ink)
        for (const paper of [hsl(hue, look.saturation, shade), hsl(hue, 45, shade - 8)]) {
          const ratio = contrast(paper, ink)
          assert.ok(ratio >= 4.5, `hue ${hue}, tone ${tone}: ${ratio}`)
        }
      }
    }
  }
})

test('what the roster calls its own is styled by no other page of the console', () => {
  const begun = (/** @type {string} */ name) => new Set(readFileSync(new URL(`../../theme/${name}.css`, import.meta.url), 'utf8')
    .split('\n').flatMap((line) => line.replace(/\{[^}]*\}?/g, ',').split(',')).flatMap((selector) => /^\s*\.([\w-]+)/.exec(selector)?.[1] ?? []))
  const shared = ['danger-box', 'desk', 'empty', 'field', 'plain-list', 'tabs', 'view']
  const others = begun('console')
  assert.ok(others.has('working-week') && begun('roster').has('roster-week'))
  assert.deepEqual([...begun('roster')].filter((name) => others.has(name) && !shared.includes(name)), [])
})

test('people are moved up and down within the list and never out of it', () => {
  assert.deepEqual(moved(['a', 'b', 'c'], 2, -1), ['a', 'c', 'b'])
  assert.deepEqual(moved(['a', 'b', 'c'], 0, 1), ['b', 'a', 'c'])
  assert.deepEqual(moved(['a', 'b'], 0, -1), ['a', 'b'])
  assert.deepEqual(moved(['a', 'b'], 1, 1), ['a', 'b'])
  assert.deepEqual([toggled([1, 2], 2), toggled([1], 2)], [[1], [1, 2]])
})

test('what is sent of a draft has neither keys nor what the server adds', () => {
  const kept = { ...scheduleOf(newSchedule('Asia/Jakarta', '2026-11-25')), id: 'x', ended: false }
  assert.deepEqual(Object.keys(scheduleOf(draftOf(kept))).sort(), ['fallback', 'id', 'layers', 'minimum', 'name', 'version', 'zone'])
  assert.deepEqual(scheduleOf(draftOf(kept)).layers, kept.layers)
})

test('a change touches one layer, and leaves the draft before as it was', () => {
  const first = newSchedule('Asia/Jakarta', '2026-11-25')
  const { key } = first.layers[0]
  const second = withLayer(first, key, { end: '06:00' })
  assert.deepEqual([first.layers[0].end, second.layers[0].end], ['20:00', '06:00'])
  assert.deepEqual([isOvernight(first.layers[0]), isOvernight(second.layers[0])], [false, true])
  assert.deepEqual(withoutLayer(second, key).layers, [])
})

/** WCAG 2.2's relative luminance and contrast. */
function contrast(one, other) {
  const luminance = (rgb) => rgb.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0)
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

function hsl(hue, saturation, lightness) {
  const [s, l] = [saturation / 100, lightness / 100]
  return [0, 8, 4].map((n) => {
    const k = (n + hue / 30) % 12
    return l - s * Math.min(l, 1 - l) * Math.max(-1, Math.min(k - 3, 9 - k, 1))
  })
}
