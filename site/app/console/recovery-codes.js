// The ten recovery codes, shown once.
import { html } from 'lit'
import { download } from './download.js'
import { icon } from './icons.js'
import { View } from './view.js'
import { say } from './words.js'

export class RecoveryCodes extends View {
  static properties = { codes: { attribute: false } }

  constructor() {
    super()
    /** @type {string[]} */
    this.codes = []
  }

  render() {
    return html`<h2 tabindex="-1">${say('codes.title')}</h2>
      <p>${say('codes.why')}</p>
      <ul class="codes">${this.codes.map((code) => html`<li><code>${code}</code></li>`)}</ul>
      <div class="actions">
        <button type="button" class="button quiet" @click=${() => download(say('codes.file'), `${this.codes.join('\n')}\n`)}>
          ${icon('down')}${say('codes.download')}</button>
        <button type="button" class="button" @click=${() => this.tell('kept')}>${icon('check')}${say('codes.kept')}</button>
      </div>`
  }
}

customElements.define('pi-recovery-codes', RecoveryCodes)
