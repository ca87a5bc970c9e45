/** A form that is being saved: once at a time, and why it could not be. */
export class Saving {
  problem = $state('')
  busy = $state(false)

  /** `does` answers why it is not tried at all, or saves; done, the form goes by itself. */
  async try(event: SubmitEvent, does: () => string | Promise<void>) {
    event.preventDefault()
    if (this.busy) return
    this.problem = ''
    this.busy = true
    try {
      const said = await does()
      if (typeof said === 'string') this.problem = said
    } catch (error) {
      this.problem = (error as Error).message
    }
    this.busy = false
  }
}
