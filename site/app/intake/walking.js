/** @file Walks through the form's steps and the preview; the browser's back button walks, too. */

import { focusOn } from "../shared/elements.js"

/**
 * Remembers where the person is. The browser's history holds numbers only: neither answers nor addresses.
 */
export class Walk {
  #show
  #at = 0
  #frozen = false

  /** @param {(place: number) => void} show brings a place before the person */
  constructor(show) {
    this.#show = show
    history.replaceState({ place: 0 }, "")
    window.addEventListener("popstate", ({ state }) => this.#return(state))
  }

  get at() {
    return this.#at
  }

  /** Go one place on. */
  on() {
    this.#at += 1
    history.pushState({ place: this.#at }, "")
    this.#show(this.#at)
  }

  /** Go one place back, as the browser's own button does. */
  back() {
    history.back()
  }

  /**
   * Stay here: what was written is on its way. The browser's button may have gone back meanwhile; walking on
   * begins from here all the same.
   * @param {boolean} frozen
   */
  freeze(frozen) {
    this.#frozen = frozen
    if (!frozen && history.state?.place !== this.#at) history.pushState({ place: this.#at }, "")
  }

  /** @param {unknown} state */
  #return(state) {
    const place = typeof state === "object" && state !== null && "place" in state ? Number(state.place) : 0
    if (this.#frozen) return
    this.#at = place
    this.#show(place)
  }
}

/** Below this share of the window's height, what has just appeared would be overlooked. */
const LOW = 0.6

/** Bring what an answer has called up into sight. @param {HTMLElement} place */
export function bringUp(place) {
  const { top } = place.getBoundingClientRect()
  if (top < innerHeight * LOW) return
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches
  scrollBy({ top: top - innerHeight * LOW / 2, behavior: isCalm ? "instant" : "smooth" })
}

/** Show one step of the form alone. @param {HTMLElement[]} steps @param {HTMLElement} step */
export function showStep(steps, step) {
  for (const other of steps) other.toggleAttribute("data-away", other !== step)
  const heading = step.querySelector("h2")
  if (heading) focusOn(heading)
}
