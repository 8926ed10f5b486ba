// The console's icons: outlines on a 24 by 24 grid, hidden from screen readers because a word always stands beside.
import { html, svg } from 'lit'

const shapes = {
  again: svg`<path d="M20 12a8 8 0 1 1-2.4-5.7L20 8.5"/><path d="M20 4v4.5h-4.5"/>`,
  alert: svg`<path d="M12 4 2.8 20h18.4L12 4Z"/><path d="M12 10v4.5M12 17.2v.3"/>`,
  back: svg`<path d="m14 5-7 7 7 7"/>`,
  bell: svg`<path d="M6 16V10a6 6 0 0 1 12 0v6l1.5 2h-15L6 16Z"/><path d="M10 21h4"/>`,
  calendar: svg`<path d="M4 6h16v14H4zM4 10.5h16M8.5 3.5V8m7-4.5V8"/>`,
  cases: svg`<path d="M3.5 13.5 6 5h12l2.5 8.5V19h-17v-5.5Z"/><path d="M3.5 13.5H9a3 3 0 0 0 6 0h5.5"/>`,
  check: svg`<path d="m5 12.5 4.5 4.5L19 7.5"/>`,
  clock: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5V12l3 2"/>`,
  close: svg`<path d="m6 6 12 12M18 6 6 18"/>`,
  copy: svg`<path d="M8.5 8.5h11v11h-11z"/><path d="M15.5 8.5v-4h-11v11h4"/>`,
  cross: svg`<circle cx="12" cy="12" r="8.5"/><path d="m9 9 6 6m0-6-6 6"/>`,
  date: svg`<path d="M4 6h16v14H4zM4 10.5h16M8.5 3.5V8m7-4.5V8"/>`,
  down: svg`<path d="M12 4v11m-5-5 5 5 5-5M5 20h14"/>`,
  downward: svg`<path d="M12 4v15m-6-6 6 6 6-6"/>`,
  eye: svg`<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z"/><circle cx="12" cy="12" r="2.8"/>`,
  flag: svg`<path d="M6 21V4h11l-2.5 4L17 12H6"/>`,
  gear: svg`<path d="M4 7h9m5 0h2M4 17h2m5 0h9"/><circle cx="15.5" cy="7" r="2.5"/><circle cx="8.5" cy="17" r="2.5"/>`,
  hand: svg`<path d="M4 12.5 8 9l4 3.5V5a1.5 1.5 0 0 1 3 0v6l3.6 1.2a2 2 0 0 1 1.3 2.2L19 20H10l-6-7.5Z"/>`,
  key: svg`<circle cx="8" cy="15.5" r="4"/><path d="m11 12.5 8.5-8.5M16 7.5l3 3"/>`,
  language: svg`<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c5 5.5 5 11.5 0 17-5-5.5-5-11.5 0-17Z"/>`,
  leave: svg`<path d="M10 4.5H5v15h5M14.5 8l4.5 4-4.5 4M19 12H9.5"/>`,
  lock: svg`<path d="M6 11h12v9H6z"/><path d="M8.5 11V8a3.5 3.5 0 0 1 7 0v3"/>`,
  mail: svg`<path d="M3.5 6h17v12.5h-17z"/><path d="m4 7 8 6 8-6"/>`,
  note: svg`<path d="M6 3.5h8.5L19 8v12.5H6z"/><path d="M14 3.5V8.5h5M9 12.5h7M9 16h5"/>`,
  people: svg`<circle cx="9" cy="8.5" r="3.5"/><path d="M2.5 19.5a6.5 6.5 0 0 1 13 0M16 5.3a3.5 3.5 0 0 1 0 6.4M18 14a6.5 6.5 0 0 1 3.5 5.5"/>`,
  person: svg`<circle cx="12" cy="8" r="3.8"/><path d="M4.5 20a7.5 7.5 0 0 1 15 0"/>`,
  phone: svg`<path d="M7.5 3h9v18h-9z"/><path d="M11 18.2h2"/>`,
  onward: svg`<path d="m10 5 7 7-7 7"/>`,
  plus: svg`<path d="M12 5v14M5 12h14"/>`,
  send: svg`<path d="M4 12 3 4.5 21 12 3 19.5 4 12Zm0 0h8"/>`,
  steady: svg`<circle cx="12" cy="12" r="8.5"/><path d="M8 12h8"/>`,
  steps: svg`<path d="M3.5 20h4.5v-4.5h4V11h4V6.5h4.5"/>`,
  swap: svg`<path d="M4 8.5h14m-4-4 4 4-4 4M20 15.5H6m4-4-4 4 4 4"/>`,
  trash: svg`<path d="M4.5 7h15M9 7V4.5h6V7M6.5 7l1 13h9l1-13M10.5 11v5.5m3-5.5v5.5"/>`,
  upward: svg`<path d="M12 20V5m-6 6 6-6 6 6"/>`,
  undo: svg`<path d="M8.5 5 4.5 9l4 4"/><path d="M4.5 9H14a5.5 5.5 0 0 1 0 11H8"/>`,
}

/**
 * @typedef {keyof typeof shapes} Icon
 */

/**
 * Draw an icon.
 * @param {Icon} name
 */
export function icon(name) {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${shapes[name]}</svg>`
}
