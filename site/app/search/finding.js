/** @file Finds pages by words, their forms, their beginnings and with a slip of the finger. */

import MiniSearch from "minisearch"
import { stems } from "./stems.js"

/** @typedef {{location: string, page: string, title: string, text: string, also?: string}} Section */
/** @typedef {{address: string, page: string, title: string, parts: Array<{text: string, hit: boolean}>}} Found */

const MOST = 12
const AROUND = 70
const BEFORE = 30

/** Words that stand in every wish and lead nowhere: "ingin mati" looks for "mati". @type {Record<string, Set<string>>} */
const STOPPED = {
  id: new Set(("saya aku gue kami kita kamu anda dia ingin pengen pengin mau akan bisa yang dan atau di ke dari untuk "
    + "itu ini ada adalah tidak nggak gak lagi sudah saja aja dengan karena").split(" ")),
  en: new Set(("i i'm im me my myself we you he she they it want wanna to the a an of and or in on at for with is am are "
    + "be was do not no this that have has going gonna feel feeling like").split(" ")),
}

/** @param {string} text */
const words = text => text.match(/[\p{L}\p{N}’']+/gu) ?? []

/** @param {string} text @param {number} at */
const wordStart = (text, at) => at === 0 ? 0 : text.indexOf(" ", at) + 1

/**
 * Cut a text around its first hit.
 * @param {string} text
 * @param {string[]} terms as they stand in the text, in lower case
 * @returns {Array<{text: string, hit: boolean}>}
 */
export function snippet(text, terms) {
  const starts = new Set(terms.map(term => term.toLowerCase()))
  const found = [...text.matchAll(/[\p{L}\p{N}’']+/gu)].find(([word]) => starts.has(word.toLowerCase()))
  if (!found) return [{ text: cut(text, 0, AROUND + BEFORE), hit: false }]
  const from = wordStart(text, Math.max(0, found.index - BEFORE))
  const end = found.index + found[0].length
  return [
    { text: (from ? "… " : "") + text.slice(from, found.index), hit: false },
    { text: found[0], hit: true },
    { text: cut(text, end, end + AROUND), hit: false },
  ]
}

/** @param {string} text @param {number} from @param {number} to */
const cut = (text, from, to) => to >= text.length ? text.slice(from) : `${text.slice(from, text.lastIndexOf(" ", to))} …`

export class Finder {
  #language
  #index

  /**
   * @param {Section[]} sections
   * @param {string} language
   */
  constructor(sections, language) {
    this.#language = language
    this.#index = new MiniSearch({
      idField: "location",
      fields: ["title", "page", "text", "also"],
      storeFields: ["title", "page", "text"],
      tokenize: words,
      processTerm: word => stems(word, language),
    })
    this.#index.addAll(sections)
  }

  /**
   * Return the best section of each page that has all the words, or else of pages that have some.
   * @param {string} query
   * @returns {Found[]}
   */
  find(query) {
    const all = this.#search(query, "AND")
    const results = all.length ? all : this.#search(query, "OR")
    const pages = new Map()
    for (const result of results) {
      const page = String(result.id).split("#")[0]
      if (!pages.has(page)) pages.set(page, result)
    }
    return [...pages.values()].slice(0, MOST).map(result => ({
      address: `/${result.id}`,
      page: result.page,
      title: result.title,
      parts: snippet(result.text, this.#shown(result)),
    }))
  }

  /** Which words of the text led here. @param {import("minisearch").SearchResult} result */
  #shown(result) {
    const hits = new Set(Object.keys(result.match).filter(term => result.match[term]?.includes("text")))
    return words(result.text).filter(word => stems(word, this.#language).some(stem => hits.has(stem)))
  }

  /** What of a query counts; a query of stop words alone counts as it is. @param {string} query */
  #counted(query) {
    const all = words(query)
    const counted = all.filter(word => !STOPPED[this.#language]?.has(word.toLowerCase().replace("’", "'")))
    return counted.length ? counted : all
  }

  /** @param {string} query @param {"AND" | "OR"} combineWith */
  #search(query, combineWith) {
    const queries = this.#counted(query).map(word => ({ combineWith: "OR", queries: stems(word, this.#language) }))
    return this.#index.search(/** @type {import("minisearch").Query} */ ({ combineWith, queries }), {
      // Who names a word for a page knows better than a heading that happens to say it.
      boost: { title: 4, page: 3, also: 20 },
      prefix: term => term.length > 2,
      fuzzy: term => term.length > 4 ? 0.2 : false,
      tokenize: term => [term],
      processTerm: term => term,
    })
  }
}
