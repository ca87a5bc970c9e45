import * as z from 'zod'
import { Day } from './day.ts'
import { BasisPoints, Ore } from './money.ts'

const Id = z.string().min(1).max(200)
const Amount = z.object({ object: Id, costKind: Id, amount: Ore })
/** What every change has: a name of its own among the scenario's, so that it is the same one wherever it is moved. */
const Change = z.object({ id: z.string().min(1).max(40) })

/** A system is ended: its budget goes from the month of that day on. What leaving costs, if anything, lies in that month. */
const EndSystem = Change.extend({
  kind: z.literal('endSystem'),
  system: Id,
  from: Day,
  exit: Amount.optional(),
})

/** Prices become so much higher, or lower, from the month of that day on: of everything, of a cost kind, or of a contract. Once, not every year. */
const Index = Change.extend({
  kind: z.literal('index'),
  of: z.discriminatedUnion('what', [
    z.object({ what: z.literal('all') }),
    z.object({ what: z.literal('costKind'), costKind: Id }),
    z.object({ what: z.literal('contract'), contract: Id }),
  ]),
  basisPoints: BasisPoints.min(-10_000),
  from: Day,
})

/** A role gets more extent on an object, or less, in per cent of full time, from the month of that day on. `costKind`: where the cost is laid. */
const Staff = Change.extend({
  kind: z.literal('staff'),
  object: Id,
  role: Id,
  extent: z.int().min(-2000).max(2000),
  from: Day,
  costKind: Id,
})

/**
 * An activity, or an investment, comes so many months later: all its rows are moved. An activity's cost is a part of
 * its object's budget: `costKind` says of which cost kind. `activity`: by its year, object and id (`activityId`).
 */
const Delay = Change.extend({
  kind: z.literal('delay'),
  of: z.discriminatedUnion('what', [
    z.object({ what: z.literal('activity'), activity: Id, costKind: Id }),
    z.object({ what: z.literal('investment'), investment: Id }),
  ]),
  months: z.int().min(1).max(60),
})

/** An amount once, in the month of a day. */
const OneOff = Change.extend({
  kind: z.literal('oneOff'),
  ...Amount.shape,
  on: Day,
  text: z.string().trim().max(200).default(''),
})

/** Tänk om: one thing that would be otherwise. */
export const ScenarioChange = z.discriminatedUnion('kind', [EndSystem, Index, Staff, Delay, OneOff])
export type ScenarioChange = z.infer<typeof ScenarioChange>
export type ChangeOf<K extends ScenarioChange['kind']> = Extract<ScenarioChange, { kind: K }>
