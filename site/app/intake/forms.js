/** @file Fetches the form's questions, which the page's HTML was rendered from. */

/**
 * @param {string} id
 * @param {string} language
 * @returns {Promise<import("./answering.js").Form>}
 * @throws {Error} it cannot be had
 */
export async function fetchForm(id, language) {
  const response = await fetch(`/assets/forms/${id}.${language}.json`, { credentials: "omit", referrerPolicy: "no-referrer" })
  if (!response.ok) throw new Error(`the form cannot be had: ${response.status}`)
  return response.json()
}
