// On the playground's console: who can sign in, and the second factor of this half minute.

const REFRESH = 5000

/** @typedef {{name: string, passphrase: string, totp: string}} Person */

/**
 * Fill the rows that the banner carries.
 * @param {Element} table
 * @param {Person[]} people
 */
function show(table, people) {
  for (const person of people) {
    const row = table.querySelector(`[data-person="${person.name}"]`)
    const code = row?.querySelector('[data-totp]')
    const passphrase = row?.querySelector('[data-passphrase]')
    if (code) code.textContent = person.totp
    if (passphrase) passphrase.textContent = person.passphrase
  }
}

/** @param {Element} table */
async function refresh(table) {
  const answer = await fetch('/demo/people').catch(() => null)
  if (answer?.ok) show(table, (await answer.json()).people)
}

const table = document.querySelector('[data-module="demo-people"]')
if (table) {
  refresh(table)
  setInterval(() => refresh(table), REFRESH)
}
