import * as z from 'zod'
import { Side } from './actor.ts'
import { Day, Year } from './day.ts'
import { Ore, split, sum } from './money.ts'

/** What every row of a plan has: its own id, and the row of last year's plan that it goes on from. */
const Row = z.object({ id: z.string().min(1), from: z.string().optional() })
/** A row may lack words and choices while it is written: it is saved as it is, and `missing` says what it lacks. */
/** An id that a new row is given by whoever writes it: sent again, it makes the same row. Such ids have the order in which they were given. */
export const RowId = z.string().regex(/^[a-z0-9]{12,40}$/)

/** The id of a row begun at that instant, in ms; after every id of an older kind. */
export const rowId = (at: number, chance: string): string =>
  `z${at.toString(36)}${chance.replaceAll('-', '')}`.slice(0, 24)

const text = (longest: number) => z.string().trim().max(longest).default('')

/** Mål. `steering` is one of the municipality's goals in the model, `until` the last year of a goal that takes several. */
export const Goal = Row.extend({
  text: text(300),
  measure: text(300),
  /** What the measure shall show, in words or figures. */
  target: text(120),
  steering: z.string().optional(),
  until: Year.optional(),
})
export type Goal = z.infer<typeof Goal>

export const ActivityKind = z.enum(['upkeep', 'enhancement', 'retirement'])

/** Aktivitet: upkeep, enhancement or retirement. `after` are the activities of the plan that come before it. */
export const Activity = Row.extend({
  name: text(300),
  kind: ActivityKind.default('upkeep'),
  goal: z.string().optional(),
  /** The risk that it makes smaller. */
  risk: z.string().optional(),
  responsible: z.string().optional(),
  side: Side.optional(),
  systems: z.array(z.string()).max(40).default([]),
  start: Day.optional(),
  /** Last day. */
  due: Day.optional(),
  hours: z.int().min(0).max(100_000).optional(),
  cost: Ore.default(0),
  priority: z.enum(['must', 'should', 'could']).optional(),
  after: z.array(z.string()).max(20).default([]),
  status: z.enum(['planned', 'ongoing', 'done', 'dropped']).default('planned'),
  doneOn: Day.optional(),
})
export type Activity = z.infer<typeof Activity>

/** Risk with its mitigation, which has someone responsible and a last day of its own. */
export const Risk = Row.extend({
  text: text(300),
  likelihood: z.int().min(1).max(5),
  consequence: z.int().min(1).max(5),
  mitigation: text(500),
  responsible: z.string().optional(),
  due: Day.optional(),
})
export type Risk = z.infer<typeof Risk>

/** Resurs: hours of the year that a role is needed in the plan. */
export const Resource = Row.extend({
  role: z.string().min(1),
  hours: z.int().min(0).max(100_000),
  comment: text(300),
})
export type Resource = z.infer<typeof Resource>

/** Beroende: what the plan needs from another object, or from somewhere else, and when. */
export const Dependency = Row.extend({
  object: z.string().optional(),
  text: text(300),
  due: Day.optional(),
})
export type Dependency = z.infer<typeof Dependency>

/** Kodsträng: on which account of whose chart, and its code parts by their dimension, as the economy model names them. */
export const CodeString = z.object({
  entity: z.string().min(1).max(40),
  account: z
    .string()
    .regex(/^\d{1,12}$/)
    .optional(),
  parts: z.record(z.string().regex(/^\d{1,4}$/), z.string().trim().min(1).max(40)).default({}),
})
export type CodeString = z.infer<typeof CodeString>

/** One line of the plan's budget: a cost kind, in öre for each month from January. */
export const BudgetLine = Row.extend({
  costKind: z.string().min(1),
  months: z.array(Ore).length(12),
  comment: text(300),
  /** Not there in what was frozen before lines had places: nor are the three under it. */
  system: z.string().max(80).optional(),
  contract: z.string().max(80).optional(),
  code: CodeString.optional(),
  /** Flerårsplan: the two years after the plan's, in öre for the whole year. */
  ahead: z.array(Ore).length(2).optional(),
})
export type BudgetLine = z.infer<typeof BudgetLine>

/** A plan's rows, by the part that they belong to. */
export const rowSchemas = {
  goals: Goal,
  activities: Activity,
  risks: Risk,
  resources: Resource,
  dependencies: Dependency,
  budget: BudgetLine,
}
export type PlanPart = keyof typeof rowSchemas
export type RowOf<P extends PlanPart> = z.infer<(typeof rowSchemas)[P]>
export const planParts = Object.keys(rowSchemas) as PlanPart[]

/** What people call a row by: its own words, a budget line its cost kind's id and a resource its role's. */
export const rowName: { [P in PlanPart]: (row: RowOf<P>) => string } = {
  goals: goal => goal.text,
  activities: activity => activity.name,
  risks: risk => risk.text,
  resources: resource => resource.role,
  dependencies: dependency => dependency.text,
  budget: line => line.costKind,
}

/** A budget line's year, in öre. */
export const lineTotal = ({ months }: Pick<BudgetLine, 'months'>): Ore => sum(months)

/** A budget line's tertial, 1 to 3, in öre. */
export const tertialOf = ({ months }: Pick<BudgetLine, 'months'>, tertial: number): Ore =>
  sum(months.slice(4 * (tertial - 1), 4 * tertial))

/** The months when a tertial, 1 to 3, has another sum: evenly to the öre, and the other months as they were. */
export const withTertial = ({ months }: Pick<BudgetLine, 'months'>, tertial: number, total: Ore): Ore[] => {
  const first = 4 * (tertial - 1)
  return months.toSpliced(first, 4, ...split(total, [1, 1, 1, 1]))
}

const tertialOn = (day: Day) => Math.ceil(Number(day.slice(5, 7)) / 4)
/** When an activity is done, by tertials: `T1`, `T1–T3`, `T1–T2 2028` in another year than the plan's. */
export function tertialsOf({ start, due }: Pick<Activity, 'start' | 'due'>, year: number): string {
  const [first, last] = [start ?? due, due ?? start]
  if (!first || !last) return ''
  const text = (day: Day) => `T${tertialOn(day)}`
  const [from, to] = [first, last].map(day => Number(day.slice(0, 4)))
  const after = (of: number) => (of === year ? '' : `\u00a0${of}`)
  if (from !== to) return `${text(first)}${after(from!)}–${text(last)}${after(to!)}`
  return (text(first) === text(last) ? text(first) : `${text(first)}–${text(last)}`) + after(to!)
}
