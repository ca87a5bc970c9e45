import type { CodeList } from './code-lists.ts'
import { changeModel, type ModelChange } from './model-change.ts'
import { modelDifferences, type Lists, type ModelDifference } from './model-history.ts'
import { isKeyed, parts, Parts, rowsOf, type NamedRow, type Part, type WholeModel } from './model-library.ts'
import type { OwnField } from './own-fields.ts'
import { Refusal } from './refusal.ts'

/**
 * A row of the library's model beside one's own model. `new`: nothing like it at home · `same` · `differs`: the same
 * name, or the same row under another name · `apart`: an own field of another kind, whose values could not stay.
 */
type ComparedRow = {
  /** What a choice names: the part and the row's id. */
  key: string
  part: Part
  id: string
  name: string
  state: 'new' | 'same' | 'differs' | 'apart'
  /** The row at home that it is compared with. */
  mine?: { id: string; name: string }
  /** From what is at home to what would be. */
  differences: ModelDifference[]
}
export type Comparison = {
  rows: ComparedRow[]
  /** Rows at home that the library's model has nothing like: always left alone. */
  alone: { part: Part; id: string; name: string }[]
}

/** Own fields of systems, of objects and of contracts may share a name. */
const nameKey = ({ name, of = '' }: NamedRow) => `${of} ${name.trim().toLocaleLowerCase('sv')}`
const keyOf = (part: Part, id: string) => `${part}/${id}`

/** Which row at home each of theirs meets: by name first, since that is how people know it, then by id. Each meets one. */
function pairs<T extends NamedRow>(mine: readonly T[], theirs: readonly T[]): Map<string, T> {
  const free = new Set(mine)
  const found = new Map<string, T>()
  for (const is of [(a: T, b: T) => nameKey(a) === nameKey(b), (a: T, b: T) => a.id === b.id])
    for (const row of theirs.filter(({ id }) => !found.has(id))) {
      const met = [...free].find(own => is(own, row))
      if (!met) continue
      free.delete(met)
      found.set(row.id, met)
    }
  return found
}

/** Begins the id of what gets one of its own here, followed by where it is and what it is called there. */
const NEW = '+'
const newOf = (where: Part | 'values', id: string) => `${NEW}${where}/${id}`

/** A code list that both have: what stands at home stands, and their other values come after. */
function joined(mine: CodeList, theirs: CodeList): CodeList {
  const met = pairs(mine.values, theirs.values)
  const others = theirs.values.filter(({ id }) => !met.has(id))
  return { ...theirs, values: [...mine.values, ...others.map(value => ({ ...value, id: newOf('values', value.id) }))] }
}

/** Their model as it would be here: code lists that both have are joined, and choices point to them. */
function atHome(mine: WholeModel, theirs: Parts): Parts {
  const met = pairs(mine.codeLists, theirs.codeLists)
  const pointing = (field: OwnField): OwnField =>
    field.list === undefined ? field : { ...field, list: met.get(field.list)?.id ?? newOf('codeLists', field.list) }
  return {
    ...theirs,
    codeLists: theirs.codeLists.map(list => {
      const own = met.get(list.id)
      return own ? joined(own, list) : list
    }),
    ownFields: theirs.ownFields.map(pointing),
  }
}

const none = { roles: [], sections: [], costKinds: [], families: [], processes: [], ownFields: [], codeLists: [] }
/** A model of one row. */
function only(part: Part, row: NamedRow): Lists {
  if (!isKeyed(part) && part !== 'scale') return { ...none, [part]: [row] }
  const { id, name: _, ...of } = row as NamedRow & Record<string, unknown>
  return { ...none, [part]: part === 'scale' ? of : { [id]: of['value'] } }
}
const between = (part: Part, mine: NamedRow, theirs: NamedRow) => modelDifferences(only(part, mine), only(part, theirs))

/** A field whose values are of another kind, or of something else, cannot become the other: it is left alone. */
const unlike = (mine: NamedRow, theirs: NamedRow) =>
  mine.kind !== theirs.kind || mine.of !== theirs.of || mine.list !== theirs.list

/** The row at home as it would be: theirs, under the id that everything at home knows it by. */
const taken = <T extends NamedRow>(mine: NamedRow, theirs: T): T => ({ ...theirs, id: mine.id })

/** The library's model beside one's own: what is new, what differs and how, what is left alone. */
export function compareModels(model: WholeModel, library: Parts): Comparison {
  const theirs = atHome(model, library)
  const rows = parts.flatMap(part => {
    const met = pairs(rowsOf(model, part), rowsOf(theirs, part))
    return rowsOf(theirs, part).map((row): ComparedRow => {
      const base = { key: keyOf(part, row.id), part, id: row.id, name: row.name }
      const own = met.get(row.id)
      if (!own) return { ...base, state: 'new', differences: [] }
      const mine = { id: own.id, name: own.name }
      const differences = between(part, own, taken(own, row))
      if (part === 'ownFields' && unlike(own, row)) return { ...base, state: 'apart', mine, differences }
      return { ...base, state: differences.length > 0 ? 'differs' : 'same', mine, differences }
    })
  })
  const met = new Set(rows.flatMap(row => (row.mine ? [keyOf(row.part, row.mine.id)] : [])))
  const alone = parts.flatMap(part =>
    rowsOf(model, part)
      .filter(({ id }) => !met.has(keyOf(part, id)))
      .map(({ id, name }) => ({ part, id, name })),
  )
  return { rows, alone }
}

/** The rows that a choice takes: a new choice among values takes its code list along. */
function wantedOf(rows: ComparedRow[], theirs: Parts, chosen: ReadonlySet<string>): ComparedRow[] {
  const lists = theirs.ownFields.flatMap(({ id, list }) =>
    list !== undefined && chosen.has(keyOf('ownFields', id)) ? [keyOf('codeLists', list)] : [],
  )
  const along = new Set(lists)
  return rows.filter(({ key, state }) =>
    state === 'differs' ? chosen.has(key) : state === 'new' && (chosen.has(key) || along.has(key)),
  )
}

/**
 * One's own model with the rows that were chosen. Nothing is ever removed, and what was not chosen stays as it is;
 * done twice it is as if once. A new row keeps its id where that is free: the plan's own sections are known by theirs.
 */
export function adopt(model: WholeModel, library: Parts, chosen: ReadonlySet<string>): WholeModel {
  const theirs = atHome(model, library)
  const wanted = wantedOf(compareModels(model, library).rows, library, chosen)
  const after: Partial<Record<Part, unknown>> = {}
  for (const part of parts) {
    const here = wanted.filter(row => row.part === part)
    if (here.length > 0) after[part] = partAfter(model, theirs, part, here)
  }
  const { events, ...change } = after as Partial<Parts>
  const newId = freeIds(model)
  return {
    ...changeModel(model, change as ModelChange, newId),
    events:
      events?.map(event => (event.id.startsWith(NEW) ? { ...event, id: newId(event.id) } : event)) ?? model.events,
  }
}

/** A part with what is taken of theirs. */
function partAfter(model: WholeModel, theirs: Parts, part: Part, wanted: ComparedRow[]) {
  if (part === 'scale') return theirs.scale
  if (isKeyed(part)) {
    const values: Record<string, string> = theirs[part]
    return { ...model[part], ...Object.fromEntries(wanted.map(({ id }) => [id, values[id]])) }
  }
  const of = new Map(rowsOf(theirs, part).map(row => [row.id, row]))
  const changed = new Map(wanted.flatMap(row => (row.mine ? [[row.mine.id, of.get(row.id)!]] : [])))
  const kept = rowsOf(model, part).map(row => (changed.has(row.id) ? taken(row, changed.get(row.id)!) : row))
  const added = wanted.filter(row => !row.mine).map(row => asNew(part, of.get(row.id)!))
  if (!Parts.shape[part].safeParse([...kept, ...added]).success) throw new Refusal('library_full', {})
  return [...kept, ...added]
}

/** A row that gets an id here, and so do the values of a code list. */
function asNew(part: Part, row: NamedRow): NamedRow {
  const of = { ...row, id: newOf(part, row.id) }
  if (part !== 'codeLists') return of
  const values = (row as CodeList).values.map(value => ({ ...value, id: newOf('values', value.id) }))
  return { ...of, values } as NamedRow
}

/** Gives each new row the id that it has in the library, where that is free. */
function freeIds(model: WholeModel): (given?: string) => string {
  const used = new Set([
    ...parts.flatMap(part => rowsOf(model, part).map(({ id }) => newOf(part, id))),
    ...model.codeLists.flatMap(({ values }) => values.map(({ id }) => newOf('values', id))),
  ])
  return (given = '') => {
    let free = given
    for (let n = 2; used.has(free); n++) free = `${given}-${n}`
    used.add(free)
    return free.slice(free.indexOf('/') + 1)
  }
}

/** Everything that can be chosen: what is new, and what differs. */
export const choosable = ({ rows }: Comparison) => rows.filter(row => row.state === 'new' || row.state === 'differs')
