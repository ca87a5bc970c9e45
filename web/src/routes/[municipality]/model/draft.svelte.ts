import type { InferResponseType } from 'hono/client'
import { standing, type CodeList, type CodeValue } from '#shared/code-lists.ts'
import { modelDifferences } from '#shared/model-history.ts'
import type { ModelChange } from '#shared/model-change.ts'
import type { Consequences } from '#shared/model-consequences.ts'
import type { Mention } from '#shared/mentions.ts'
import type { CostKind, Family, Process, Role, Section, SteeringGoal } from '#shared/model.ts'
import type { FieldUse } from '#shared/field-use.ts'
import { planYearFields, type PlanYear } from '#shared/plan-year.ts'
import type { OwnField } from '#shared/own-fields.ts'
import type { Scale, Terms } from '#shared/terms.ts'
import { api, ApiProblem, ifMatch, read } from '#web/lib/api.ts'

export type ModelPage = InferResponseType<(typeof api)['model']['$get'], 200>
export type List =
  'roles' | 'sections' | 'costKinds' | 'families' | 'processes' | 'steering' | 'ownFields' | 'codeLists'
type Rows = {
  roles: Role[]
  sections: Section[]
  costKinds: CostKind[]
  families: Family[]
  processes: Process[]
  steering: SteeringGoal[]
  ownFields: OwnField[]
  codeLists: CodeList[]
}

/** Begins the id of a row that is not saved yet: the API gives it its own, wherever it is named. */
const NEW = '+'
type Part = 'fieldUse' | 'terms' | 'scale' | (typeof planYearFields)[number]
const parts: Part[] = ['fieldUse', 'terms', 'scale', ...planYearFields]
const lists: List[] = ['roles', 'sections', 'costKinds', 'families', 'processes', 'steering', 'ownFields', 'codeLists']
const copy = <T>(rows: T): T => JSON.parse(JSON.stringify(rows)) as T

/** The model as somebody is writing it. Nothing is changed until it is carried through, all of it at once. */
export class Draft implements Rows, PlanYear {
  fieldUse = $state<FieldUse>({})
  terms = $state<Terms>({})
  scale = $state<Scale>({ from: 0, to: 4 })
  approval = $state<PlanYear['approval']>({ by: 'owner', afterForum: false })
  ownApproval = $state(false)
  periods = $state<PlanYear['periods']>('tertials')
  lockAfterDays = $state(0)
  overBudgetPercent = $state(0)
  roles = $state<Role[]>([])
  sections = $state<Section[]>([])
  costKinds = $state<CostKind[]>([])
  families = $state<Family[]>([])
  processes = $state<Process[]>([])
  steering = $state<SteeringGoal[]>([])
  ownFields = $state<OwnField[]>([])
  codeLists = $state<CodeList[]>([])
  preview = $state.raw<Consequences>()
  problem = $state('')
  #base = $state.raw<ModelPage>()!
  #asked = 0
  readonly #param: { municipality: string }

  readonly differences = $derived(modelDifferences(this.#base, this))
  readonly dirty = $derived(this.differences.length > 0)
  /** Every row has a name, and no two of a list the same. */
  readonly named = $derived(
    lists.every(list => this[list].every(row => this.nameIsFree(list, row.id) === 'free')) &&
      this.codeLists.every(({ values }) => standing(values).every(value => isFree(standing(values), value) === 'free')),
  )

  constructor(base: ModelPage, municipality: string) {
    this.#param = { municipality }
    this.reset(base)
  }

  reset(base = this.#base) {
    this.#base = base
    for (const part of [...lists, ...parts]) this.#set(part, copy(base[part]))
    this.#forget()
  }
  #forget() {
    this.#asked++
    this.preview = undefined
    this.problem = ''
  }
  #set(part: List | Part, to: unknown) {
    ;(this as unknown as Record<List | Part, unknown>)[part] = to
  }

  /** What is emptied is as the house has it. */
  put(part: 'fieldUse' | 'terms', key: string, value: string) {
    const { [key]: _, ...rest } = this[part] as Record<string, string>
    this.#set(part, value.trim() === '' ? rest : { ...rest, [key]: value })
  }

  isNew = (id: string) => id.startsWith(NEW)

  nameIsFree(list: List, id: string) {
    const row = this[list].find(of => of.id === id)
    const among = list === 'ownFields' ? this.ownFields.filter(({ of }) => of === (row as OwnField).of) : this[list]
    return row ? isFree(among, row) : 'missing'
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

  /** Lines of mandates that say a role's old name say its new one. */
  reword(mentions: Mention[]) {
    const reworded = (lines: string[]) => lines.map(of => mentions.find(({ line }) => line === of)?.becomes ?? of)
    this.roles = this.roles.map(role => ({
      ...role,
      ...{ decides: reworded(role.decides), responsible: reworded(role.responsible) },
      takesPart: reworded(role.takesPart),
    }))
  }

  /** Two rows of a list take each other's place. */
  swap(list: List, id: string, other: string) {
    this.#set(list, swapped<{ id: string }>(this[list], id, other))
  }

  /** Takes a row away and answers how to put it back; throws when it is in use. */
  async remove(list: List, id: string): Promise<() => Promise<void>> {
    const at = this[list].findIndex(row => row.id === id)
    const row = this[list][at]!
    const rest = this[list].filter(of => of.id !== id)
    const json = { [list]: rest } as ModelChange
    if (!this.isNew(id)) await read(api.model.preview.$post({ param: this.#param, json }))
    this.#set(list, rest)
    return () => Promise.resolve(this.#set(list, (this[list] as unknown[]).toSpliced(at, 0, row)))
  }

  newValue = (name: string): CodeValue => ({ id: NEW + crypto.randomUUID(), name, retired: false })

  /** Takes a value out of a code list; throws when something has it, or when others have gone into it. */
  async removeValue(list: CodeList, value: CodeValue): Promise<void> {
    const values = list.values.filter(of => of.id !== value.id)
    const codeLists = this.#base.codeLists.map(of =>
      of.id === list.id ? { ...of, values: of.values.filter(({ id }) => id !== value.id) } : of,
    )
    if (!this.isNew(value.id)) await read(api.model.preview.$post({ param: this.#param, json: { codeLists } }))
    list.values = values
  }

  /** Only the lists that are otherwise: another's change of the others stands. */
  get change(): ModelChange {
    const otherwise = this.#otherwise()
    const all = [...lists, ...parts]
    return Object.fromEntries(all.filter(part => otherwise.includes(part)).map(part => [part, this[part]]))
  }

  /** The lists and parts in which something is otherwise. */
  #otherwise = (): (List | Part | 'events')[] =>
    this.differences.flatMap(({ list }) => (list === 'planYear' ? planYearFields : [list]))

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
    const mine = this.#otherwise()
    this.#base = base
    for (const part of parts) if (!mine.includes(part)) this.#set(part, copy(base[part]))
    for (const list of lists) {
      const known = base[list].map(row => row.id)
      const kept = this[list].map(row =>
        known.includes(row.id) || this.isNew(row.id) ? row : { ...row, id: NEW + crypto.randomUUID() },
      )
      this.#set(list, mine.includes(list) ? kept : copy(base[list]))
    }
  }
}

/** Does anything else of the list have the name? */
export function isFree(rows: { id: string; name: string }[], { id, name }: { id: string; name: string }) {
  const key = (text: string) => text.trim().toLocaleLowerCase('sv')
  if (key(name) === '') return 'missing'
  return rows.some(of => of.id !== id && key(of.name) === key(name)) ? 'taken' : 'free'
}

/** The rows, with two of them in each other's place. */
export const swapped = <T extends { id: string }>(rows: readonly T[], id: string, other: string): T[] => {
  const [a, b] = [rows.find(of => of.id === id)!, rows.find(of => of.id === other)!]
  return rows.map(row => (row === a ? b : row === b ? a : row))
}
