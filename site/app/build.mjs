// Bundles the browser's code: build/app/*.js with hashed names, and manifest.json for the templates.
// usage: node build.mjs [folder [names]], such as: node build.mjs build/app intake,mailbox
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = dirname(fileURLToPath(import.meta.url))
const out = resolve(process.argv[2] ?? join(here, '..', '..', 'build', 'app'))
const fresh = `${out}.${process.pid}`
const names = process.argv[3]?.split(',')
const wanted = (name) => !names || names.includes(name)

/** Names for templates, and the modules behind them. One that does not exist yet is left out. */
const pages = {
  intake: 'intake/main.js',
  mailbox: 'mailbox/main.js',
  console: 'console/main.js',
  'safe-exit': 'shared/safe-exit.js',
  breathing: 'breathing/main.js',
  plan: 'plan/main.js',
  status: 'status/main.js',
  search: 'search/main.js',
  directory: 'directory/main.js',
}

const options = {
  absWorkingDir: here,
  outdir: fresh,
  bundle: true,
  minify: true,
  metafile: true,
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'warning',
  charset: 'utf8',
}

/** @param {Record<string, string>} entries */
const present = (entries) =>
  Object.fromEntries(Object.entries(entries).filter(([name, file]) => wanted(name) && existsSync(join(here, file))))

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
const closure = (outputs, file, kinds, seen = new Set([file])) => {
  for (const { path, kind, external } of outputs[file].imports) {
    if (external || seen.has(path) || !kinds.includes(kind)) continue
    seen.add(path)
    closure(outputs, path, kinds, seen)
  }
  return seen
}

const describe = ({ outputs }, entries) => {
  const byEntry = new Map(Object.entries(outputs).map(([file, output]) => [output.entryPoint, file]))
  const local = (file) => relative(fresh, join(here, file))
  return Object.entries(entries).map(([name, entry]) => {
    const file = byEntry.get(entry)
    const first = closure(outputs, file, ['import-statement'])
    const all = closure(outputs, file, ['import-statement', 'dynamic-import'])
    const later = [...all].filter((path) => !first.has(path))
    return [name, { file: local(file), imports: [...first].filter((path) => path !== file).map(local).sort(), later: later.map(local).sort() }]
  })
}

const bundleAll = async () => {
  await mkdir(fresh, { recursive: true })
  const manifest = []
  for (const [entries, bundle] of [[present(pages), bundlePages], [await workerEntries(), bundleWorkers]]) {
    if (Object.keys(entries).length) manifest.push(...describe((await bundle(entries)).metafile, entries))
  }
  await writeFile(join(fresh, 'manifest.json'), JSON.stringify(Object.fromEntries(manifest), null, 2) + '\n')
  // Swapped in whole, so that a site that is being built finds either the old bundles or the new.
  await rm(out, { recursive: true, force: true })
  await rename(fresh, out)
}

try {
  await bundleAll()
} catch (error) {
  if (!error.errors) throw error // esbuild has printed its own
  process.exitCode = 1
} finally {
  await rm(fresh, { recursive: true, force: true })
}
