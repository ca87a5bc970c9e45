import { standing, type CodeList } from './code-lists.ts'
import type { CostKind, Model, Process, Role, Section } from './model.ts'
import type { OwnField } from './own-fields.ts'
import { isDemanded } from './plan-sections.ts'
import { planYearFields, planYearValues, type PlanYear } from './plan-year.ts'
import type { WheelEvent } from './wheel.ts'

type List =
  'roles' | 'sections' | 'costKinds' | 'families' | 'processes' | 'steering' | 'ownFields' | 'codeLists' | 'events'
/** What is not a list of rows: each of its values is named by its key. */
type Part = 'fieldUse' | 'terms' | 'scale' | 'planYear'
type Field =
  | 'name'
  | 'level'
  | 'side'
  | 'mandatory'
  | 'line'
  | 'guidance'
  | 'hidden'
  | 'kind'
  | 'required'
  | 'demanded'
  | 'value'
  | 'moved'
  | 'retired'
  | 'of'
  | 'list'
  | 'order'
  | 'steps'
  | 'day'
  | 'start'
  | 'band'
  | 'holder'
  | 'rule'
  | Part

/** One thing that became otherwise, by the row's name then. `mandatory` is `all`, `none` or how many systems it takes. */
export type ModelDifference =
  | { list: List; name: string; what: 'added' | 'removed' | 'reordered' }
  | { list: List | Part; name: string; what: 'changed'; field: Field; from: string; to: string }

/** A line of the model's history: who, when, and each thing from → to. */
export type ModelEvent = { at: string; by: string; created: boolean; differences: ModelDifference[] }

type Entry = { at: string; name?: string; action: string; changes: Record<string, [from: unknown, to: unknown]> }

/** The model's lists, and where it is asked for the year's events. */
export type Lists = Pick<Model, Exclude<List, 'events' | 'steering'>> &
  Partial<Pick<Model, Exclude<Part, 'planYear'> | 'steering'>> &
  Partial<PlanYear> & { events?: WheelEvent[] }

/** The model's history in words that can be read: its rows hold whole lists, before and after. */
export const modelHistory = (entries: Entry[]): ModelEvent[] =>
  entries
    .map(({ at, name: by = '', action, changes }) => {
      const side = (i: 0 | 1) =>
        Object.fromEntries([
          ...lists.map(list => [list, changes[list]?.[i] ?? []]),
          ...parts.map(part => [part, changes[part]?.[i] ?? {}]),
          ...planYearFields.map(field => [field, changes[field]?.[i]]),
        ]) as unknown as Lists
      const created = action === 'created'
      return { at, by, created, differences: created ? [] : modelDifferences(side(0), side(1)) }
    })
    .filter(({ created, differences }) => created || differences.length > 0)
const parts = ['fieldUse', 'terms', 'scale'] as const
const lists: (keyof Model & List)[] = [
  'roles',
  'sections',
  'costKinds',
  'families',
  'processes',
  'steering',
  'ownFields',
  'codeLists',
]

/** What is otherwise in one model than in another. */
export const modelDifferences = (from: Lists, to: Lists): ModelDifference[] => [
  ...listed('roles', from.roles, to.roles, roleFields),
  ...listed('sections', from.sections, to.sections, sectionFields),
  ...listed('costKinds', from.costKinds, to.costKinds, kindFields),
  ...listed('families', from.families, to.families, kindFields),
  ...listed('processes', from.processes, to.processes, processFields),
  ...listed('steering', from.steering ?? [], to.steering ?? [], kindFields),
  ...listed('ownFields', from.ownFields, to.ownFields, ownFields),
  ...listed('codeLists', from.codeLists, to.codeLists, valueChanges),
  ...listed('events', from.events ?? [], to.events ?? [], eventFields),
  ...parts.flatMap(part => partChanges(part, from[part], to[part])),
  ...partChanges('planYear', planYearValues(from), planYearValues(to)),
]

const text = (value: string | number | undefined) => (value === undefined ? '' : String(value))

/** Each value of a part that is otherwise, by its key. */
function partChanges(part: Part, from: object = {}, to: object = {}): ModelDifference[] {
  const [was, is] = [from, to] as Record<string, string | number>[]
  return [...new Set([...Object.keys(was!), ...Object.keys(is!)])]
    .filter(key => was![key] !== is![key])
    .map(name => ({ list: part, name, what: 'changed', field: part, from: text(was![name]), to: text(is![name]) }))
}

type Change = [field: Field, from: string, to: string]

function listed<T extends { id: string; name: string }>(
  list: List,
  from: T[],
  to: T[],
  fields: (a: T, b: T) => Change[],
): ModelDifference[] {
  const was = new Map(from.map(row => [row.id, row]))
  const is = new Set(to.map(row => row.id))
  const kept = to.filter(row => was.has(row.id))
  const moved = from.filter(row => is.has(row.id)).some((row, i) => row.id !== kept[i]!.id)
  return [
    ...to.filter(row => !was.has(row.id)).map(({ name }) => ({ list, name, what: 'added' as const })),
    ...kept.flatMap(row =>
      fields(was.get(row.id)!, row)
        .filter(([, a, b]) => a !== b)
        .map(([field, a, b]) => ({
          list,
          name: was.get(row.id)!.name,
          what: 'changed' as const,
          field,
          from: a,
          to: b,
        })),
    ),
    ...from.filter(row => !is.has(row.id)).map(({ name }) => ({ list, name, what: 'removed' as const })),
    ...(moved ? [{ list, name: '', what: 'reordered' as const }] : []),
  ]
}

const demand = ({ mandatory, fromSystems }: Role) => (mandatory ? String(fromSystems ?? 'all') : 'none')
const mandate = ['decides', 'responsible', 'takesPart'] as const

const roleFields = (a: Role, b: Role): Change[] => [
  ['name', a.name, b.name],
  ['level', a.level, b.level],
  ['side', a.side, b.side],
  ['mandatory', demand(a), demand(b)],
  ...mandate.flatMap(part => lineChanges(a[part], b[part])),
]
const sectionFields = (a: Section, b: Section): Change[] => [
  ['name', a.name, b.name],
  ['guidance', a.guidance, b.guidance],
  ['hidden', String(a.hidden), String(b.hidden)],
  ['demanded', String(isDemanded(a)), String(isDemanded(b))],
]
const kindFields = (a: CostKind, b: CostKind): Change[] => [
  ['name', a.name, b.name],
  // Older rows do not say.
  ['hidden', String(a.hidden ?? false), String(b.hidden ?? false)],
]

const processFields = (a: Process, b: Process): Change[] => [
  ['name', a.name, b.name],
  ['hidden', String(a.hidden), String(b.hidden)],
  ['steps', a.steps.join(', '), b.steps.join(', ')],
]

const ownFields = (a: OwnField, b: OwnField): Change[] => [
  ['name', a.name, b.name],
  // Older rows are of systems, and do not say so.
  ['of', a.of ?? 'system', b.of ?? 'system'],
  ['kind', a.kind, b.kind],
  ['list', a.list ?? '', b.list ?? ''],
  ['required', String(a.required), String(b.required)],
  ['guidance', a.guidance, b.guidance],
  ['hidden', String(a.hidden), String(b.hidden)],
]

const rule = ({ scope, action, about, roll, needs, period, remind }: WheelEvent) =>
  [scope, action, about, roll, needs, period, remind].join()
const dayIn = ({ day }: WheelEvent) => (typeof day === 'string' ? day : JSON.stringify(day))
const eventFields = (a: WheelEvent, b: WheelEvent): Change[] => [
  ['name', a.name, b.name],
  ['day', dayIn(a), dayIn(b)],
  ['start', a.start ?? '', b.start ?? ''],
  ['band', a.band, b.band],
  ['holder', `${a.holder.level} ${a.holder.side}`, `${b.holder.level} ${b.holder.side}`],
  ['rule', rule(a), rule(b)],
]

/** Lines of a mandate have no ids: what left stands against what came, in order. */
function lineChanges(from: string[], to: string[]): Change[] {
  const left = from.filter(line => !to.includes(line))
  const came = to.filter(line => !from.includes(line))
  return Array.from({ length: Math.max(left.length, came.length) }, (_, i) => ['line', left[i] ?? '', came[i] ?? ''])
}

/** What became of a code list: its name, values that came, went, got another name, or were retired, and their order. */
function valueChanges(a: CodeList, b: CodeList): Change[] {
  const [was, is] = [standing(a.values), standing(b.values)]
  const came = is.filter(value => !was.some(({ id }) => id === value.id))
  return [
    ['name', a.name, b.name],
    ...was.flatMap(({ id, name, retired }): Change[] => {
      const now = b.values.find(value => value.id === id)
      if (!now) return [['value', name, '']]
      if (now.becomes !== undefined) return [['moved', name, is.find(value => value.id === now.becomes)?.name ?? '']]
      return [
        ['value', name, now.name],
        ...(now.retired === retired ? [] : [['retired', name, now.retired ? 'true' : 'false'] as Change]),
      ]
    }),
    ...came.map(({ name }): Change => ['value', '', name]),
    ['order', ...orders(was, is)],
  ]
}

/** The names of those that are in both, in each order. */
function orders(was: { id: string; name: string }[], is: { id: string; name: string }[]): [string, string] {
  const names = (rows: typeof was, others: typeof was) =>
    rows.flatMap(({ id }) => others.find(other => other.id === id)?.name ?? []).join(', ')
  return [
    names(
      was.filter(({ id }) => is.some(other => other.id === id)),
      is,
    ),
    names(
      is.filter(({ id }) => was.some(other => other.id === id)),
      is,
    ),
  ]
}
