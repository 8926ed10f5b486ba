// Draws a QR code as SVG, in the browser: what it says goes to nobody.
import { html, svg } from 'lit'
import qrcode from 'qrcode-generator'

const QUIET = 4

/**
 * @param {string} text
 * @param {string} label  for screen readers
 */
export function qr(text, label) {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const size = code.getModuleCount()
  const box = `${-QUIET} ${-QUIET} ${size + 2 * QUIET} ${size + 2 * QUIET}`
  return html`<svg class="qr" viewBox=${box} role="img" aria-label=${label} shape-rendering="crispEdges">
    ${svg`<path class="quiet-zone" d="M${-QUIET} ${-QUIET}h${size + 2 * QUIET}v${size + 2 * QUIET}h${-size - 2 * QUIET}z"/>
    <path class="modules" d=${modules(code, size)}></path>`}</svg>`
}

/**
 * One path for all dark modules.
 * @param {QRCode} code
 * @param {number} size
 */
function modules(code, size) {
  const cells = Array.from({ length: size * size }, (_, at) => [Math.floor(at / size), at % size])
  return cells.filter(([row = 0, column = 0]) => code.isDark(row, column))
    .map(([row, column]) => `M${column} ${row}h1v1h-1z`).join('')
}
