import * as z from 'zod'
import { Level, Side, type PersonActor } from './actor.ts'
import { deputyOn, isCurrent, type Assignment } from './assignments.ts'
import { Day, Year, yearOf } from './day.ts'
import type { Model } from './model.ts'
import type { ManagedObject } from './objects.ts'
import { hasLeft, type Person } from './people.ts'
import { Refusal } from './refusal.ts'
import { Needs, Remind, remindOf, resolve, wheelOf, type Wheel } from './wheel.ts'

/** Who should do it: a role by level and side. */
const Holder = z.object({ level: Level, side: Side })
type Holder = z.infer<typeof Holder>

const DeadlineState = z.enum(['open', 'done', 'waived'])

/** What a deadline comes from: an event of the wheel, or a date of something in the register or in a plan. */
const DeadlineSource = z.enum([
  ...(['event', 'activity', 'mitigation', 'dependency', 'goal'] as const),
  ...(['contract', 'system', 'assignment', 'forum'] as const),
])

/**
 * Frist. Identity is (rule, scope, period): the wheel event or the kind of date, the object (or `municipality`), and the
 * period or the entity it belongs to.
 * The day is an attribute: a moved date changes the day of the same deadline.
 */
export const Deadline = z.object({
  rule: z.string().min(1),
  scope: z.string().min(1),
  period: z.string().min(1),
  year: Year,
  title: z.string().min(1),
  day: Day,
  source: DeadlineSource.default('event'),
  /** The id of what it comes from, where that has a page of its own. */
  entity: z.string().optional(),
  holder: Holder,
  /** The one who should do it, before whoever has the role: an activity's responsible, a contract's owner. */
  person: z.string().optional(),
  /** Who does it for the holder, who stays accountable. */
  delegatedTo: z.string().optional(),
  /** Days before it when its holders are reminded. */
  remind: Remind.default([]),
  /** What ticks it off: a page to open, or nothing but the tick. */
  action: z.enum(['tick', 'plan', 'followup', 'staffing', 'costs']),
  /** What it needs to be done: without it a tick. */
  needs: Needs.optional(),
  /** The period of the follow-up that it asks for. */
  report: z.string().optional(),
  state: DeadlineState,
  /** Done by what it needed, without a tick: open again when that is taken back. */
  fulfilled: z.boolean().optional(),
  /** A hand-moved day is kept when the wheel changes. */
  movedByHand: z.boolean().default(false),
  doneBy: z.string().optional(),
  doneOn: Day.optional(),
  /** Why nobody needs to do it. */
  waivedBecause: z.string().trim().max(300).optional(),
})
export type Deadline = z.infer<typeof Deadline>

export const deadlineId = (d: Pick<Deadline, 'rule' | 'scope' | 'period'>) => `${d.rule}#${d.scope}#${d.period}`

/** The scope of what concerns the whole municipality. */
export const MUNICIPALITY = 'municipality'

/** The years whose deadlines follow their rules: last year, whose late ones are still to be done, this one and the next. */
export const yearsFrom = (today: Day): Year[] => [-1, 0, 1].map(n => yearOf(today) + n)

/**
 * What deadlines there should be in those years: one per wheel event and scope.
 * An object takes part from the day it began; what concerns the whole municipality from the day the municipality
 * began (`since`). An object with an IT side only has its IT roles do what the wheel asks of the business side's.
 */
export function desired(wheels: Wheel[], objects: ManagedObject[], since: Day, years: number[]): Deadline[] {
  return years.flatMap(year => {
    const wheel = wheelOf(wheels, year)
    if (!wheel) return []
    const general = resolve(wheel)
    const excepted = new Set(wheel.events.flatMap(event => event.exceptions?.map(({ object }) => object) ?? []))
    const places = [
      { scope: MUNICIPALITY, since, itOnly: false, events: general.filter(event => event.scope === 'municipality') },
      ...objects.map(o => ({
        ...{ scope: o.id, since: o.since ?? since, itOnly: o.sides === 'it' },
        events: (excepted.has(o.id) ? resolve(wheel, o.id) : general).filter(event => event.scope === 'object'),
      })),
    ]
    return places.flatMap(({ scope, since, itOnly, events }) =>
      events
        .filter(event => since <= event.on)
        .map((event): Deadline => ({
          ...{ rule: event.id, scope, period: String(year + event.about), year, title: event.name, day: event.on },
          holder: itOnly ? { ...event.holder, side: 'it' } : event.holder,
          ...{ source: 'event', remind: remindOf(event), action: event.action, state: 'open', movedByHand: false },
          ...(event.needs && event.needs !== 'tick' && { needs: event.needs }),
          ...(event.needs === 'report' && event.period && { report: event.period }),
        })),
    )
  })
}

/** What a run must write so that what there is becomes what there should be. */
export type Convergence<Existing extends Deadline> = {
  create: Deadline[]
  change: { before: Existing; after: Deadline }[]
  remove: Existing[]
}

/** People have decided on it: ticked it off, or said that nobody needs to do it. What was done by itself is nobody's decision. */
export const isDecided = ({ state, fulfilled }: Deadline) => state !== 'open' && !fulfilled

/**
 * Deadlines converge: missing ones are created, open ones follow their rule, open ones without a rule are removed, and
 * what is done by itself is done, and open again when that is taken back.
 * What people have done, waived or moved by hand is never touched. The day of the run does not matter: late or twice gives the same.
 */
export function converge<E extends Deadline>(existing: E[], wanted: Deadline[]): Convergence<E> {
  const there = new Map(existing.map(d => [placeOf(d), d]))
  const should = new Map(wanted.map(d => renewed(there, d)).map(d => [placeOf(d), d]))
  const change = existing.flatMap(before => {
    const want = should.get(placeOf(before))
    if (!want || isDecided(before)) return []
    const after = { ...before, ...pick(want), day: before.movedByHand ? before.day : want.day }
    return same(before, after) ? [] : [{ before, after }]
  })
  return {
    create: [...should].flatMap(([id, want]) => (there.has(id) ? [] : [want])),
    change,
    remove: existing.filter(d => d.state === 'open' && !d.movedByHand && !should.has(placeOf(d))),
  }
}

/** The same rule, scope and period in another year is another row. */
const placeOf = (d: Deadline) => `${d.year} ${deadlineId(d)}`

/** A date that people have decided on, and that has then been moved, is a deadline of its own; one of the wheel is the year's. */
function renewed(there: Map<string, Deadline>, want: Deadline): Deadline {
  const before = want.source === 'event' ? undefined : there.get(placeOf(want))
  const moved = before && isDecided(before) && !before.movedByHand && before.day !== want.day
  return moved ? { ...want, period: `${want.period}.${want.day}` } : want
}

const pick = (d: Deadline) => ({
  ...{ title: d.title, holder: d.holder, action: d.action, day: d.day, remind: d.remind },
  ...{ person: d.person, entity: d.entity, needs: d.needs, report: d.report },
  ...{ state: d.state, fulfilled: d.fulfilled, doneOn: d.doneOn, doneBy: d.doneBy },
})
const same = (a: Deadline, b: Deadline) => JSON.stringify(pick(a)) === JSON.stringify(pick(b))

/** What a changed event moves: how many deadlines from which day to which, and how many stay because people have decided on them. */
export type EventMoves = { moves: { from: Day; to: Day; deadlines: number }[]; stay: number }

/** What the next run would do to one event's deadlines, if that is what there should be. */
export function movesOf(rule: string, existing: Deadline[], wanted: Deadline[]): EventMoves {
  const mine = existing.filter(d => d.rule === rule)
  const days = new Map(wanted.map(d => [deadlineId(d), d.day]))
  const elsewhere = mine.filter(d => (days.get(deadlineId(d)) ?? d.day) !== d.day)
  const moved = converge(mine, wanted).change.filter(({ before, after }) => before.day !== after.day)
  const alike = Map.groupBy(moved, ({ before, after }) => `${before.day} ${after.day}`)
  return {
    moves: [...alike.values()].map(of => ({ from: of[0]!.before.day, to: of[0]!.after.day, deadlines: of.length })),
    stay: elsewhere.length - moved.length,
  }
}

const assertOpen = ({ state }: Deadline) => {
  if (state !== 'open') throw new Refusal('deadline_not_open', { state })
}

/** A deadline is ticked off once, by a person, on a day; one that needs a report or an approval is done by that alone. */
export function tick(deadline: Deadline, by: PersonActor, today: Day): Deadline {
  assertOpen(deadline)
  const { needs = 'tick' } = deadline
  if (needs !== 'tick') throw new Refusal('deadline_needs', { needs })
  return { ...deadline, state: 'done', doneBy: by.person, doneOn: today }
}

/** What needs a report or an approval is done when that is there, on its day. */
export const fulfilled = <D extends Deadline>(deadline: D, on: Day | undefined): D => ({
  ...deadline,
  ...{ state: 'done' as const, fulfilled: true },
  ...(on && { doneOn: on }),
})

/** What was ticked off by mistake is open again, on the same day as before. */
export function reopen(deadline: Deadline): Deadline {
  const { doneBy: _by, doneOn: _on, fulfilled: _fulfilled, waivedBecause: _because, ...rest } = deadline
  return { ...rest, state: 'open' }
}

/** An open deadline gets a day of its own, which the wheel does not change. */
export function moveByHand(deadline: Deadline, day: Day): Deadline {
  assertOpen(deadline)
  return { ...deadline, day, movedByHand: true }
}

/**
 * The people who hold a deadline; `modelAdmin` when it falls to the modellansvarig. `accountable`: those who would, had
 * it not been delegated.
 */
export type HeldBy = { people: Set<string>; modelAdmin: boolean; accountable?: Set<string> }

type Asked = Pick<Deadline, 'scope' | 'holder' | 'person' | 'delegatedTo'>

/**
 * Who holds a deadline on a day, resolved when it is read: the one it is delegated to, else the person it names, both
 * while they are here; else those in its role on the object, and their deputies; a vacancy falls to the owner, of the
 * same side first, and at last to the modellansvarig.
 * What concerns the whole municipality is theirs too, beside whoever has the role on any object.
 */
export function holdersOn(
  model: Model,
  assignments: Assignment[],
  today: Day,
  people?: Pick<Person, 'id' | 'lastDay'>[],
) {
  const roles = new Map(model.roles.map(role => [role.id, role]))
  const current = assignments.filter(a => isCurrent(a, today))
  const byObject = Map.groupBy(current, a => a.object)
  const here = people && new Set(people.filter(person => !hasLeft(person, today)).map(({ id }) => id))
  const isHere = (person: string | undefined) => person !== undefined && (!here || here.has(person))
  const inRole = (of: Assignment[], { level, side }: Holder) => {
    const held = of.filter(a => roles.get(a.role)?.level === level && roles.get(a.role)?.side === side)
    return held.flatMap(a => [a.person, deputyOn(a, today) ?? []].flat())
  }
  const byRole = ({ scope, holder }: Asked): HeldBy => {
    if (scope === MUNICIPALITY) return { people: new Set(inRole(current, holder)), modelAdmin: true }
    const other = holder.side === 'it' ? 'business' : 'it'
    const falling: Holder[] = [holder, { level: 'deciding', side: holder.side }, { level: 'deciding', side: other }]
    const there = byObject.get(scope) ?? []
    const people = falling.map(role => inRole(there, role)).find(held => held.length > 0) ?? []
    return { people: new Set(people), modelAdmin: people.length === 0 }
  }
  const undelegated = (of: Asked): HeldBy =>
    isHere(of.person) ? { people: new Set([of.person!]), modelAdmin: false } : byRole(of)
  return (of: Pick<Asked, 'scope' | 'holder'> & Partial<Asked>): HeldBy => {
    if (!isHere(of.delegatedTo)) return undelegated(of)
    return { people: new Set([of.delegatedTo!]), modelAdmin: false, accountable: undelegated(of).people }
  }
}

/** Is it the actor's? */
export const isHeldBy = ({ people, modelAdmin }: HeldBy, actor: PersonActor): boolean =>
  people.has(actor.person) || (modelAdmin && actor.accountRoles.includes('modelAdmin'))

/** May the actor say that it is done: whoever holds it, and whoever stays accountable for it. */
export const mayDo = (held: HeldBy, actor: PersonActor): boolean =>
  isHeldBy(held, actor) || (held.accountable?.has(actor.person) ?? false)
