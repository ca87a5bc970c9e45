import { canonical, type PlanWithParts } from './plans.ts'

type Part = 'goals' | 'activities' | 'risks' | 'budget'

/** One row or field that differs between two versions of a plan. `name` is what people call the row; a cost kind's is its id. */
export type Difference = { part: Part | 'plan'; row: string; name: string } & (
  { kind: 'added' | 'removed' } | { kind: 'changed'; field: string; from: unknown; to: unknown }
)

const names: { [P in Part]: (row: PlanWithParts[P][number]) => string } = {
  goals: goal => goal.text,
  activities: activity => activity.name,
  risks: risk => risk.text,
  budget: line => line.costKind,
}

/** What a later version of a plan says otherwise than an earlier one: rows that came or went, and fields that changed. */
export function differences(before: PlanWithParts, after: PlanWithParts): Difference[] {
  const text = ({ summary, frame, links = [] }: PlanWithParts['plan']) => ({ summary, frame, links })
  return [
    ...fields(text(before.plan), text(after.plan)).map(f => ({ part: 'plan' as const, row: '', name: '', ...f })),
    ...rows('goals', before, after),
    ...rows('activities', before, after),
    ...rows('risks', before, after),
    ...rows('budget', before, after),
  ]
}

function rows<P extends Part>(part: P, before: PlanWithParts, after: PlanWithParts): Difference[] {
  type Row = PlanWithParts[P][number]
  const byId = (all: Row[]) => new Map(all.map(row => [row.id, row]))
  const [was, is] = [byId(before[part] as Row[]), byId(after[part] as Row[])]
  const place = (row: Row) => ({ part, row: row.id, name: names[part](row) })
  return [
    ...[...is.values()].flatMap((row): Difference[] => {
      const old = was.get(row.id)
      return old
        ? fields(old, row).map(field => ({ ...place(row), ...field }))
        : [{ ...place(row), kind: 'added' as const }]
    }),
    ...[...was.values()].filter(row => !is.has(row.id)).map(row => ({ ...place(row), kind: 'removed' as const })),
  ]
}

function fields(before: object, after: object) {
  const [was, is] = [Object.entries(before), Object.entries(after)].map(entries => new Map<string, unknown>(entries))
  return [...new Set([...was!.keys(), ...is!.keys()])]
    .filter(field => canonical(was!.get(field)) !== canonical(is!.get(field)))
    .map(field => ({ kind: 'changed' as const, field, from: was!.get(field), to: is!.get(field) }))
}
