// Bundles the browser's code: build/app/*.js with hashed names, and manifest.json for the templates.
import { existsSync } from 'node:fs'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = dirname(fileURLToPath(import.meta.url))
const out = join(here, '..', '..', 'build', 'app')

/** Names for templates, and the modules behind them. One that does not exist yet is left out. */
const pages = {
  intake: 'intake/main.js',
  mailbox: 'mailbox/main.js',
  console: 'console/main.js',
  'safe-exit': 'shared/safe-exit.js',
}

const options = {
  absWorkingDir: here,
  outdir: out,
  bundle: true,
  minify: true,
  metafile: true,
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'warning',
  charset: 'utf8',
}

/** @param {Record<string, string>} entries */
const present = (entries) => Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(join(here, file))))

const workerEntries = async () => {
  const folder = join(here, 'workers')
  const files = existsSync(folder) ? await readdir(folder) : []
  return Object.fromEntries(
    files.filter((file) => file.endsWith('.js')).map((file) => [`workers/${basename(file, '.js')}`, `workers/${file}`]),
  )
}

const bundlePages = (entries) =>
  build({ ...options, entryPoints: entries, format: 'esm', splitting: true, entryNames: '[name].[hash]', chunkNames: 'part.[hash]' })

// A worker is one classic script: it runs as a module worker and in browsers that have none.
const bundleWorkers = (entries) => build({ ...options, entryPoints: entries, format: 'iife', entryNames: '[name].[hash]' })

/** Everything that `file` needs through imports of the kinds given, itself left out. */
const closure = (outputs, file, kinds, seen = new Set()) => {
  for (const { path, kind, external } of outputs[file].imports) {
    if (external || seen.has(path) || !kinds.includes(kind)) continue
    seen.add(path)
    closure(outputs, path, kinds, seen)
  }
  seen.delete(file)
  return seen
}

const describe = ({ outputs }, entries) => {
  const byEntry = new Map(Object.entries(outputs).map(([file, output]) => [output.entryPoint, file]))
  const local = (file) => relative(out, join(here, file))
  return Object.entries(entries).map(([name, entry]) => {
    const file = byEntry.get(entry)
    const first = closure(outputs, file, ['import-statement'])
    const all = closure(outputs, file, ['import-statement', 'dynamic-import'])
    const later = [...all].filter((path) => !first.has(path))
    return [name, { file: local(file), imports: [...first].map(local).sort(), later: later.map(local).sort() }]
  })
}

await rm(out, { recursive: true, force: true })
await mkdir(out, { recursive: true })
const manifest = []
for (const [entries, bundle] of [[present(pages), bundlePages], [await workerEntries(), bundleWorkers]]) {
  if (Object.keys(entries).length) manifest.push(...describe((await bundle(entries)).metafile, entries))
}
await writeFile(join(out, 'manifest.json'), JSON.stringify(Object.fromEntries(manifest), null, 2) + '\n')
