import * as m from '#messages'
import { offerUndo } from '#web/lib/ui/Undo.svelte'
import type { Change } from './change.ts'

/** The row in the place of what it was; the last when it was not there, gone when there is none. */
type Place<Of, Row> = (row: Row | undefined, was: Row | undefined) => (all: Of) => Of

/** Rows that are written one at a time in a dialog, and removed with undo. */
export class Rows<Of, Row> {
  open = $state(false)
  /** `was`: the row that is changed. `after`: the row that a new year of it begins from. Neither: a new one. */
  writing = $state.raw<{ was?: Row; after?: Row }>({})
  /** Why what was tried in the list was refused. */
  problem = $state('')
  readonly change: Change<Of>
  readonly #place: Place<Of, Row>

  constructor(change: Change<Of>, place: Place<Of, Row>) {
    this.change = change
    this.#place = place
  }

  write(what: typeof this.writing) {
    this.writing = what
    this.open = true
  }
  close = () => {
    this.open = false
  }

  async attempt(by: (all: Of) => Of, told: string, undo: typeof by) {
    try {
      this.problem = ''
      await this.change(by)
      offerUndo(told, () => this.change(undo))
    } catch (error) {
      this.problem = (error as Error).message
    }
  }
  remove(row: Row) {
    return this.attempt(this.#place(undefined, row), m.allocation_removed(), this.#place(row, undefined))
  }
}
