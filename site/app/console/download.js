// Offers bytes made in the browser as a file.

/**
 * @param {string} filename
 * @param {Uint8Array | string} content
 */
export function download(filename, content) {
  const blob = new Blob([/** @type {BlobPart} */ (content)], { type: typeof content === 'string' ? 'text/plain' : 'application/octet-stream' })
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = filename
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
