import { SvelteMap, SvelteSet } from 'svelte/reactivity'
import * as m from '#messages'
import type { LedgerRow } from '#shared/ledgers/rows.ts'
import type { Target } from '#shared/placing.ts'
import { api, once, read } from '#web/lib/api.ts'
import { offerUndo } from '#web/lib/ui/Undo.svelte'

/** Rows of one request. */
const AT_A_TIME = 200

/** Rows that somebody chooses and places by hand, and those that are on their way. */
export class Hands {
  readonly chosen = new SvelteSet<string>()
  /** Where rows are going that have been placed and are not counted yet. */
  readonly way = new SvelteMap<string, string>()
  readonly #municipality: string
  readonly #changed: () => Promise<void>

  /** `changed`: something was placed or taken back; resolves when that is shown. */
  constructor(municipality: string, changed: () => Promise<void>) {
    this.#municipality = municipality
    this.#changed = changed
  }

  choose = (keys: string[], on: boolean) => {
    for (const key of keys)
      if (on) this.chosen.add(key)
      else this.chosen.delete(key)
  }

  reset() {
    this.chosen.clear()
    this.way.clear()
  }

  /** Places the rows; what has a cost kind keeps it. `told`: what the target is called. */
  async place(year: number, rows: LedgerRow[], to: Target, told: string): Promise<void> {
    const { costKind: _, ...kindStays } = to
    const ids: string[] = []
    const placed: string[] = []
    try {
      for (const { keys, target } of [
        ...batches(rows.filter(row => !row.costKind)).map(keys => ({ keys, target: to })),
        ...batches(rows.filter(row => row.costKind)).map(keys => ({ keys, target: kindStays })),
      ]) {
        const param = { municipality: this.#municipality, year: String(year) }
        const { id } = await read(api.placed[':year'].$post({ param, json: { rows: keys, to: target } }, once()))
        ids.push(id)
        placed.push(...keys)
        for (const key of keys) this.way.set(key, told)
        this.choose(keys, false)
      }
    } catch (error) {
      if (ids.length === 0) throw error
      throw new Error(m.placing_halfway({ n: placed.length, why: (error as Error).message }), { cause: error })
    } finally {
      if (ids.length > 0) {
        const n = placed.length
        const text = to.notIt ? m.placing_done_not_it({ n }) : m.placing_done_n({ n, to: told })
        offerUndo(text, () => this.#takeBack(year, ids, placed), { focus: true })
        void this.#changed()
      }
    }
  }

  async #takeBack(year: number, ids: string[], keys: string[]) {
    for (const id of ids) await this.remove(year, id)
    for (const key of keys) this.way.delete(key)
  }

  /** Takes a placing back: its rows land where the rules say. */
  async remove(year: number, id: string): Promise<void> {
    const param = { municipality: this.#municipality, year: String(year), id }
    await read(api.placed[':year'][':id'].$delete({ param }))
    void this.#changed()
  }
}

const batches = (rows: LedgerRow[]): string[][] =>
  Array.from({ length: Math.ceil(rows.length / AT_A_TIME) }, (_, i) =>
    rows.slice(i * AT_A_TIME, (i + 1) * AT_A_TIME).map(({ key }) => key),
  )
