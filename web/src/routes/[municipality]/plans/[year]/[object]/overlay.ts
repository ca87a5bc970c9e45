import { applied, withEdits, type EditQueue, type PlanEdit } from '#shared/plan-edits.ts'
import { missing } from '#shared/plan-missing.ts'
import type { PlanPage } from '#shared/plan-page.ts'
import { planParts, type PlanPart } from '#shared/plan-rows.ts'

type Row = Record<string, unknown>
/** Rows by part and id, as they were saved last; null where the row is gone. */
export type Known = Record<string, Row | null>

/** A row as the page was fetched with it. */
export const planRow = (of: PlanPage, part: PlanEdit['part'], id: string): Row | undefined =>
  part === 'plan' ? of.plan : (of[part] as { id: string }[] as (Row & { id: string })[]).find(row => row.id === id)

/** The page with what has been saved since it was fetched, and what is written and waits: what the writer sees. */
export function overlay(of: PlanPage, known: Known, { waiting, held }: EditQueue): PlanPage {
  const edits = [...held.map(({ edit }) => edit), ...waiting]
  const newer = (row: Row, saved: Row | null | undefined) =>
    saved && Number(saved['revision']) > Number(row['revision']) ? { ...row, ...saved } : row
  const rowsOf = (part: PlanPart) => {
    const read = of[part] as unknown as (Row & { id: string })[]
    const there = read
      .filter(({ id }) => known[`${part}/${id}`] !== null)
      .map(row => newer(row, known[`${part}/${row.id}`]) as Row & { id: string })
    const made = Object.entries(known).flatMap(([key, row]) =>
      row && key.startsWith(`${part}/`) && !read.some(({ id }) => key === `${part}/${id}`)
        ? [row as Row & { id: string }]
        : [],
    )
    return withEdits([...there, ...made], part, edits)
  }
  const parts = Object.fromEntries(planParts.map(part => [part, rowsOf(part)])) as Pick<PlanPage, PlanPart>
  const own = edits.filter(({ part }) => part === 'plan')
  const plan = own.reduce(
    (now, { after }) => applied(now, after),
    newer(of.plan, known['plan/plan']) as PlanPage['plan'],
  )
  const nameOf = (id: string | undefined) => of.people.find(person => person.id === id)?.name ?? ''
  const kind = (id: string) => of.costKinds.find(kind => kind.id === id)?.name ?? id
  const page = {
    ...of,
    ...parts,
    plan,
    activities: parts.activities.map(row => ({ ...row, responsibleName: nameOf(row.responsible) })),
    budget: parts.budget.map(line => ({
      ...line,
      name: line.name ?? kind(line.costKind),
      lastYear: line.lastYear ?? 0,
    })),
  }
  // Whether something is missing is told by the same rule as where it is decided.
  const sections = of.sections.map(({ id, name = '', guidance, demanded }) => ({
    id,
    name,
    guidance,
    demanded,
    hidden: false,
  }))
  return { ...page, missing: missing(page, { sections }) }
}
