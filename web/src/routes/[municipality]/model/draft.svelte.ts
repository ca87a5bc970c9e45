import type { InferResponseType } from 'hono/client'
import { modelDifferences } from '#shared/model-history.ts'
import type { ModelChange } from '#shared/model-change.ts'
import type { Consequences } from '#shared/model-consequences.ts'
import type { CostKind, Role, Section } from '#shared/model.ts'
import type { OwnField } from '#shared/own-fields.ts'
import { api, ApiProblem, ifMatch, read } from '#web/lib/api.ts'

export type ModelPage = InferResponseType<(typeof api)['model']['$get'], 200>
export type List = 'roles' | 'sections' | 'costKinds' | 'ownFields'
type Rows = { roles: Role[]; sections: Section[]; costKinds: CostKind[]; ownFields: OwnField[] }

/** Marks the id of a row that is not saved yet: the API gives it its own. */
const NEW = '+'
const lists: List[] = ['roles', 'sections', 'costKinds', 'ownFields']
const copy = <T>(rows: T): T => JSON.parse(JSON.stringify(rows)) as T

/** The model as somebody is writing it. Nothing is changed until it is carried through, all of it at once. */
export class Draft implements Rows {
  roles = $state<Role[]>([])
  sections = $state<Section[]>([])
  costKinds = $state<CostKind[]>([])
  ownFields = $state<OwnField[]>([])
  preview = $state.raw<Consequences>()
  problem = $state('')
  #base = $state.raw<ModelPage>()!
  #asked = 0
  readonly #param: { municipality: string }

  readonly differences = $derived(modelDifferences(this.#base, this))
  readonly dirty = $derived(this.differences.length > 0)
  /** Every row has a name, and no two of a list the same. */
  readonly named = $derived(lists.every(list => this[list].every(row => this.nameIsFree(list, row.id) === 'free')))

  constructor(base: ModelPage, municipality: string) {
    this.#param = { municipality }
    this.reset(base)
  }

  reset(base = this.#base) {
    this.#base = base
    for (const list of lists) this.#set(list, copy(base[list]))
    this.#forget()
  }
  #forget() {
    this.#asked++
    this.preview = undefined
    this.problem = ''
  }
  #set(list: List, rows: unknown) {
    ;(this as unknown as Record<List, unknown>)[list] = rows
  }

  isNew = (id: string) => id.startsWith(NEW)

  nameIsFree(list: List, id: string): 'free' | 'missing' | 'taken' {
    const key = (row: { name: string }) => row.name.trim().toLocaleLowerCase('sv')
    const row = this[list].find(of => of.id === id)
    if (!row || key(row) === '') return 'missing'
    return this[list].some(of => of.id !== id && key(of) === key(row)) ? 'taken' : 'free'
  }

  /** A new row with the first free name of that kind; answers its id until it is saved. */
  add<L extends List>(list: L, row: Omit<Rows[L][number], 'id'>): string {
    const id = NEW + crypto.randomUUID()
    const taken = this[list].map(of => of.name)
    let name = row.name
    for (let n = 2; taken.includes(name); n++) name = `${row.name} ${n}`
    this.#set(list, [...this[list], { ...row, id, name }])
    return id
  }

  move(list: List, at: number, by: -1 | 1) {
    const rows = [...this[list]]
    const [row] = rows.splice(at, 1)
    rows.splice(at + by, 0, row as never)
    this.#set(list, rows)
  }

  /** Takes a row away and answers how to put it back; throws when it is in use. */
  async remove(list: List, id: string): Promise<() => Promise<void>> {
    const at = this[list].findIndex(row => row.id === id)
    const row = this[list][at]!
    const rest = this[list].filter(of => of.id !== id)
    const json = { [list]: sent(rest) } as ModelChange
    if (!this.isNew(id)) await read(api.model.preview.$post({ param: this.#param, json }))
    this.#set(list, rest)
    return () => Promise.resolve(this.#set(list, (this[list] as unknown[]).toSpliced(at, 0, row)))
  }

  /** Only the lists that are otherwise: another's change of the others stands. */
  get change(): ModelChange {
    const otherwise = this.differences.map(difference => difference.list)
    return Object.fromEntries(lists.filter(list => otherwise.includes(list)).map(list => [list, sent(this[list])]))
  }

  /** What the change would lead to. An answer that later typing has overtaken is thrown away. */
  async look() {
    if (!this.dirty || !this.named) return this.#forget()
    const mine = ++this.#asked
    try {
      const preview = await read(api.model.preview.$post({ param: this.#param, json: this.change }))
      if (mine === this.#asked) [this.preview, this.problem] = [preview, '']
    } catch (error) {
      if (mine === this.#asked) [this.preview, this.problem] = [undefined, (error as Error).message]
    }
  }

  /** Carries the change through. When another was first, the draft is laid on the model as it is now, to be looked at again. */
  async save(reload: () => Promise<ModelPage>): Promise<boolean> {
    try {
      await read(api.model.$patch({ param: this.#param, json: this.change }, ifMatch(this.#base.revision)))
      this.reset(await reload())
      return true
    } catch (error) {
      if (error instanceof ApiProblem && error.type === 'stale') this.#layOn(await reload())
      this.problem = (error as Error).message
      return false
    }
  }

  #layOn(base: ModelPage) {
    const mine = this.differences.map(difference => difference.list)
    this.#base = base
    for (const list of lists) {
      const known = base[list].map(row => row.id)
      const kept = this[list].map(row =>
        known.includes(row.id) || this.isNew(row.id) ? row : { ...row, id: NEW + crypto.randomUUID() },
      )
      this.#set(list, mine.includes(list) ? kept : copy(base[list]))
    }
  }
}

const sent = (rows: { id: string }[]) =>
  rows.map(({ id, ...row }) => (id.startsWith(NEW) ? row : { id, ...row })) as never
