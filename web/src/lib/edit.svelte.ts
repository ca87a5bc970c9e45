import { SvelteSet } from 'svelte/reactivity'
import * as m from '#messages'
import { contested, mine, type Contested } from '#shared/overtaken.ts'
import { overtakenBy } from './overtaken.ts'

type Revised = { revision: number }
type Send<S> = (change: object, revision: number) => Promise<S>

/**
 * An entity that somebody edits: as it was when the form was opened, whatever the page fetches meanwhile. Only what they
 * wrote is saved; where another has saved something else in the same field, both are shown and the next attempt chooses.
 */
export class Edit<T extends Revised, S = unknown> {
  /** What two have changed, since the last attempt to save. */
  contested = $state.raw<Contested[]>([])
  /** The fields where what another has saved stands. */
  readonly yielded = new SvelteSet<string>()
  readonly was: T
  readonly #send: Send<S>
  readonly #facts: (now: object) => T
  #seen: T

  /** `facts`: what is edited of the entity as it is stored, when that is not the entity itself. */
  constructor(was: T, send: Send<S>, facts = (now: object) => now as T) {
    this.was = was
    this.#seen = was
    this.#send = send
    this.#facts = facts
  }

  /** Saves what differs from what was read. Answers nothing when nothing does; throws when there is something to choose. */
  async save(input: object): Promise<S | undefined> {
    for (;;) {
      const seen = this.#seen
      const change = mine(this.was, input as Record<string, unknown>, seen, this.yielded)
      if (Object.keys(change).length === 0) return undefined
      try {
        return await this.#send(change, seen.revision)
      } catch (error) {
        const stored = overtakenBy(error) as object | undefined
        const now = stored && this.#facts(stored)
        // Something else than the entity was overtaken: tried again at once it would be so again.
        if (!now || now.revision === seen.revision) throw error
        this.#seen = now
        this.contested = contested(this.was, input as Record<string, unknown>, seen, now)
        if (this.contested.length > 0) throw new Error(m.app_overtaken(), { cause: error })
      }
    }
  }
}
