// One's own channels: add an address, prove it by a code, test it, remove it.
import { html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { Attempt } from './attempt.js'
import { choiceField, field, submitted } from './fields.js'
import { span } from './format.js'
import { icon } from './icons.js'
import { notice } from './notice.js'
import { addChannel, listChannels, removeChannel, testChannel, verifyChannel } from './telling.js'
import { reasonWord } from './reasons.js'
import { View } from './view.js'
import { wayName, waySign } from './ways.js'
import { say } from './words.js'
import './confirm.js'

/** @import { Icon } from './icons.js' */
/** @import { Channel } from './telling.js' */
/** @import { Way } from './ways.js' */

/** How an address shows that it was sealed with server secrets that are lost. */
const UNREADABLE = '?'

/** The keyboard that a phone offers for an address. @type {Record<Way['form'], string>} */
const INPUT = { email: 'email', phone: 'tel', chat: 'numeric', topic: 'text' }

/** @type {Record<Channel['state'] | 'failing', {sign: Icon, tone: string}>} */
const STATES = {
  ok: { sign: 'check', tone: 'routine' }, unverified: { sign: 'clock', tone: 'soon' },
  failing: { sign: 'alert', tone: 'soon' }, bounced: { sign: 'cross', tone: 'urgent' }, stopped: { sign: 'cross', tone: 'urgent' },
}

export class Channels extends View {
  static properties = {
    proposed: {}, channels: { state: true }, told: { state: true }, adding: { state: true },
    kinds: { state: true }, kind: { state: true },
  }

  #loading = new Attempt(this)
  #doing = new Attempt(this)

  constructor() {
    super()
    /** An address that a coordinator proposed in the invitation. */
    this.proposed = ''
    /** @type {Channel[] | null} */
    this.channels = null
    this.told = ''
    this.adding = false
    /** The ways that there are. @type {Way[]} */
    this.kinds = []
    /** The way of the address that is being added. */
    this.kind = 'email'
  }

  firstUpdated() {
    this.#load()
  }

  #load() {
    return this.#loading.run(async () => {
      const { channels, kinds } = await listChannels()
      this.channels = channels
      this.kinds = kinds
      this.tell('channels', this.channels)
    })
  }

  /** @param {Event} event */
  async #add(event) {
    const { kind = '', address = '' } = submitted(event)
    if (!(await this.#doing.run(() => addChannel(kind, address)))) return
    this.adding = false
    await this.#load()
    this.focusOn('input')
  }

  /** @param {Channel} channel  whose code is sent again */
  async #prove({ id, kind, address }) {
    if (!(await this.#doing.run(() => addChannel(kind, address)))) return
    await this.#load()
    this.focusOn(`#code-${id}`)
  }

  /**
   * @param {Event} event
   * @param {Channel} channel
   */
  async #verify(event, { id, address }) {
    const fields = submitted(event)
    const code = (fields[`code-${id}`] ?? '').replace(/\s/g, '')
    if (!(await this.#doing.run(() => verifyChannel(id, code)))) return
    this.told = say('channels.verified', { address })
    await this.#load()
  }

  /** @param {Channel} channel */
  async #test({ id, address }) {
    if (await this.#doing.run(() => testChannel(id))) this.told = say('channels.tested', { address })
  }

  /** @param {string} id */
  async #remove(id) {
    await removeChannel(id)
    await this.#load()
  }

  render() {
    return html`<section aria-labelledby="channels-title"><h2 id="channels-title">${say('channels.title')}</h2>
      <p class="why">${say('channels.why')}</p>
      <p role="status" class=${this.told ? 'note' : 'visually-hidden'}>${this.told}</p>
      ${notice(this.#loading.problem, () => this.#load())}${notice(this.#doing.problem)}
      ${this.channels?.length === 0 ? html`<p class="note warn">${say('channels.none')}</p>` : nothing}
      <ul class="people">${repeat(this.channels ?? [], ({ id }) => id, (channel) => this.#card(channel))}</ul>
      ${this.adding ? this.#form() : html`<button type="button" class="button quiet" @click=${() => this.#begin()}>
        ${icon('plus')}${say('channels.add')}</button>`}
    </section>`
  }

  /** The proposed address, until it is a channel. */
  #offered() {
    return this.channels?.some(({ address }) => address === this.proposed) ? '' : this.proposed
  }

  #begin() {
    this.adding = true
    this.focusOn('#kind')
  }

  /** @param {Channel} channel */
  #card(channel) {
    const { id, kind, address, state, failing, code_sent: isCoded } = channel
    const isReadable = address !== UNREADABLE
    const shown = failing ? 'failing' : state
    return html`<li class="card person">
      <p class="who">${icon(waySign(kind))}<strong>${isReadable ? address : wayName(kind)}</strong>
        ${isReadable ? html`<span class="muted">${wayName(kind)}</span>` : nothing}
        <span class="mark ${STATES[shown].tone}">${icon(STATES[shown].sign)}${say(`channels.state.${shown}`)}</span></p>
      ${state === 'unverified' ? nothing : html`<p class="small muted">${lastTold(channel, new Date())}</p>`}
      ${isReadable ? nothing : html`<p class="note warn">${say('channels.unreadable')}</p>`}
      ${this.kinds.some((way) => way.kind === kind) ? nothing : html`<p class="note warn">${say('channels.no-way')}</p>`}
      ${state === 'bounced' && isReadable ? this.#bounced(channel) : nothing}
      ${failing ? html`<p class="note warn">${say('channels.failing', { reason: reasonWord(channel.reason ?? '') })}</p>` : nothing}
      ${isReadable && (state === 'unverified' || isCoded) ? this.#proof(channel) : nothing}
      <div class="actions">
        ${state === 'bounced' && isReadable && !isCoded ? html`<button type="button" class="button" ?disabled=${this.#doing.busy}
          @click=${() => this.#prove(channel)}>${icon('again')}${say('channels.prove')}</button>` : nothing}
        ${state === 'ok' && isReadable ? html`<button type="button" class="button quiet" ?disabled=${this.#doing.busy}
          @click=${() => this.#test(channel)}>${icon('bell')}${say('channels.test')}</button>` : nothing}
        <pi-confirm sign="trash" .trigger=${say('channels.remove.open')} .heading=${say('channels.remove.title')}
          .text=${say('channels.remove.what', { address: isReadable ? address : wayName(kind) })} .label=${say('channels.remove.do')}
          .action=${() => this.#remove(id)}></pi-confirm>
      </div></li>`
  }

  /**
   * Why nothing goes there any more, and the way back.
   * @param {Channel} channel
   */
  #bounced({ reason }) {
    return html`<p class="note warn">${reason ? `${say('channels.bounced.why', { reason: reasonWord(reason) })} ` : nothing}${say('channels.bounced')}</p>`
  }

  /** @param {Channel} channel */
  #proof(channel) {
    const { id, address } = channel
    return html`<form @submit=${(/** @type {Event} */ event) => this.#verify(event, channel)}>
      ${field({ id: `code-${id}`, path: 'code', label: say('channels.code'), hint: say('channels.code.hint', { address }),
        autocomplete: 'one-time-code', inputmode: 'numeric' })}
      <div class="actions"><button class="button" ?disabled=${this.#doing.busy}>${say('channels.verify')}</button>
        <button type="button" class="button quiet" ?disabled=${this.#doing.busy}
          @click=${() => this.#prove(channel)}>${say('channels.again')}</button></div>
    </form>`
  }

  #form() {
    const ways = this.kinds.map(({ kind }) => ({ value: kind, label: wayName(kind) }))
    const form = this.kinds.find(({ kind }) => kind === this.kind)?.form ?? 'email'
    return html`<form class="card" @submit=${(/** @type {Event} */ event) => this.#add(event)}
        @change=${(/** @type {Event} */ event) => this.#choose(event)}>
      ${choiceField({ id: 'kind', label: say('channels.kind'), value: this.kind, options: ways })}
      ${field({ id: 'address', label: say(`channels.address.${form}`), hint: say(`channels.address.${form}.hint`),
        autocapitalize: 'none', inputmode: INPUT[form], value: form === 'email' ? this.#offered() : '' })}
      <div class="actions"><button class="button" ?disabled=${this.#doing.busy}>${say('channels.send-code')}</button>
        <button type="button" class="button quiet" @click=${() => { this.adding = false }}>${say('frame.cancel')}</button></div>
    </form>`
  }

  /** @param {Event} event */
  #choose({ target }) {
    if (target instanceof HTMLSelectElement) this.kind = target.value
  }
}

/**
 * When something last went there.
 * @param {Channel} channel
 * @param {Date} now
 */
function lastTold({ told_at: at }, now) {
  return at ? say('channels.told', { span: span(now.getTime() - Date.parse(at)) }) : say('channels.told.never')
}

customElements.define('pi-channels', Channels)
