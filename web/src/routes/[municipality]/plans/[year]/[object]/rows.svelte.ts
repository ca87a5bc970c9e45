import * as m from '#messages'
import { clockTime } from '#shared/format.ts'
import { ApiProblem, read } from '#web/lib/api.ts'

type Row = { id: string; revision: number }

/** How saving goes, for the whole plan: said in one place. */
export class Saving {
  state = $state<'idle' | 'saving' | 'saved' | 'failed'>('idle')
  at = $state('')
  why = $state('')

  /** The newest revision we know of each row: one's own last save is newer than what the page shows. */
  readonly known: Record<string, number> = {}
  #line: Promise<unknown> = Promise.resolve()

  /** One save at a time, in the order they were made: nobody is in conflict with herself. */
  run<T>(work: () => Promise<T>): Promise<T | undefined> {
    const mine = this.#line.then(() => this.#save(work))
    this.#line = mine
    return mine
  }

  async #save<T>(work: () => Promise<T>): Promise<T | undefined> {
    this.state = 'saving'
    try {
      const done = await work()
      this.at = clockTime(Date.now())
      this.state = 'saved'
      return done
    } catch (error) {
      this.why = (error as Error).message
      this.state = 'failed'
      return undefined
    }
  }
}

/** The rows of one part of a plan: each is saved by itself, against the revision that was read. */
export function rowsAt<T extends Row>(address: string, saving: Saving, reload: () => Promise<void>) {
  const revisionOf = (row: T) => Math.max(row.revision, saving.known[row.id] ?? 0)
  const send = (method: string, path: string, revision?: number, json?: object) =>
    read<T>(
      fetch(address + path, {
        method,
        headers: { 'Content-Type': 'application/json', ...(revision !== undefined && { 'If-Match': `"${revision}"` }) },
        ...(json && { body: JSON.stringify(json) }),
      }) as never,
    )
  return {
    add: (json: Omit<T, keyof Row>) =>
      saving.run(async () => {
        const made = await send('POST', '', undefined, json)
        await reload()
        return made
      }),

    /** Saves one field. Somebody else's newer row is never written over: both values are told, and the next save chooses. */
    change: (row: T, field: keyof T & string, value: unknown) =>
      saving.run(async () => {
        if (JSON.stringify(row[field]) === JSON.stringify(value)) return
        try {
          const saved = await send('PATCH', `/${row.id}`, revisionOf(row), { [field]: value })
          saving.known[row.id] = saved.revision
        } catch (error) {
          if (!(error instanceof ApiProblem) || error.type !== 'stale') throw error
          const theirs = error.params['current'] as T
          saving.known[row.id] = theirs.revision
          throw new Error(m.plans_row_stale({ theirs: String(theirs[field] ?? '–') }), { cause: error })
        }
        await reload()
      }),

    remove: (row: T) =>
      saving.run(async () => {
        await send('DELETE', `/${row.id}`, revisionOf(row))
        await reload()
      }),
  }
}
export type Rows<T extends Row> = ReturnType<typeof rowsAt<T>>
