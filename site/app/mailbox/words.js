/** @file The page's own words for what a script composes, read from its `words` templates. */

/** @param {string} key @returns {string} empty when the page has no such words */
export function word(key) {
  const templates = [...document.querySelectorAll('template[data-template="words"]')]
  const keys = templates.flatMap(template => (template instanceof HTMLTemplateElement ? [...template.content.querySelectorAll("dt")] : []))
  return keys.find(dt => dt.textContent === key)?.nextElementSibling?.textContent ?? ""
}
