import type { Model } from './model.ts'
import { rowName, type PlanPart, type RowOf } from './plan-rows.ts'
import { demandedSections, isWritten } from './plan-sections.ts'
import type { PlanWithParts } from './plans.ts'

/** What a plan lacks: a section (`row` is its id) in which nothing is written, or a field of a row, which has the number `no` of its part. */
export type Missing = {
  what: 'goals' | 'activities' | 'budget' | 'section' | 'text' | 'responsible' | 'due'
  row: string
  name: string
  part?: PlanPart
  no?: number
}

const named = ['goals', 'activities', 'risks', 'dependencies'] as const
const known = (id: string) => id === 'goals' || id === 'activities' || id === 'budget'

/**
 * A plan can be submitted when something is written in each section that the model demands, every row has its words,
 * and every activity has someone responsible and a last day.
 */
export function missing(parts: PlanWithParts, model: Pick<Model, 'sections'>): Missing[] {
  const empty = demandedSections(model).filter(({ id }) => !isWritten(parts, id))
  return [
    ...empty.map(({ id, name }): Missing =>
      known(id) ? { what: id, row: '', name: '' } : { what: 'section', row: id, name },
    ),
    ...named.flatMap(part =>
      parts[part].flatMap((row, i) => [
        ...(rowName[part](row as never) === '' ? [lacks('text', part, row, i)] : []),
        ...(part === 'activities' ? ofActivity(row as RowOf<'activities'>, i) : []),
      ]),
    ),
  ]
}

const lacks = (what: Missing['what'], part: PlanPart, row: { id: string }, i: number): Missing => ({
  what,
  part,
  row: row.id,
  no: i + 1,
  name: rowName[part](row as never),
})

const ofActivity = (activity: RowOf<'activities'>, i: number): Missing[] => [
  ...(activity.responsible ? [] : [lacks('responsible', 'activities', activity, i)]),
  ...(activity.due ? [] : [lacks('due', 'activities', activity, i)]),
]
