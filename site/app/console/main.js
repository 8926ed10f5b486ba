// Begins the console on the page's root element.
import { readTitles } from './titles.js'
import './console.js'

const root = /** @type {HTMLElement} */ (document.querySelector('[data-module=console]'))
readTitles(root.dataset.titles)
root.append(document.createElement('pi-console'))
