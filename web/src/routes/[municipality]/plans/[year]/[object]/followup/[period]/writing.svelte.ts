import { clockTime } from '#shared/format.ts'
import type { FollowUp, FollowUpChange } from '#shared/followups.ts'
import { canonical } from '#shared/plans.ts'
import { api, ApiProblem, ifMatch, read } from '#web/lib/api.ts'

type Saved = FollowUp & { revision: number }
type Rows = 'goals' | 'activities' | 'risks' | 'forecast'
/** A field: of the follow-up itself, or of what is said of one row. */
export type Path = ['status' | 'comment' | 'vacancies' | 'summary'] | [Rows, string, string]
export type Conflict = { path: Path; mine: unknown; theirs: unknown }
type Change = { change: FollowUpChange; path?: Path; value?: unknown }

/** What stands in a field. */
const valueAt = (of: FollowUp, path: Path): unknown =>
  path.length === 1 ? of[path[0]] : (of[path[0]][path[1]] as Record<string, unknown> | undefined)?.[path[2]]
/** Nothing and an empty text are the same. */
const plain = (value: unknown) => canonical(value === '' ? null : (value ?? null))
const same = (a: unknown, b: unknown) => plain(a) === plain(b)
const changeOf = (path: Path, value: unknown) =>
  (path.length === 1 ? { [path[0]]: value } : { [path[0]]: { [path[1]]: { [path[2]]: value } } }) as FollowUpChange

/** How long before what could not be sent is tried again. */
const AGAIN = 3000

/**
 * A follow-up that is written: each field is saved by itself, against the revision that was read, one at a time. Where
 * another has written in the same field meanwhile both are shown and one is chosen; what cannot be sent is kept and sent later.
 */
export class Writing {
  now = $state.raw<Saved>() as Saved
  state = $state<'idle' | 'saving' | 'saved' | 'waiting' | 'failed'>('idle')
  at = $state('')
  why = $state('')
  conflicts = $state.raw<Conflict[]>([])
  readonly #param: { municipality: string; year: string; object: string; period: string }
  #queue: Change[] = []
  #working: Promise<void> | undefined

  constructor(read: Saved, municipality: string) {
    this.now = read
    this.#param = { municipality, year: String(read.year), object: read.object, period: read.period }
  }

  /** Saves one field. */
  change(path: Path, value: unknown): Promise<void> {
    if (same(valueAt(this.now, path), value)) return this.settled()
    return this.#add({ change: changeOf(path, value), path, value })
  }

  /** Says that a part is right as it stands. */
  right(part: NonNullable<FollowUpChange['right']>[number]): Promise<void> {
    return this.#add({ change: { right: [part] } })
  }

  /** What two have written in the same field: mine, or what the other has saved. */
  async choose(conflict: Conflict, mine: boolean): Promise<void> {
    this.conflicts = this.conflicts.filter(other => other !== conflict)
    if (mine) await this.change(conflict.path, conflict.mine)
  }

  /** Everything that was written is saved, or has been refused. */
  settled(): Promise<void> {
    return this.#working ?? Promise.resolve()
  }

  #add(change: Change): Promise<void> {
    this.#queue.push(change)
    this.#working ??= this.#work().finally(() => (this.#working = undefined))
    return this.#working
  }

  async #work(): Promise<void> {
    for (let next = this.#queue[0]; next; next = this.#queue[0]) {
      this.state = this.state === 'waiting' ? 'waiting' : 'saving'
      try {
        await this.#send(next)
        this.#queue.shift()
        this.at = clockTime(Date.now())
        this.state = 'saved'
      } catch (error) {
        const refused = error instanceof ApiProblem && error.type !== 'busy'
        if (!refused) {
          this.state = 'waiting'
          await new Promise(resolve => setTimeout(resolve, AGAIN))
          continue
        }
        this.#queue.shift()
        this.why = error.message
        this.state = 'failed'
      }
    }
  }

  /** Sends it; against what another has saved meanwhile, unless that is in the same field. */
  async #send({ change, path, value }: Change): Promise<void> {
    const route = api.followups[':year'][':object'][':period']
    try {
      this.now = (await read(route.$patch({ param: this.#param, json: change }, ifMatch(this.now.revision)))) as Saved
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.type !== 'stale') throw error
      const theirs = error.params['current'] as Saved
      const before = this.now
      this.now = theirs
      if (path && !same(valueAt(before, path), valueAt(theirs, path))) {
        if (!same(valueAt(theirs, path), value))
          this.conflicts = [...this.conflicts, { path, mine: value, theirs: valueAt(theirs, path) }]
        return
      }
      await this.#send({ change, ...(path && { path, value }) })
    }
  }
}
