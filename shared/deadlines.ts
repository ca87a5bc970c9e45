import * as z from 'zod'
import { Level, Side, type PersonActor } from './actor.ts'
import { Day, Year } from './day.ts'
import type { Model } from './model.ts'
import type { ManagedObject } from './objects.ts'
import { Refusal } from './refusal.ts'
import { resolve, wheelOf, type Wheel } from './wheel.ts'

/** Who should do it: a role by level and side on the object, or the municipality's modellansvarig. */
export const Holder = z.object({ level: Level, side: Side })
export type Holder = z.infer<typeof Holder>

const DeadlineState = z.enum(['open', 'done', 'waived'])

/**
 * Frist. Identity is (rule, scope, period): the wheel event, the object (or `municipality`), and the period it belongs to.
 * The day is an attribute: a moved date changes the day of the same deadline.
 */
export const Deadline = z.object({
  rule: z.string().min(1),
  scope: z.string().min(1),
  period: z.string().min(1),
  year: Year,
  title: z.string().min(1),
  day: Day,
  holder: Holder,
  /** What ticks it off: a page to open, or nothing but the tick. */
  action: z.enum(['tick', 'plan', 'followup', 'staffing', 'costs']),
  state: DeadlineState,
  /** A hand-moved day is kept when the wheel changes. */
  movedByHand: z.boolean().default(false),
  doneBy: z.string().optional(),
  doneOn: Day.optional(),
})
export type Deadline = z.infer<typeof Deadline>

export const deadlineId = (d: Pick<Deadline, 'rule' | 'scope' | 'period'>) => `${d.rule}#${d.scope}#${d.period}`

/** The scope of what concerns the whole municipality. */
export const MUNICIPALITY = 'municipality'

/**
 * What deadlines there should be in those years: one per wheel event and scope.
 * An object takes part when it has a side that the event's role is on, from the day it began;
 * what concerns the whole municipality from the day the municipality began (`since`).
 */
export function desired(wheels: Wheel[], objects: ManagedObject[], since: Day, years: number[]): Deadline[] {
  return years.flatMap(year => {
    const wheel = wheelOf(wheels, year)
    if (!wheel) return []
    return resolve(wheel).flatMap(event => {
      const taking = objects.filter(object => object.sides === 'both' || event.holder.side === 'it')
      const places =
        event.scope === 'municipality'
          ? [{ id: MUNICIPALITY, since }]
          : taking.map(o => ({ id: o.id, since: o.since ?? since }))
      const scopes = places.filter(place => place.since <= event.on).map(place => place.id)
      return scopes.map((scope): Deadline => ({
        rule: event.id,
        scope,
        period: String(year + event.about),
        year,
        title: event.name,
        day: event.on,
        holder: event.holder,
        action: event.action,
        state: 'open',
        movedByHand: false,
      }))
    })
  })
}

/** What a run must write so that what there is becomes what there should be. */
export type Convergence<Existing extends Deadline> = {
  create: Deadline[]
  change: { before: Existing; after: Deadline }[]
  remove: Existing[]
}

/**
 * Deadlines converge: missing ones are created, open ones follow their rule, open ones without a rule are removed.
 * What people have done, waived or moved by hand is never touched. The day of the run does not matter: late or twice gives the same.
 */
export function converge<E extends Deadline>(existing: E[], wanted: Deadline[]): Convergence<E> {
  const there = new Map(existing.map(d => [deadlineId(d), d]))
  const should = new Map(wanted.map(d => [deadlineId(d), d]))
  const change = existing.flatMap(before => {
    const want = should.get(deadlineId(before))
    if (!want || before.state !== 'open') return []
    const after = { ...before, ...pick(want), day: before.movedByHand ? before.day : want.day }
    return same(before, after) ? [] : [{ before, after }]
  })
  return {
    create: [...should].flatMap(([id, want]) => (there.has(id) ? [] : [want])),
    change,
    remove: existing.filter(d => d.state === 'open' && !d.movedByHand && !should.has(deadlineId(d))),
  }
}

const pick = ({ title, holder, action, day }: Deadline) => ({ title, holder, action, day })
const same = (a: Deadline, b: Deadline) => JSON.stringify(pick(a)) === JSON.stringify(pick(b))

/** A deadline is ticked off once, by a person, on a day. */
export function tick(deadline: Deadline, by: PersonActor, today: Day): Deadline {
  if (deadline.state !== 'open') throw new Refusal('deadline_not_open', { state: deadline.state })
  return { ...deadline, state: 'done', doneBy: by.person, doneOn: today }
}

/** What was ticked off by mistake is open again, on the same day as before. */
export function reopen(deadline: Deadline): Deadline {
  const { doneBy: _by, doneOn: _on, ...rest } = deadline
  return { ...rest, state: 'open' }
}

/**
 * Is the deadline the actor's? It belongs to whoever holds its role on the object; what concerns the whole
 * municipality, and roles that nobody holds, fall to the owner and at last to the modellansvarig.
 */
export function concerns(
  deadline: Deadline,
  actor: PersonActor,
  vacant: (object: string, holder: Holder) => boolean,
): boolean {
  const { level, side } = deadline.holder
  const admin = actor.accountRoles.includes('modelAdmin')
  if (deadline.scope === MUNICIPALITY) return admin || actor.held.some(h => h.level === level && h.side === side)
  const mine = actor.held.filter(h => h.object === deadline.scope)
  if (mine.some(h => h.level === level && h.side === side)) return true
  if (!vacant(deadline.scope, deadline.holder)) return false
  const owner: Holder = { level: 'deciding', side }
  return mine.some(h => h.level === 'deciding') || (admin && vacant(deadline.scope, owner))
}

/** Is no role of that level and side held on the object? */
export const vacantRole =
  (model: Model, assignments: { object: string; role: string }[]) =>
  (object: string, { level, side }: Holder): boolean => {
    const roles = new Set(model.roles.filter(r => r.level === level && r.side === side).map(r => r.id))
    return !assignments.some(a => a.object === object && roles.has(a.role))
  }
