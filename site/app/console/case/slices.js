// Much work of one kind, done in slices so that the page can be drawn and answers in between.

/**
 * Do something with each of many, a slice at a time.
 * @template One, Result
 * @param {readonly One[]} all
 * @param {number} size  of a slice
 * @param {(one: One) => Promise<Result>} act
 * @param {(results: Result[]) => void} took  called after each slice
 */
export async function inSlices(all, size, act, took) {
  for (let from = 0; from < all.length; from += size) {
    if (from) await breath()
    took(await Promise.all(all.slice(from, from + size).map(act)))
  }
}

/** Let the browser do what waits. */
function breath() {
  return new Promise((resolve) => setTimeout(resolve))
}
