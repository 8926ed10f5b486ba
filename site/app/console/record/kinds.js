// What the record's entries can be about, and the fields of each kind: forms and readers are made of this.
// A part that needs a kind or a field adds it here; its words are `kind.NAME`, `kind.NAME.FIELD` and `kind.NAME.FIELD.CHOICE`.

/**
 * @typedef {'agreement' | 'understanding' | 'support' | 'daily-life' | 'ending' | 'together'} Section
 *
 * How often a kind is there: once in a case, many times, or as a log of which nothing is ever replaced.
 * @typedef {'once' | 'many' | 'log'} Times
 *
 * @typedef {object} FieldOf
 * @property {'line' | 'lines' | 'day' | 'scale' | 'yes' | 'choice' | 'choices' | 'order' | 'reference' | 'answers'} type
 *   `scale` is 0 to 10, `order` a place from 1, `reference` an item or an id from elsewhere, `answers` is left to its part
 * @property {readonly string[]} [choices]
 * @property {string} [of]  the kind of the items that a reference means; others are left to their part
 *
 * @typedef {object} Kind
 * @property {Times} times
 * @property {Section} section
 * @property {boolean} [form]  whether the record's page itself writes it; others are written where they come about
 * @property {Record<string, FieldOf>} fields
 */

export const LIMITS = /** @type {const} */ (['danger', 'children', 'law', 'anonymity', 'text', 'hours'])

/** @type {Readonly<Record<string, Kind>>} */
export const KINDS = {
  expectations: once('agreement'),
  limits: once('agreement', { discussed: { type: 'choices', choices: LIMITS } }),
  commitment: once('agreement'),
  availability: once('agreement'),
  nickname: { ...once('agreement'), form: false },

  goal: many('understanding', { own_words: { type: 'yes' }, place: { type: 'order' } }),
  history: once('understanding'),
  belief: many('understanding'),
  knowledge: many('understanding'),
  worry: many('understanding'),
  formulation: once('understanding'),

  option: many('support', { pros: { type: 'lines' }, cons: { type: 'lines' }, outcome: { type: 'lines' } }),
  skill: many('support', { origin: { type: 'choice', choices: ['existing', 'new'] } }),
  step: many('support', { due: { type: 'day' }, done: { type: 'yes' } }),
  progress: { ...many('support', { goal: { type: 'reference', of: 'goal' }, value: { type: 'scale' } }), form: false },
  score: { ...many('support'), form: false },
  referral: {
    ...many('support', {
      service: { type: 'reference' }, name: { type: 'line' }, assured_date: { type: 'day' },
      consent: { type: 'choice', choices: ['none', 'asked', 'given'] }, ask_on: { type: 'day' },
      outcome: { type: 'choice', choices: ['helped', 'not-helped', 'waiting', 'not-reached', 'not-tried'] },
    }),
    form: false,
  },
  appointment: { ...many('support'), form: false },

  functioning: once('daily-life', { value: { type: 'scale' } }),
  support: many('daily-life'),
  'disclosure-plan': many('daily-life', { to: { type: 'line' }, when: { type: 'day' }, risk: { type: 'lines' } }),

  maintenance: once('ending'),
  interval: { ...many('ending', { on: { type: 'day' } }), form: false },
  resource: many('ending'),
  closing: log('ending'),

  note: { ...log('together'), form: true },
  task: log('together'),
  stage: log('together'),
  question: log('together'),
  'hand-over': log('together'),
  danger: log('together'),
  disclosure: log('together'),
  approval: log('together'),
  debrief: log('together'),
}

/** @type {readonly Section[]} */
export const SECTIONS = ['agreement', 'understanding', 'support', 'daily-life', 'ending', 'together']

/**
 * How often a kind is there; one that only a newer page knows is taken to be there many times.
 * @param {string} kind
 * @returns {Times}
 */
export function timesOf(kind) {
  return Object.hasOwn(KINDS, kind) ? KINDS[kind]?.times ?? 'many' : 'many'
}

/**
 * Take from an entry's fields what its kind knows, each only in its proper shape.
 * @param {string} kind
 * @param {Record<string, unknown>} fields
 * @returns {Record<string, unknown>}
 */
export function readFields(kind, fields) {
  const known = Object.hasOwn(KINDS, kind) ? KINDS[kind]?.fields ?? {} : {}
  return Object.fromEntries(Object.entries(known).flatMap(([name, field]) =>
    Object.hasOwn(fields, name) && fits(field, fields[name]) ? [[name, fields[name]]] : []))
}

/**
 * @param {FieldOf} field
 * @param {unknown} value
 */
function fits({ type, choices = [] }, value) {
  switch (type) {
    case 'yes': return typeof value === 'boolean'
    case 'scale': return isWhole(value) && Number(value) >= 0 && Number(value) <= 10
    case 'order': return isWhole(value) && Number(value) >= 1
    case 'day': return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
    case 'choice': return choices.includes(/** @type {string} */ (value))
    case 'choices': return Array.isArray(value) && value.every((each) => choices.includes(each))
    case 'answers': return true
    default: return typeof value === 'string'
  }
}

/** @param {unknown} value */
function isWhole(value) {
  return Number.isSafeInteger(value)
}

/**
 * @param {Section} section
 * @param {Record<string, FieldOf>} [fields]
 * @returns {Kind}
 */
function once(section, fields = {}) {
  return { times: 'once', section, form: true, fields }
}

/**
 * @param {Section} section
 * @param {Record<string, FieldOf>} [fields]
 * @returns {Kind}
 */
function many(section, fields = {}) {
  return { times: 'many', section, form: true, fields }
}

/**
 * @param {Section} section
 * @returns {Kind}
 */
function log(section) {
  return { times: 'log', section, form: false, fields: {} }
}
