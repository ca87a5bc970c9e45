import * as z from 'zod'
import type { PersonActor } from './actor.ts'
import { changeOf } from './change.ts'
import { Day, Year } from './day.ts'
import { may } from './permissions.ts'
import { Activity, Goal } from './plan-rows.ts'
import { Refusal } from './refusal.ts'

const text = (longest: number) => z.string().trim().max(longest).default('')

/** Behov eller idé: what somebody wants of an object, why, and what it would lead to. */
export const Need = z.object({
  id: z.string().min(1),
  object: z.string().min(1).max(80),
  text: z.string().trim().min(1).max(300),
  why: text(2000),
  effect: text(1000),
  size: z.enum(['small', 'medium', 'large']).optional(),
  by: z.string().min(1),
  on: Day,
  /** `new`: nobody has taken it up. `planned`: it is a row of a plan. `declined`: it will not be done, and the reason says why. */
  state: z.enum(['new', 'planned', 'declined']),
  reason: text(1000),
  /** The row of a plan that it became. */
  row: z.object({ year: Year, part: z.enum(['goals', 'activities']), id: z.string() }).optional(),
})
export type Need = z.infer<typeof Need>
export type NeedPart = NonNullable<Need['row']>['part']

export const NewNeed = Need.pick({ object: true, text: true, why: true, effect: true, size: true })
export const NeedChange = changeOf(NewNeed.omit({ object: true }))
export const Decline = z.object({ reason: z.string().trim().min(1).max(1000) })

/** A need as it is written down: nobody has taken it up. */
export const newNeed = (input: z.infer<typeof NewNeed>, by: PersonActor, id: string, today: Day): Need => ({
  ...{ ...input, id, by: by.person, on: today },
  ...{ state: 'new', reason: '' },
})

const isNew = ({ state }: Need) => {
  if (state !== 'new') throw new Refusal('need_answered', { state })
}

/** A need is reworded by whoever wrote it, and by those who write the object's plan, until it is answered. */
const mayReword = ({ by, object, state }: Need, actor: PersonActor): boolean =>
  state === 'new' && (may(actor, 'plan:edit', object) || (by === actor.person && may(actor, 'comment:write')))

export function assertMayReword(need: Need, actor: PersonActor): void {
  isNew(need)
  if (!mayReword(need, actor)) throw new Refusal('need_not_yours', {})
}

/** A need is declined with a reason that whoever wrote it can read. */
export function declined(need: Need, reason: string): Need {
  isNew(need)
  return { ...need, state: 'declined', reason }
}

/** What was declined, or planned, is asked for again. */
export function reopened({ row: _, ...need }: Need): Need {
  if (need.state === 'new') throw new Refusal('need_answered', { state: need.state })
  return { ...need, state: 'new', reason: '' }
}

/** A need becomes an activity or a goal of a plan, and says which: the row says what is wanted, the need why. */
export function planned(need: Need, year: number, part: NeedPart, id: string) {
  isNew(need)
  const row = part === 'goals' ? Goal.parse({ id, text: need.text }) : Activity.parse(activityOf(need, id))
  return { row, need: { ...need, state: 'planned', row: { year, part, id } } satisfies Need as Need }
}
const activityOf = ({ text }: Need, id: string) => ({ id, name: text, kind: 'enhancement' })

/** A need as pages show it. */
export type NeedRow = Need & {
  revision: number
  objectName: string
  byName: string
  may: { reword: boolean; answer: boolean }
}

type Named = { id: string; name: string }
type Input = { needs: (Need & { revision: number })[]; objects: Named[]; people: Named[] }

/** Needs, the newest first, those that nobody has taken up before the others. */
export function needsFor({ needs, objects, people }: Input, actor: PersonActor): NeedRow[] {
  const nameIn = (all: Named[], id: string) => all.find(of => of.id === id)?.name ?? ''
  const answered = ({ state }: Need) => Number(state !== 'new')
  return needs
    .toSorted((a, b) => answered(a) - answered(b) || b.on.localeCompare(a.on) || a.text.localeCompare(b.text, 'sv'))
    .map(need => ({
      ...need,
      objectName: nameIn(objects, need.object),
      byName: nameIn(people, need.by),
      may: { reword: mayReword(need, actor), answer: may(actor, 'plan:edit', need.object) },
    }))
}
