import { planParts, rowName, type PlanPart, type RowOf } from './plan-rows.ts'
import { canonical, type PlanWithParts } from './plans.ts'

/** One row or field that differs between two versions of a plan. `name` is what people call the row; a cost kind's is its id. */
export type Difference = { part: PlanPart | 'plan'; row: string; name: string } & (
  { kind: 'added' | 'removed' } | { kind: 'changed'; field: string; from: unknown; to: unknown }
)

/** What a later version of a plan says otherwise than an earlier one: rows that came or went, and fields that changed. */
export function differences(before: PlanWithParts, after: PlanWithParts): Difference[] {
  const text = ({ summary, frame, links = [] }: PlanWithParts['plan']) => ({ summary, frame, links })
  return [
    ...fields(text(before.plan), text(after.plan)).map(f => ({ part: 'plan' as const, row: '', name: '', ...f })),
    ...planParts.flatMap(part => rows(part, before, after)),
  ]
}

function rows<P extends PlanPart>(part: P, before: PlanWithParts, after: PlanWithParts): Difference[] {
  type Row = RowOf<P>
  const byId = (all: Row[]) => new Map(all.map(row => [row.id, row]))
  const [was, is] = [byId(before[part] as unknown as Row[]), byId(after[part] as unknown as Row[])]
  const place = (row: Row) => ({ part, row: row.id, name: rowName[part](row) })
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
