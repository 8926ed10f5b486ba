/** @file A copy of the conversation as a file: a page that needs nothing else, or data. Neutral in name and title. */

/** @typedef {import("../conversation.js").Entry} Entry */
/**
 * @typedef {object} Said what stands around the entries, in the page's language
 * @property {string} language
 * @property {string} title
 * @property {string} made
 * @property {(entry: Entry, place: number) => string} who
 * @property {(iso: string) => string} when
 * @property {(entry: Entry) => string} text
 */

const STYLE = "body{font:1rem/1.5 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#1d2429;background:#fff}"
  + "article{border-top:1px solid #c9d0d4;padding:1rem 0}h2{font-size:1rem;margin:0}time{font-weight:400;color:#4c5961}"
  + "p.text{white-space:pre-wrap;overflow-wrap:anywhere;margin:.5rem 0 0}"

/**
 * Return the conversation as one HTML file.
 * @param {Entry[]} entries
 * @param {Said} said
 */
export function copyAsPage(entries, said) {
  const page = document.implementation.createHTMLDocument(said.title)
  page.documentElement.lang = said.language
  const meta = (/** @type {Record<string, string>} */ attributes) => append(page.head, "meta", "", attributes)
  meta({ charset: "utf-8" })
  meta({ name: "viewport", content: "width=device-width" })
  meta({ name: "robots", content: "noindex" })
  append(page.body, "h1", said.title)
  append(page.body, "p", said.made)
  entries.forEach((entry, place) => {
    const article = append(page.body, "article")
    const heading = append(article, "h2", `${said.who(entry, place)} `)
    append(heading, "time", said.when(entry.postedAt), { datetime: entry.postedAt })
    append(article, "p", said.text(entry), { class: "text" })
  })
  // Put in as text: this page's own policy would refuse a style in a document that it makes.
  const html = page.documentElement.outerHTML.replace("</head>", `<style>${STYLE}</style></head>`)
  return `<!doctype html>\n${html}\n`
}

/**
 * Return the conversation as JSON: what was sealed, as it was opened.
 * @param {Entry[]} entries
 * @param {Date} now
 */
export function copyAsData(entries, now) {
  const messages = entries.map(({ id, from, postedAt, kind, text, fields, odd }) => {
    const place = { id, from, posted_at: postedAt }
    if (odd) return { ...place, unreadable: odd }
    return { ...place, kind, text, ...(fields === undefined ? {} : { fields }) }
  })
  return `${JSON.stringify({ v: 1, made_at: now.toISOString(), messages }, null, 2)}\n`
}

/** @param {Element} parent @param {string} name @param {string} [text] @param {Record<string, string>} [attributes] */
function append(parent, name, text = "", attributes = {}) {
  const element = parent.ownerDocument.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.textContent = text
  parent.append(element)
  return element
}
