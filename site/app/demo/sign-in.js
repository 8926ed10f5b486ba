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

/**
 * Fold the list once somebody is inside, so that the console is seen; unfold it when a sign-in is asked for again.
 * @param {HTMLDetailsElement} list
 * @param {Element} app
 */
function foldInside(list, app) {
  let wasInside = false
  new MutationObserver(() => {
    const isInside = app.querySelector('.desk') !== null
    if (isInside !== wasInside) list.open = !isInside
    wasInside = isInside
  }).observe(app, { childList: true, subtree: true })
}

const table = document.querySelector('[data-module="demo-people"]')
if (table) {
  refresh(table)
  setInterval(() => refresh(table), REFRESH)
  const list = table.closest('details')
  const app = document.querySelector('[data-module="console"]')
  if (list && app) foldInside(list, app)
}
