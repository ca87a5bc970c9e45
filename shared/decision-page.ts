import type { PersonActor } from './actor.ts'
import { budgetBefore } from './budget-before.ts'
import type { CostRow } from './costs.ts'
import type { Day } from './day.ts'
import { sum, type Ore } from './money.ts'
import { attentionOf, rolesHeld, type Attention, type AttentionInput } from './plan-attention.ts'
import { planChanges, type Dropped } from './plan-changes.ts'
import type { InStead, PlanDecision } from './plan-decided.ts'
import { forumsDecisions, type Known } from './plan-decisions.ts'
import { decidersOn, decidingSides } from './plan-mandates.ts'
import { lineTotal, rowName, type PlanPart, type RowOf } from './plan-rows.ts'
import type { Plan, PlanWithParts } from './plans.ts'

/** One cost kind of the plan against this year's budget, in öre, with the plan's own explanation. */
type CostLine = { costKind: string; name: string; before: Ore; now: Ore; comment: string }

/** A row that the plan of the year before did not have, or had otherwise. `no` is its number in its part, from 1. */
type NewRow = {
  part: PlanPart
  id: string
  no: number
  name: string
  /** What each changed field said, and what it says. */
  changed?: { field: string; from: unknown; to: unknown }[]
}

type Named<T> = T & { name: string }
type InWords = { name: string; how?: InStead['how']; forName?: string }

/** A plan as whoever decides on it reads it: what it costs, what is new, what to look at, and by what they decide. */
export type DecisionPage = {
  plan: Plan & { revision: number }
  object: { id: string; name: string; unit: string }
  submittedByName: string
  /** Those who get it back. */
  writers: string[]
  /** The wheel's last day for deciding. */
  due?: Day
  cost: { rows: CostLine[]; before: Ore; now: Ore; frame?: Ore }
  /** Against the plan of the year before; absent when there was none. */
  news?: { rows: NewRow[]; dropped: Dropped[]; same: Partial<Record<PlanPart, number>> }
  attention: Attention[]
  roles: { held: number; of: number }
  parts: Omit<PlanWithParts, 'plan'>
  names: Record<string, string>
  /** What one side has approved. */
  given: (PlanDecision & InWords)[]
  /** The sides that approve: two where each gives its part. */
  sides: number
  /** By what the reader decides today; absent when they do not. */
  mandate?: { role: string; lines: string[] } & Omit<InWords, 'name'>
  /** Those who decide today, for whoever does not. */
  deciders: (InWords & { role: string })[]
  /** The decisions of a forum that the approval may rest on; absent where none is asked for. */
  forum?: ReturnType<typeof forumsDecisions>
}

export type DecisionPageInput = Omit<AttentionInput, 'parts'> & {
  parts: PlanWithParts & { plan: Plan & { revision: number } }
  known: Known
  object: { id: string; name: string; unit: string }
  before: PlanWithParts | undefined
  /** The object's cost rows of the year before. */
  costs: CostRow[]
  costKinds: { id: string; name: string }[]
  due: Day | undefined
}

/** The plan of one object and year, for whoever decides on it. */
export function decisionPage(input: DecisionPageInput, actor: PersonActor, today: Day): DecisionPage {
  const { parts, known, object, before } = input
  const { plan, ...rows } = parts
  const names = namesOf(input)
  const nameOf = (id: string) => names[id] ?? ''
  const inWords = ({ person, for: stead }: { person: string; for?: InStead | undefined }): InWords => ({
    name: nameOf(person),
    ...(stead && { how: stead.how, forName: nameOf(stead.person) }),
  })
  const deciders = decidersOn(known, today)
  const given = plan.approvals ?? []
  const own = deciders
    .filter(({ person, side }) => person === actor.person && !given.some(of => of.side === side))
    .toSorted((a, b) => Number(a.for !== undefined) - Number(b.for !== undefined))[0]
  const leaders = known.assignments.filter(a => a.object === object.id && leads(known, a.role) && lasts(a, today))
  const writers = [...new Set([...(plan.submittedBy ? [plan.submittedBy] : []), ...leaders.map(a => a.person)])]
  return {
    ...{ plan, object: { id: object.id, name: object.name, unit: object.unit } },
    submittedByName: nameOf(plan.submittedBy ?? ''),
    writers: writers.filter(id => id !== actor.person).map(nameOf),
    ...(input.due && { due: input.due }),
    cost: costOf(input),
    ...(before && { news: newsOf(parts, before, nameOf) }),
    attention: attentionOf(input, today),
    roles: rolesHeld(input.register, today),
    ...{ parts: rows, names },
    given: given.map(of => ({ ...of, ...inWords({ person: of.by, for: of.for }) })),
    sides: decidingSides(known).length,
    ...(own && {
      mandate: {
        ...{ role: own.role.name, lines: own.role.decides },
        ...(own.for && { how: own.for.how, forName: nameOf(own.for.person) }),
      },
    }),
    deciders: deciders.map(of => ({ ...inWords(of), role: of.role.name })),
    ...(known.model.approval.afterForum && { forum: forumsDecisions(plan, known, today) }),
  }
}

const leads = ({ model }: Known, role: string) => model.roles.find(({ id }) => id === role)?.level === 'leading'
const lasts = (a: { from: Day; to?: Day | undefined }, today: Day) => a.from <= today && (!a.to || today <= a.to)

/** The names of people, cost kinds and roles, by their ids. */
const namesOf = ({ register, known, costKinds }: DecisionPageInput): Record<string, string> =>
  Object.fromEntries(
    [...known.model.roles, ...costKinds, ...register.people].map(({ id, name }: Named<{ id: string }>) => [id, name]),
  )

/** The plan's budget against this year's, kind by kind in the order of the model. */
function costOf({
  parts,
  costs,
  costKinds,
}: Pick<DecisionPageInput, 'parts' | 'costs' | 'costKinds'>): DecisionPage['cost'] {
  const now = Map.groupBy(parts.budget, line => line.costKind)
  const was = budgetBefore(costs)
  const order = costKinds.map(({ id }) => id)
  const kinds = [...new Set([...order, ...now.keys(), ...was.keys()])]
  const rows = kinds
    .map(costKind => ({
      costKind,
      name: costKinds.find(({ id }) => id === costKind)?.name ?? costKind,
      before: was.get(costKind) ?? 0,
      now: sum((now.get(costKind) ?? []).map(lineTotal)),
      comment: (now.get(costKind) ?? []).flatMap(({ comment }) => comment || []).join(' '),
    }))
    .filter(row => row.before !== 0 || row.now !== 0 || now.has(row.costKind))
  const { frame } = parts.plan
  return {
    rows,
    before: sum(rows.map(row => row.before)),
    now: sum(rows.map(row => row.now)),
    ...(frame !== undefined && { frame }),
  }
}

/** What is told row by row: the budget is told by what it costs. */
const told = ['goals', 'activities', 'risks', 'resources', 'dependencies'] as const

/** What is new, otherwise or gone since the plan of the year before, and how much is as it was. */
function newsOf(
  parts: PlanWithParts,
  before: PlanWithParts,
  nameOf: (id: string) => string,
): NonNullable<DecisionPage['news']> {
  const changes = planChanges(parts, before)
  const name = <P extends PlanPart>(part: P, row: RowOf<P>) =>
    part === 'resources' ? nameOf(rowName[part](row)) : rowName[part](row)
  const rows = told.flatMap(part =>
    (parts[part] as RowOf<PlanPart>[]).flatMap((row, i): NewRow[] => {
      const change = changes.rows[part][row.id]
      if (!change || change.kind === 'same') return []
      const place = { part, id: row.id, no: i + 1, name: name(part, row as never) }
      if (change.kind === 'new') return [place]
      const now = row as unknown as Record<string, unknown>
      return [
        { ...place, changed: Object.entries(change.was).map(([field, from]) => ({ field, from, to: now[field] })) },
      ]
    }),
  )
  const same = told.map(part => [part, Object.values(changes.rows[part]).filter(({ kind }) => kind === 'same').length])
  const dropped = changes.dropped
    .filter(({ part }) => part !== 'budget')
    .map(row => (row.part === 'resources' ? { ...row, name: nameOf(row.name) } : row))
  return { rows, dropped, same: Object.fromEntries(same.filter(([, n]) => n !== 0)) }
}
