import * as m from '#messages'
import { RowOvertaken } from './change.ts'

/** A row's form that is being saved: once at a time, and why it could not be. */
export class Saving<R> {
  problem = $state('')
  busy = $state(false)
  /** The row as it was last read, unless it is new: somebody else may have changed it since the form was opened. */
  seen = $state.raw<R>()

  constructor(was: R | undefined) {
    this.seen = was
  }

  /** `does` answers why it is not tried at all, or saves; then it is done. */
  async try(event: SubmitEvent, does: () => string | Promise<void>, done: () => void) {
    event.preventDefault()
    if (this.busy) return
    this.problem = ''
    this.busy = true
    try {
      const said = await does()
      if (typeof said === 'string') this.problem = said
      else done()
    } catch (error) {
      if (error instanceof RowOvertaken) {
        this.seen = error.theirs as R | undefined
        this.problem = this.seen ? m.allocation_overtaken_form() : m.allocation_overtaken_gone()
      } else this.problem = (error as Error).message
    }
    this.busy = false
  }
}
