// What was handed in and can still be taken back, wherever on the page it was written.
import { html } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import '../undo.js'

/** @import { CaseRoom } from './room.js' */

/** @param {CaseRoom} room */
export function undoing(room) {
  return repeat(room.pending, ({ id }) => id, ({ id, until }) => html`<pi-undo .caseId=${room.id} .answer=${id} .until=${until}
    @undone=${() => room.undone(id)} @undo-failed=${() => room.refresh()}></pi-undo>`)
}
