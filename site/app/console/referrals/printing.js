// Prints one element alone: under a name that says nothing, for it stands in print queues and in folders of files.

/**
 * @param {HTMLElement} sheet
 * @param {string} title  what the browser proposes as the file's name
 */
export function printAlone(sheet, title) {
  const copy = document.createElement('div')
  copy.className = 'print-alone'
  copy.append(sheet.cloneNode(true))
  const before = document.title
  document.body.append(copy)
  document.documentElement.classList.add('printing-alone')
  document.title = title
  addEventListener('afterprint', () => {
    copy.remove()
    document.documentElement.classList.remove('printing-alone')
    document.title = before
  }, { once: true })
  print()
}
