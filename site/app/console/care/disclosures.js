// The disclosure log: ground, what and to whom; two different people approve; printable.
import { html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { Attempt } from '../attempt.js'
import { Part } from '../case/part.js'
import { dayAndTime } from '../format.js'
import { icon } from '../icons.js'
import { notice } from '../notice.js'
import { say } from '../words.js'
import { disclosures, GROUNDS } from './disclosing.js'
import { Typed, typedIn } from './typed.js'

/** @import { Disclosure, Ground } from './disclosing.js' */

export class Disclosures extends Part {
  static properties = { ...Part.properties, lacks: { state: true } }

  #doing = new Attempt(this)
  /** @type {Typed | null} */
  #typed = null

  constructor() {
    super()
    this.lacks = false
  }

  willUpdate() {
    super.willUpdate()
    this.#typed ??= new Typed(this, `disclosure ${this.room.id}`)
  }

  /** @param {Event} event */
  async #propose(event) {
    event.preventDefault()
    const values = this.#typed?.values ?? {}
    const ground = GROUNDS.find((known) => known === values.ground)
    const [what, to, whyNot] = ['what', 'to', 'why_not'].map((name) => typedIn(values, name))
    const told = values.client === 'told'
    this.lacks = !ground || !what || !to || !values.client || (!told && !whyNot)
    if (this.lacks || !ground) return
    const client = told ? say('disclosure.said.told') : say('disclosure.said.not-told', { why: whyNot ?? '' })
    const note = {
      kind: 'disclosure', text: say('disclosure.said', { ground: say(`disclosure.ground.${ground}`), what: what ?? '', to: to ?? '', client }),
      fields: { ground, what, to, client_told: told, why_not: whyNot },
    }
    if (await this.#doing.run(() => this.room.note(note))) this.#typed?.clear()
  }

  /** @param {Disclosure} disclosure */
  #approve({ entry, what }) {
    const note = { kind: 'approval', text: say('disclosure.approval.text', { what }), fields: { disclosure: entry.id } }
    return this.#doing.run(() => this.room.note(note))
  }

  render() {
    const all = disclosures(this.room.record)
    return html`<section class="disclosures" aria-labelledby="disclosures-title"><h2 id="disclosures-title">${say('disclosures.title')}</h2>
      <p>${say('disclosures.lead')}</p>
      ${all.length ? html`<ol class="plain-list">${repeat(all, ({ entry }) => entry.id, (each) => this.#row(each))}</ol>
        <p class="actions"><button type="button" class="button quiet" @click=${() => print()}>${icon('down')}${say('disclosures.print')}</button></p>`
        : html`<p class="muted">${say('disclosures.none')}</p>`}
      ${notice(this.#doing.problem)}
      <details class="more" ?open=${Object.keys(this.#typed?.values ?? {}).length > 0}><summary>${say('disclosures.new')}</summary>${this.#form()}</details></section>`
  }

  /** @param {Disclosure} disclosure */
  #row(disclosure) {
    const { entry, ground, what, to, isClientTold, whyNot, approvals, isApproved } = disclosure
    const names = approvals.map(({ name }) => name).join(', ')
    const state = isApproved ? 'both' : approvals.length ? 'one' : 'none'
    return html`<li class="card disclosure">
      <p><strong>${ground ? say(`disclosure.ground.${ground}`) : say('disclosures.title')}</strong></p>
      <dl class="fact-list"><div><dt>${say('disclosure.what')}</dt><dd>${what}</dd></div><div><dt>${say('disclosure.to')}</dt><dd>${to}</dd></div></dl>
      <p>${isClientTold ? say('disclosure.said.told') : say('disclosure.said.not-told', { why: whyNot })}</p>
      <p class="small">${say('disclosure.by', { name: entry.author.name, time: dayAndTime(entry.writtenAt) })}</p>
      <p class="marks"><span class="mark ${isApproved ? 'routine' : 'soon'}">${icon(isApproved ? 'check' : 'clock')}${say(`disclosure.approved.${state}`, { names })}</span></p>
      ${isApproved || approvals.some(({ id }) => id === this.room.me) ? nothing : html`<p class="actions"><button type="button" class="button quiet" ?disabled=${this.#doing.busy}
        @click=${() => this.#approve(disclosure)}>${icon('check')}${say('disclosure.approve')}</button></p>`}</li>`
  }

  #form() {
    const values = this.#typed?.values ?? {}
    const input = this.#typed?.input
    return html`<form @submit=${(/** @type {Event} */ event) => this.#propose(event)} @input=${input}>
      <fieldset class="field"><legend>${say('disclosure.ground')}</legend>${GROUNDS.map((ground) => radio('ground', ground, say(`disclosure.ground.${ground}`), values))}</fieldset>
      <div class="field"><label for="disclosure-what">${say('disclosure.what')}</label><textarea id="disclosure-what" name="what" rows="2" .value=${values.what ?? ''}></textarea></div>
      <div class="field"><label for="disclosure-to">${say('disclosure.to')}</label><input id="disclosure-to" name="to" autocomplete="off" .value=${values.to ?? ''}></div>
      <fieldset class="field"><legend>${say('disclosure.client')}</legend>${(/** @type {const} */ (['told', 'not-told'])).map((told) => radio('client', told, say(`disclosure.client.${told}`), values))}</fieldset>
      ${values.client === 'not-told' ? html`<div class="field"><label for="disclosure-why">${say('disclosure.why-not')}</label><textarea id="disclosure-why" name="why_not" rows="2" .value=${values.why_not ?? ''}></textarea></div>` : nothing}
      ${this.lacks ? html`<p class="error" role="alert">${say('disclosure.missing')}</p>` : nothing}
      <p class="actions"><button class="button" ?disabled=${this.#doing.busy}>${say('disclosure.propose')}</button></p></form>`
  }
}

/**
 * @param {string} name
 * @param {Ground | 'told' | 'not-told'} value
 * @param {string} label
 * @param {Record<string, string>} values
 */
function radio(name, value, label, values) {
  return html`<label class="option"><input type="radio" name=${name} value=${value} .checked=${values[name] === value}> <span>${label}</span></label>`
}

customElements.define('pi-disclosures', Disclosures)
