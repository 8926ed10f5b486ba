// Browsers that write into one record, by the page's own code: reads one story a line, tells what came of it.
import { createInterface } from 'node:readline'
import { fold } from '../../site/app/console/record/fold.js'
import { timesOf } from '../../site/app/console/record/kinds.js'
import { bringBack, inPlaceOf, keep, keepAll, remove } from '../../site/app/console/record/writing.js'

/** A page: what it knows of the record, and its note() as the room's, with the server's number. */
class Page {
  known = []

  constructor(name, server) {
    this.author = { id: name, name }
    this.server = server
  }

  get record() {
    return fold(this.known)
  }

  async note({ kind, item, replaces, text, fields = {} }) {
    const number = this.server.length + 1
    const isOnce = timesOf(kind) === 'once'
    const entry = {
      number, id: `e${number}`, author: this.author, writtenAt: '', state: 'opened', task: null, at: '', kind, text, fields,
      item: item ?? (isOnce ? kind : `i${number}`), replaces: replaces ?? (isOnce ? this.record.removalsOf(kind) : []),
    }
    this.server.push({ ...entry, known: this.known.map(({ id }) => id) })
    this.known = [...this.known, entry]
  }

  read(order) {
    const news = this.server.filter(({ id }) => !this.known.some((entry) => entry.id === id)).map(({ known, ...entry }) => entry)
    this.known = order % 2 ? [...news.reverse(), ...this.known] : [...this.known, ...news]
  }
}

const at = (list, n) => list[n % list.length]

const ACTS = {
  write: (page, { kind, text }) => page.note({ kind, text, fields: {} }),
  change: (page, { pick, text }) => on(page, pick, (item) => page.note(inPlaceOf(item, { text, fields: {} }))),
  remove: (page, { pick }) => on(page, pick, (item) => remove(page, item)),
  keep: (page, { pick, choice }) => on(page, pick, (item) => keep(page, item, at(item.versions, choice))),
  keepAll: (page, { pick }) => on(page, pick, (item) => keepAll(page, item)),
  bringBack: (page, { pick }) => page.record.gone.length && bringBack(page, at(page.record.gone, pick)),
  read: (page, { pick }) => page.read(pick),
}

function on(page, pick, act) {
  const items = page.record.items.filter(({ kind }) => timesOf(kind) !== 'log')
  return items.length ? act(at(items, pick)) : null
}

const shown = ({ kind, item, versions, removals, history }) => ({
  kind, item, versions: versions.map(({ id }) => id), removals: removals.map(({ id }) => id), history: history.map(({ id }) => id),
})
const snapshot = (record) => [...record.items, ...record.gone].map(shown)

async function play(acts) {
  const server = []
  const pages = ['ann', 'budi'].map((name) => new Page(name, server))
  for (const { page, act, ...more } of acts) await ACTS[act](pages[page], more)
  pages.forEach((page, n) => page.read(n))
  return { entries: server, folds: pages.map(({ record }) => snapshot(record)) }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await play(JSON.parse(line)))}\n`)
}
