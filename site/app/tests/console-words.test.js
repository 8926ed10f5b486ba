// The console's words: complete in both languages, and every key that is used exists.
import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { test } from 'node:test'
import { firstLanguage, say, sayIn, spoken, words } from '../console/words.js'

const FOLDER = new URL('../console/', import.meta.url)
const sources = readdirSync(FOLDER, { recursive: true }).filter((name) => /^(?!words[./]|account[./]).+\.js$/.test(name))
  .map((name) => readFileSync(new URL(name, FOLDER), 'utf8'))

/** Keys made of a beginning and a variable, such as `queue.${queue}`. */
const BEGINNINGS = new Set(sources.flatMap((text) => [...text.matchAll(/[`'"]([a-z-]+(?:\.[a-z-]+)*\.)\$\{/g)].map((found) => found[1])))
const USED = new Set(sources.flatMap((text) => [...text.matchAll(/['"`]([a-z-]+(?:\.[a-z-]+)+)['"`]/g)].map((found) => found[1])))

test('every word has an Indonesian and an English side', () => {
  for (const [key, word] of Object.entries(words)) {
    const english = typeof word.en === 'string' ? [word.en] : [word.en.one, word.en.other]
    for (const sentence of [word.id, ...english]) assert.ok(sentence?.trim(), key)
  }
})

test('both sides of a word have the same blanks', () => {
  const blanks = (sentence) => [...sentence.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort()
  for (const [key, word] of Object.entries(words)) {
    const english = typeof word.en === 'string' ? word.en : word.en.other
    assert.deepEqual(blanks(word.id), blanks(english), key)
  }
})

test('every key that is said exists', () => {
  const said = sources.flatMap((text) => [...text.matchAll(/\bsay(?:In)?\((?:\w+, )?'([^']+)'/g)].map((found) => found[1]))
  for (const key of said) assert.ok(key in words, key)
})

test('no word is left over', () => {
  const isUsed = (key) => USED.has(key) || [...BEGINNINGS].some((beginning) => key.startsWith(beginning))
  assert.deepEqual(Object.keys(words).filter((key) => !isUsed(key)), [])
})

test('words are filled in, and counted where the language counts', () => {
  assert.equal(sayIn('en', 'queue.news', { n: 1 }), '1 new case is waiting.')
  assert.equal(sayIn('en', 'queue.news', { n: 3 }), '3 new cases are waiting.')
  assert.equal(sayIn('id', 'queue.news', { n: 3 }), '3 kasus baru menunggu.')
})

test('a change of language is told once', () => {
  let told = 0
  spoken.addEventListener('change', () => { told += 1 })
  spoken.speak('en')
  spoken.speak('en')
  assert.equal(say('place.me'), 'Me')
  spoken.speak('id')
  assert.equal(told, 2)
})

test('the first language follows the browser, and is Indonesian otherwise', () => {
  assert.equal(firstLanguage(['en-GB', 'id']), 'en')
  assert.equal(firstLanguage(['nl', 'id-ID']), 'id')
  assert.equal(firstLanguage(['jv']), 'id')
  assert.equal(firstLanguage(['nl', 'fr']), 'id')
})
