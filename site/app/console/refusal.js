// The fields that the server refused: found in their form, named as the form names them, marked, the first one focused.

/** @typedef {Record<string, string[]>} Errors  sentences by the path of a field, such as `steps.0.delay` */

const CONTROLS = 'input, select, textarea, button'

/** Marks what was refused in an element until the next attempt. */
export class Refusal {
  #root
  /** @type {(() => void)[]} */
  #undo = []

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root
  }

  /** @param {Errors} errors */
  show(errors) {
    const form = document.activeElement?.closest('form')
    const roots = [...(form && this.#root.contains(form) ? [form] : []), this.#root]
    const controls = Object.entries(errors).flatMap(([path, sentences]) => {
      const control = roots.map((root) => controlAt(root, path)).find((found) => found)
      if (!control) return []
      this.#mark(control, path, sentences)
      return [control]
    })
    goTo(controls[0])
  }

  clear() {
    for (const undo of this.#undo.splice(0)) undo()
  }

  /**
   * @param {HTMLElement} control
   * @param {string} path
   * @param {string[]} sentences
   */
  #mark(control, path, sentences) {
    const said = document.createElement('p')
    said.className = 'error'
    said.id = `refused-${path}`
    said.textContent = sentences.join(' ')
    if (control.matches(CONTROLS)) control.after(said)
    else control.append(said)
    const described = control.getAttribute('aria-describedby') ?? ''
    control.dataset.refused = path
    control.setAttribute('aria-invalid', 'true')
    control.setAttribute('aria-describedby', `${described} ${said.id}`.trim())
    this.#undo.push(() => {
      said.remove()
      delete control.dataset.refused
      control.removeAttribute('aria-invalid')
      if (described) control.setAttribute('aria-describedby', described)
      else control.removeAttribute('aria-describedby')
    })
  }
}

/**
 * The control of a field by `data-path` or its name; where there is none, the group that the field is in.
 * @param {ParentNode} root
 * @param {string} path
 * @returns {HTMLElement | null}
 */
export function controlAt(root, path) {
  for (const known of beginningsOf(path)) {
    const found = root.querySelector(`[data-path="${known}"]`) ?? root.querySelector(`[name="${known}"]`)
    if (found) return /** @type {HTMLElement} */ (found)
  }
  return null
}

/**
 * A path, then what it stands in: `a.0.b`, `a.0`, `a`.
 * @param {string} path
 */
function beginningsOf(path) {
  const parts = path.split('.')
  return parts.map((_, dropped) => parts.slice(0, parts.length - dropped).join('.'))
}

/**
 * What its form calls a control, behind the name of the group that it stands in.
 * @param {HTMLElement} control
 */
export function nameOf(control) {
  const group = control.closest('fieldset')?.querySelector(':scope > legend')
  const labels = 'labels' in control ? /** @type {HTMLInputElement} */ (control).labels : null
  const spoken = document.getElementById(control.getAttribute('aria-labelledby') ?? '')
  const own = labels?.[0]?.textContent ?? control.getAttribute('aria-label') ?? spoken?.textContent
  return [...new Set([group?.textContent, own])].map((name) => name?.trim().replace(/\s+/g, ' ')).filter(Boolean).join(', ')
}

/**
 * Bring the keyboard to a control, or to the first one of a group; what it is folded in opens.
 * @param {HTMLElement | null | undefined} control
 */
export function goTo(control) {
  if (!control) return
  control.closest('details')?.setAttribute('open', '')
  const target = control.matches(CONTROLS) ? control : control.querySelector(CONTROLS)
  if (!(target instanceof HTMLElement)) return
  target.focus({ preventScroll: true })
  control.scrollIntoView({ block: 'center' })
}
