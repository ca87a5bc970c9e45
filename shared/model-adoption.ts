import { changeModel } from './model-change.ts'
import { modelDifferences, type ModelDifference } from './model-history.ts'
import { parts, Parts, type NamedRow, type Part } from './model-library.ts'
import type { Model } from './model.ts'
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
function pairs(mine: readonly NamedRow[], theirs: readonly NamedRow[]): Map<string, NamedRow> {
  const free = new Set(mine)
  const found = new Map<string, NamedRow>()
  for (const is of [
    (a: NamedRow, b: NamedRow) => nameKey(a) === nameKey(b),
    (a: NamedRow, b: NamedRow) => a.id === b.id,
  ])
    for (const row of theirs.filter(({ id }) => !found.has(id))) {
      const met = [...free].find(own => is(own, row))
      if (!met) continue
      free.delete(met)
      found.set(row.id, met)
    }
  return found
}

const none = { roles: [], sections: [], costKinds: [], families: [], processes: [], ownFields: [], codeLists: [] }
const between = (part: Part, mine: NamedRow, theirs: NamedRow) =>
  modelDifferences({ ...none, [part]: [mine] }, { ...none, [part]: [theirs] })

/** A field whose values are of another kind, or of something else, cannot become the other: it is left alone. */
const unlike = (mine: NamedRow, theirs: NamedRow) => mine.kind !== theirs.kind || mine.of !== theirs.of

/** The row at home as it would be: theirs, under the id that everything at home knows it by. */
const taken = (mine: NamedRow, theirs: NamedRow): NamedRow => ({ ...theirs, id: mine.id })

/** The library's model beside one's own: what is new, what differs and how, what is left alone. */
export function compareModels(model: Model, theirs: Parts): Comparison {
  const rows = parts.flatMap(part => {
    const met = pairs(model[part], theirs[part])
    return theirs[part].map((row: NamedRow): ComparedRow => {
      const base = { key: keyOf(part, row.id), part, id: row.id, name: row.name }
      const own = met.get(row.id)
      if (!own) return { ...base, state: 'new', differences: [] }
      const mine = { id: own.id, name: own.name }
      const differences = between(part, own, taken(own, row))
      if (unlike(own, row)) return { ...base, state: 'apart', mine, differences }
      return { ...base, state: differences.length > 0 ? 'differs' : 'same', mine, differences }
    })
  })
  const met = new Set(rows.flatMap(row => (row.mine ? [keyOf(row.part, row.mine.id)] : [])))
  const alone = parts.flatMap(part =>
    model[part].filter(({ id }) => !met.has(keyOf(part, id))).map(({ id, name }) => ({ part, id, name })),
  )
  return { rows, alone }
}

/**
 * One's own model with the rows that were chosen. Nothing is ever removed, and what was not chosen stays as it is;
 * done twice it is as if once. A new row keeps its id where that is free: the plan's own sections are known by theirs.
 */
export function adopt(model: Model, theirs: Parts, chosen: ReadonlySet<string>): Model {
  const { rows } = compareModels(model, theirs)
  const wanted = rows.filter(row => chosen.has(row.key))
  return parts.reduce((before, part) => {
    const of = new Map<string, NamedRow>(theirs[part].map(row => [row.id, row]))
    const here = wanted.filter(row => row.part === part)
    const changed = new Map(here.flatMap(row => (row.state === 'differs' ? [[row.mine!.id, of.get(row.id)!]] : [])))
    const added = here.flatMap(row => (row.state === 'new' ? [of.get(row.id)!] : []))
    if (changed.size + added.length === 0) return before
    const kept = model[part].map((row: NamedRow) => (changed.has(row.id) ? taken(row, changed.get(row.id)!) : row))
    if (!Parts.shape[part].safeParse([...kept, ...added]).success) throw new Refusal('library_full', {})
    const ids = freeIds(kept, added)
    return changeModel(before, { [part]: [...kept, ...added.map(({ id: _, ...row }) => row)] }, () => ids.shift()!)
  }, model)
}

function freeIds(kept: NamedRow[], added: NamedRow[]): string[] {
  const taken = new Set(kept.map(row => row.id))
  return added.map(({ id }) => {
    let free = id
    for (let n = 2; taken.has(free); n++) free = `${id}-${n}`
    taken.add(free)
    return free
  })
}

/** Everything that can be chosen: what is new, and what differs. */
export const choosable = ({ rows }: Comparison) => rows.filter(row => row.state === 'new' || row.state === 'differs')
