import type { InferResponseType } from 'hono/client'
import { api, ApiProblem, ifMatch, read } from '#web/lib/api.ts'

type At = { municipality: string; id: string }
const route = api.library[':id']
export type InLibrary = InferResponseType<(typeof route)['$get'], 200>
type Preview = InferResponseType<(typeof route)['preview']['$post'], 200>

/** What somebody is choosing from a model of the library. At first everything new, and nothing of one's own overwritten. */
export class Adoption {
  chosen = $state<string[]>([])
  preview = $state.raw<Preview>()
  problem = $state('')
  #asked = 0
  readonly #of: InLibrary
  readonly #param: At

  constructor(of: InLibrary, param: At) {
    this.#of = of
    this.#param = param
    this.chosen = of.rows.filter(row => row.state === 'new').map(row => row.key)
  }

  choose(keys: string[], on: boolean) {
    const others = this.chosen.filter(key => !keys.includes(key))
    this.chosen = on ? [...others, ...keys] : others
  }

  /** What the choice would do. An answer that a later choice has overtaken is thrown away. */
  async look() {
    const mine = ++this.#asked
    if (this.chosen.length === 0) {
      this.preview = undefined
      this.problem = ''
      return
    }
    try {
      const preview = await read(route.preview.$post({ param: this.#param, json: { chosen: this.chosen } }))
      if (mine === this.#asked) [this.preview, this.problem] = [preview, '']
    } catch (error) {
      if (mine === this.#asked) [this.preview, this.problem] = [undefined, (error as Error).message]
    }
  }

  /** Carries it out; answers how many changes, and how they are undone. `overtaken` when either model has changed since it was read. */
  async carryOut(): Promise<{ n: number; undo: () => Promise<void> } | 'overtaken' | undefined> {
    const { mark, revision } = this.#of
    try {
      const json = { mark, chosen: this.chosen }
      const done = await read(route.adoption.$post({ param: this.#param, json }, ifMatch(revision)))
      const { municipality } = this.#param
      const { events, ...change } = done.undo
      const undo = async () => {
        const param = { municipality, year: String(done.year) }
        await read(api.model.$patch({ param: { municipality }, json: change }, ifMatch(done.revision)))
        if (events) await read(api.wheel[':year'].$put({ param, json: { events } }, ifMatch(done.wheel)))
      }
      return { n: done.differences.length, undo }
    } catch (error) {
      if (error instanceof ApiProblem && ['stale', 'library_changed'].includes(error.type)) return 'overtaken'
      this.problem = (error as Error).message
      return undefined
    }
  }
}
