// Begins the console on the page's root element.
import { readOrganisation } from './organisation.js'
import { readTitles } from './titles.js'
import './console.js'

const root = /** @type {HTMLElement} */ (document.querySelector('[data-module=console]'))
readTitles(root.dataset.titles)
readOrganisation(root.dataset)
root.append(document.createElement('pi-console'))
