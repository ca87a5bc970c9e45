import * as z from 'zod'
import { Activity, BudgetLine, planParts, rowSchemas, type PlanPart, type RowOf } from '#shared/plan-rows.ts'
import type { PlanBudget } from '#shared/plan-budgets.ts'
import { Plan, PlanWithParts } from '#shared/plans.ts'
import type { RowTold } from '#shared/plan-story.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Files } from '../platform/files.ts'
import type { BatchChange } from './batch-writes.ts'
import type { BudgetMarks } from './budget-marks.ts'
import { collection, type Saved, type Scope } from './collection.ts'
import { toldOf } from './history.ts'
import { lineOf } from './keys.ts'
import { pendingOf, seen } from './pending.ts'
import { framesOf } from './planning.ts'
import { planVersionsOf } from './plan-versions.ts'
import { ConditionFailed, type Row, type Write } from './table.ts'

/** How the keys of a plan's rows begin. */
const partKeys = {
  ...{ goals: 'GOAL', activities: 'ACT', risks: 'RSK' },
  ...{ resources: 'RES', dependencies: 'DEP', budget: 'BUD' },
} as const satisfies Record<PlanPart, string>
const partOf = (key: string) => planParts.find(part => partKeys[part] === key)!
const entity = (year: number, object: string) => `plan#${year}#${object}`

/** Plans with their parts. Every write to a part bumps the plan's content and checks that it may still be edited. */
export function plansOf(scope: Scope, files: Files, marks: BudgetMarks) {
  const { door, keys } = scope

  const frames = framesOf(scope)
  const kept = collection(scope, {
    name: 'plan',
    // The frame is kept among the frames, and never with the plan.
    schema: Plan.omit({ frame: true }),
    key: keys.plan,
    id: plan => [plan.year, plan.object],
    guards: ['content'],
  })
  const plans = {
    ...kept,
    writes: {
      ...kept.writes,
      save: ({ frame: _, ...before }: Saved<Plan>, after: Plan) => kept.writes.save(before, after),
    },
  }

  /** Rejected once the plan is no draft, or a batch is at work on it, so that nothing slips in between reading and deciding. */
  const bump = (year: number, object: string): Write => ({
    Update: {
      Key: keys.plan(year, object),
      UpdateExpression: 'SET content = content + :one',
      ConditionExpression: '#state = :draft AND attribute_not_exists(#pending)',
      ExpressionAttributeNames: { '#state': 'state', '#pending': 'pending' },
      ExpressionAttributeValues: { ':one': 1, ':draft': 'draft' },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  })

  function partOfPlan<P extends PlanPart>(year: number, object: string, of: P) {
    type T = RowOf<P>
    const part = partKeys[of]
    const rows = collection(scope, {
      name: `plan#${year}#${object}#${part}`,
      within: { entity: entity(year, object), part },
      schema: rowSchemas[of] as unknown as z.ZodType<T>,
      key: (id: string) => keys.planPart(year, part, object, id),
      id: item => [item.id],
      list: { pk: keys.plan(year, object).pk, begins: `${part}#${object}#`, consistent: true },
    })
    const also = of === 'budget' ? [marks.changed(year)] : []
    const commit = (item: T, writes: Write[]) =>
      rows.commit(item, [...writes, bump(year, object), ...also]).catch(error => {
        if (error instanceof ConditionFailed && error.index === writes.length) {
          if (error.row && pendingOf(error.row)) throw new Refusal('busy', { seconds: 2 })
          throw error.row
            ? new Refusal('plan_not_editable', { state: String(error.row.state) })
            : new Refusal('not_found', {})
        }
        throw error
      })
    /** What happened to a row last. */
    const last = async (id: string) => {
      const { pk, sk } = keys.rowHistory(entity(year, object), part, id, 0)
      return (await door.page({ pk, begins: lineOf(sk).of, newestFirst: true, limit: 1 })).rows[0]
    }
    return {
      list: rows.list,
      at: rows.at,
      /** What a batch works with. */
      parts: rows.parts,
      /** Creates the row, with what is written in the same transaction. */
      async create(item: T, also: Write[] = []): Promise<Saved<T>> {
        await commit(item, [...rows.writes.create(item), ...also])
        return rows.written(item, 1)
      },
      /** Creates as many rows as one transaction takes, all or none. */
      createAll: (items: T[]) => commit(items[0]!, items.flatMap(rows.writes.create)),
      /** With an id that whoever writes it has chosen: one that a removed row had is not used again. */
      async createAs(item: T): Promise<Saved<T>> {
        if (!(await rows.find(item.id)) && (await last(item.id))) throw new Refusal('not_found', {})
        return this.create(item)
      },
      /** Puts back what was removed, and nothing else. */
      async bringBack(item: T): Promise<Saved<T>> {
        const current = await rows.find(item.id)
        if (current) throw new Refusal('stale', { current })
        const removal = await last(item.id)
        if (removal?.action !== 'removed') throw new Refusal('not_found', {})
        const revision = lineOf(removal.sk).revision - 1
        await commit(item, rows.writes.bringBack({ ...item, revision }))
        return rows.written(item, revision + 2)
      },
      async save(before: Saved<T>, after: T): Promise<Saved<T>> {
        await commit(after, await rows.writes.save(before, after))
        return rows.written(after, before.revision + 1)
      },
      remove: async (before: Saved<T>) => commit(before, rows.writes.remove(before)),
    }
  }

  type Parts = { [P in PlanPart]: ReturnType<typeof partOfPlan<P>> }
  const parts = (year: number, object: string) =>
    Object.fromEntries(planParts.map(part => [part, partOfPlan(year, object, part)])) as unknown as Parts

  /** Rows of every plan of a year whose keys begin so. */
  const yearRows = async (year: number, begins: string, consistent = false): Promise<Row[]> =>
    seen(door, keys, await door.all({ pk: keys.plan(year, '').pk, begins, consistent }))

  /** Every change of the plan itself moves its content too, so that a decision names what it decides on. */
  const moved = (before: Plan, after: Plan): Plan => ({ ...after, content: before.content + 1 })
  const versions = planVersionsOf(scope, files, plans, moved, marks)

  return {
    ...plans,
    save: ({ frame: _, ...before }: Saved<Plan>, after: Plan) => plans.save(before, moved(before, after)),
    parts,

    /** All plans of a year. */
    year: async (year: number) =>
      (await yearRows(year, 'PLAN#')).map(row => ({
        ...Plan.parse(row),
        revision: Number(row.revision),
      })),

    /** All budget lines of a year, of every object. */
    budgetOf: async (year: number) =>
      (await yearRows(year, 'BUD#')).map(row => ({
        ...BudgetLine.parse(row),
        object: row.sk.split('#')[1]!,
        year,
        revision: Number(row.revision),
      })),

    /** The years, of those from the first to the last, for which the object has a plan. */
    yearsOf: async (object: string, first: number, last: number): Promise<number[]> => {
      const years = Array.from({ length: last - first + 1 }, (_, i) => first + i)
      const found = await Promise.all(years.map(year => plans.find(year, object)))
      return found.flatMap(plan => plan?.year ?? [])
    },

    /** All activities of a year, of every object. */
    activitiesOf: async (year: number) =>
      (await yearRows(year, 'ACT#')).map(row => ({
        ...Activity.parse(row),
        object: row.sk.split('#')[1]!,
      })),

    /** Every plan of a year with its parts, by its object. */
    async wholeYear(year: number): Promise<Map<string, PlanWithParts>> {
      const all = async <P extends PlanPart>(part: P) =>
        Map.groupBy(await yearRows(year, `${partKeys[part]}#`), row => row.sk.split('#')[1]!)
      const [plans, ...of] = await Promise.all([yearRows(year, 'PLAN#'), ...planParts.map(all)])
      return new Map(
        plans.map(row => {
          const plan = Plan.parse(row)
          const rows = planParts.map((part, i) => [part, of[i]!.get(plan.object) ?? []])
          return [plan.object, PlanWithParts.parse({ plan, ...Object.fromEntries(rows) })]
        }),
      )
    },

    /** What a batch works with: of the plan itself, `plan#2027#fo03`, or of its rows of one part, `plan#2027#fo03#GOAL`. */
    batched(kind: string): { parts: unknown } {
      const [, year, object, part] = kind.split('#')
      if (part) return partOfPlan(Number(year), object!, partOf(part))
      const { pk, sk: begins } = keys.plan(Number(year), object!)
      return { parts: { ...plans.parts, spec: { ...plans.parts.spec, list: { pk, begins, consistent: true } } } }
    },

    /** A plan that is not there yet, with all its rows, as the changes of a batch; the plan comes last. */
    changesOf({ plan, ...rows }: PlanWithParts): BatchChange[] {
      const of = entity(plan.year, plan.object)
      const change = (kind: string, after: object) => ({ kind, after: { ...after } })
      return [
        ...planParts.flatMap(part => rows[part].map(row => change(`${of}#${partKeys[part]}`, row))),
        change(of, plan),
      ]
    },

    /** The plan and its parts, with the frame that it has from above. The plan is read first: what is written to a part afterwards makes a decision on this reading stale. */
    async withParts(year: number, object: string) {
      const [kept, frame] = await Promise.all([plans.get(year, object), frames(year).find('object', object)])
      const plan: Saved<Plan> = { ...kept, ...(frame?.amount !== undefined && { frame: frame.amount }) }
      const of = parts(year, object)
      const rows = await Promise.all(planParts.map(async part => [part, await of[part].list()]))
      return { plan, ...(Object.fromEntries(rows) as { [P in PlanPart]: Saved<RowOf<P>>[] }) }
    },

    /** What happened to the plan's rows, those that have been removed too. */
    async rowStory(year: number, object: string): Promise<RowTold[]> {
      const rows = await door.all({ pk: keys.rowHistory(entity(year, object), '', '', 0).pk })
      return toldOf(rows).map(line => {
        const [key, id] = line.moment.split('#') as [string, string]
        return { ...line, row: { part: partOf(key), id } }
      })
    },

    /** What each object's plan of the year says of money: what is decided on, else what is proposed. */
    async budgets(year: number): Promise<PlanBudget[]> {
      const [all, lines] = await Promise.all([yearRows(year, 'PLAN#', true), yearRows(year, 'BUD#', true)])
      const of = Map.groupBy(lines, row => row.sk.split('#')[1]!)
      return Promise.all(
        all.map(async (row): Promise<PlanBudget> => {
          const { object, state, version } = Plan.parse(row)
          const isOpen = state === 'draft' || state === 'submitted'
          const decided = version > 0 && isOpen ? await versions.version(year, object, version) : undefined
          const now = (of.get(object) ?? []).map(line => BudgetLine.parse(line))
          return { object, year, adopted: version > 0, lines: decided?.frozen.budget ?? now }
        }),
      )
    },

    ...versions,
  }
}
