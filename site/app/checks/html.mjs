// Holds every built page to the HTML standard, offline. usage: node checks/html.mjs SITE
import { readFile, readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { HtmlValidate } from 'html-validate'

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:document'],
  rules: {
    'require-sri': ['error', { target: 'crossorigin' }], // what is our own comes with the page, under its policy
    'heading-level': ['error', { allowMultipleH1: true }], // a page of several views shows one of them, with its own
  },
})

/** @param {string} site */
const pages = async (site) => {
  const files = await readdir(site, { recursive: true })
  return files.filter((file) => file.endsWith('.html')).sort()
}

/** @param {string} site @returns {Promise<string[]>} a sentence for each fault */
const faultsOf = async (site) => {
  const faults = []
  for (const file of await pages(site)) {
    const { results } = await validator.validateString(await readFile(join(site, file), 'utf8'))
    for (const { messages } of results) {
      faults.push(...messages.map(({ line, column, message, ruleId }) => `${file}:${line}:${column}: ${message} (${ruleId})`))
    }
  }
  return faults
}

const faults = await faultsOf(process.argv[2] ?? '')
for (const fault of faults) console.error(fault)
process.exitCode = faults.length ? 1 : 0
