import type { Day } from './day.ts'
import { hasLeft, type Person } from './people.ts'
import type { PlanVersion } from './plan-decisions.ts'
import { decidersOn, type Deciding } from './plan-mandates.ts'
import type { PlanWithParts } from './plans.ts'
import { differences, type Difference } from './plan-versions.ts'
import type { System } from './systems.ts'

/** What has come since in the register, of what the approved plan relies on. */
type InRegister =
  | { what: 'left'; name: string; day: Day; row: string }
  | { what: 'systemGone'; row: string }
  | { what: 'systemRetired'; system: string; row: string }
  | { what: 'objectGone'; row: string }
  | { what: 'decider'; name: string }

/** Ändrad sedan fastställandet: what the plan says otherwise than its approved version, and what the register does. */
export type Since = { version: number; day: Day; differences: Difference[]; register: InRegister[] }

export type SinceInput = {
  versions: PlanVersion[]
  parts: PlanWithParts
  deciding: Deciding
  people: Pick<Person, 'id' | 'name' | 'lastDay'>[]
  systems: Pick<System, 'id' | 'name' | 'lifecycle'>[]
  objects: { id: string }[]
}

/**
 * Against the latest approved version: rows and text of a revision under way, whoever has left and is responsible for
 * something that is not done, systems and objects that are gone, and whoever approved and decides no longer. Nothing
 * when the plan has never been approved.
 */
export function changedSince({ versions, parts, ...of }: SinceInput, today: Day): Since | undefined {
  const latest = versions.at(-1)
  if (!latest) return undefined
  const { decision, frozen } = latest
  return {
    ...{ version: latest.version, day: decision.day },
    differences: differences(frozen, parts),
    register: [...rely(frozen, of, today), ...decider(latest, of, today)],
  }
}

type Register = Omit<SinceInput, 'versions' | 'parts'>

function rely({ activities, risks, dependencies }: PlanWithParts, of: Register, today: Day): InRegister[] {
  const people = new Map(of.people.map(person => [person.id, person]))
  const systems = new Map(of.systems.map(system => [system.id, system]))
  const left = (id: string | undefined, row: string): InRegister[] => {
    const person = people.get(id ?? '')
    return person && hasLeft(person, today) ? [{ what: 'left', name: person.name, day: person.lastDay!, row }] : []
  }
  const open = activities.filter(({ status }) => status !== 'done' && status !== 'dropped')
  return [
    ...open.flatMap(({ name, responsible, systems: used, kind }) => [
      ...left(responsible, name),
      ...used.flatMap((id): InRegister[] => {
        const system = systems.get(id)
        if (!system) return [{ what: 'systemGone', row: name }]
        const over = system.lifecycle === 'retired' && kind !== 'retirement'
        return over ? [{ what: 'systemRetired', system: system.name, row: name }] : []
      }),
    ]),
    ...risks.flatMap(({ text, responsible }) => left(responsible, text)),
    ...dependencies.flatMap(({ object, text }): InRegister[] =>
      object && !of.objects.some(({ id }) => id === object) ? [{ what: 'objectGone', row: text }] : [],
    ),
  ]
}

/** Whoever answers for the approval: the holder of the role, also when somebody decided in their stead. */
function decider({ decision }: PlanVersion, { deciding, people }: Register, today: Day): InRegister[] {
  const accountable = decision.for?.person ?? decision.by
  if (decidersOn(deciding, today).some(({ person }) => person === accountable)) return []
  return [{ what: 'decider', name: people.find(({ id }) => id === accountable)?.name ?? '' }]
}
