/** @file Times that a counselor proposes: the client takes one, or none; voice and video only where they agree to them. */

import { control, fill, onPress, part, show, stamp } from "../../shared/elements.js"
import { calendarFile, save } from "../../shared/files.js"
import { isOwnRoom } from "../../shared/room.js"
import { inWords, inZones } from "../../shared/times.js"
import { word } from "../words.js"

/** @typedef {{start: string, minutes: number}} Time */
/** @typedef {{start: string, agreed: "yes" | "no" | ""}} Chosen `start` is "none" where no time suits */

const NONE = "none"

/** Which appointment a proposal is about: a later one takes its place. @param {any} fields */
export function about(fields) {
  return fields.appointment
}

/** Whether it waits for an answer: without times it says that the appointment is off. @param {any} fields */
export function asks(fields) {
  return fields.times.length > 0
}

/** @param {import("./frame.js").Asked} asked @returns {import("./frame.js").Drawing} */
export function draw({ id, text, fields }) {
  const choice = new Choice(id, fields)
  return {
    element: choice.element,
    said: asks(fields) ? fields.said ?? word("meeting intro") : text,
    read: () => choice.read(),
    chosen: () => choice.chosen,
    choose: kept => choice.choose(kept),
  }
}

/** The appointment as it stands now, with the way into its room. @param {import("./frame.js").Asked} asked @param {any} reply */
export function settled({ id, fields }, reply) {
  const time = fields.times.find((/** @type {Time} */ { start }) => start === reply?.start)
  if (!time) return null
  const element = stamp(document, "meeting-set")
  fill(element, { time: said(time), place: fields.place ?? "" })
  show(element, "meeting-place", Boolean(fields.place))
  const isSpoken = isSpokenOf(fields)
  show(element, "meeting-in-writing", isSpoken ? !reply.agreed : fields.medium === "text")
  if (isSpoken && reply.agreed) showRoom(element, fields.room ?? "")
  onPress(element, "meeting-calendar", () => keep(element, time, id))
  return element
}

/** A link only into the organisation's own room; anything else is shown as text. @param {HTMLElement} element @param {string} room */
function showRoom(element, room) {
  const isOwn = isOwnRoom(part(element, "meeting-room-box").dataset.room ?? "", room)
  show(element, "meeting-room-box")
  show(element, "meeting-room-own", isOwn)
  show(element, "meeting-room-foreign", !isOwn)
  if (isOwn) part(element, "meeting-room").setAttribute("href", room)
  else fill(element, { room })
}

/** @param {HTMLElement} element @param {Time} time @param {string} uid */
function keep(element, { start, minutes }, uid) {
  const { file = "", summary = "" } = element.dataset
  save(file, calendarFile({ at: new Date(start), minutes, summary, now: new Date(), uid }), "text/calendar")
}

/** By the device's own clock, with its zone. @param {Time} time */
function said({ start, minutes }) {
  return `${inWords(start, document.documentElement.lang)} (${word("meeting minutes").replace("{n}", String(minutes))})`
}

/** @param {any} fields */
function isSpokenOf({ medium }) {
  return medium === "voice" || medium === "video"
}

class Choice {
  element = stamp(document, "meeting")
  #id
  #fields

  /** @param {string} id of the message @param {any} fields */
  constructor(id, fields) {
    this.#id = id
    this.#fields = fields
    fill(this.element, { means: word(`meeting ${fields.medium}`), place: fields.place ?? "" })
    show(this.element, "meeting-place", Boolean(fields.place))
    show(this.element, "meeting-times", asks(fields))
    this.#addTimes()
    for (const input of this.element.querySelectorAll("input")) input.name = `${input.dataset.group}-${id}`
    this.element.addEventListener("input", () => this.#showMeans())
    this.#showMeans()
  }

  #addTimes() {
    const last = part(this.element, "meeting-none")
    for (const time of this.#fields.times) {
      const option = stamp(document, "meeting-time")
      fill(option, { time: said(time) })
      show(option, "meeting-over", Date.parse(time.start) <= Date.now())
      control(option, "meeting-start").value = time.start
      last.before(option)
    }
  }

  /** @param {string} group */
  #value(group) {
    return this.element.querySelector(`input[name="${group}-${CSS.escape(this.#id)}"]:checked`)?.getAttribute("value") ?? ""
  }

  #showMeans() {
    const start = this.#value("start")
    show(this.element, "meeting-means", isSpokenOf(this.#fields) && start !== "" && start !== NONE)
  }

  /** @returns {Chosen | undefined} */
  get chosen() {
    const start = this.#value("start")
    return start ? { start, agreed: /** @type {Chosen["agreed"]} */ (this.#value("agreed")) } : undefined
  }

  /** @param {Chosen} kept */
  choose({ start, agreed }) {
    for (const input of this.element.querySelectorAll("input")) input.checked = input.value === start || input.value === agreed
    this.#showMeans()
  }

  read() {
    const { appointment, times } = this.#fields
    const { start = "", agreed = "" } = this.chosen ?? {}
    if (start === NONE) return { text: word("meeting text none"), fields: { appointment, start: null, agreed: false } }
    const time = times.find((/** @type {Time} */ each) => each.start === start)
    if (!time || (isSpokenOf(this.#fields) && !agreed)) return null
    const text = word("meeting text yes").replace("{time}", inZones(start, document.documentElement.lang))
    const means = isSpokenOf(this.#fields) ? ` ${word(agreed === "yes" ? `meeting text agreed ${this.#fields.medium}` : "meeting text writing")}` : ""
    return { text: text + means, fields: { appointment, start, agreed: agreed === "yes" } }
  }
}
