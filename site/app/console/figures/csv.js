// A table as a CSV file (RFC 4180) that spreadsheets open: hidden numbers as a star, never as nothing.

export const HIDDEN = '*'

/**
 * @param {(string | number | null)[][]} rows  null: hidden
 */
export function csvOf(rows) {
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/**
 * A text that a spreadsheet would take for a formula gets an apostrophe before it.
 * @param {string | number | null} value
 */
function cell(value) {
  if (value === null) return HIDDEN
  if (typeof value === 'number') return String(value)
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
