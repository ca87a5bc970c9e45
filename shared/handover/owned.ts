import * as z from 'zod'
import type { Component } from '../components.ts'
import type { Contract } from '../contracts.ts'
import type { Integration } from '../integrations.ts'
import { assertHere, type Person } from '../people.ts'
import { Refusal } from '../refusal.ts'
import type { Unit } from '../units.ts'
import type { Day } from '../day.ts'

type Saved<T> = T & { revision: number }

/** Everything that somebody may answer for beside roles. */
export type Belongings = {
  contracts: Saved<Contract>[]
  integrations: Saved<Integration>[]
  components: Saved<Component>[]
  units: Saved<Unit>[]
}

export const OwnedKind = z.enum(['contracts', 'integrations', 'components', 'units'])
export type OwnedKind = z.infer<typeof OwnedKind>

/** Something that a person answers for: a contract, an integration, a business component, or a unit that is managed. */
export type Owned = { kind: OwnedKind; id: string; name: string; revision: number; object?: string }

/** What is handed over of it, and to whom; null leaves it without anybody. */
export const OwnedInput = z.object({
  kind: OwnedKind,
  id: z.string().min(1),
  revision: z.int().min(1),
  to: z.string().min(1).nullable(),
})
export type OwnedInput = z.infer<typeof OwnedInput>

/** A contract, an integration, a component or a unit before and after it got somebody else to answer for it. */
export type Passed = { [K in OwnedKind]: { kind: K; before: Belongings[K][number]; after: object } }[OwnedKind]

/** The rows that the person answers for, kind by kind. */
export const rowsOwnedBy = (of: Belongings, person: string) =>
  OwnedKind.options.flatMap(kind => of[kind].filter(one => answers(one) === person).map(before => ({ kind, before })))

/** What the person answers for, kind by kind and by name. */
export const ownedBy = (of: Belongings, person: string): Owned[] =>
  rowsOwnedBy(of, person)
    .map(({ kind, before }) => ({
      ...{ kind, id: before.id, revision: before.revision },
      name: 'information' in before ? before.information : before.name,
      ...('object' in before && { object: before.object }),
    }))
    .toSorted(
      (a, b) =>
        OwnedKind.options.indexOf(a.kind) - OwnedKind.options.indexOf(b.kind) || a.name.localeCompare(b.name, 'sv'),
    )

const answers = (one: Belongings[OwnedKind][number]) => ('owner' in one ? one.owner : 'manager' in one && one.manager)

/** Nothing is handed over until something is said of all that the person answers for. */
export function assertAllOwned(of: Belongings, person: string, given: OwnedInput[]): void {
  const named = new Set(given.map(keyOf))
  const left = ownedBy(of, person).find(one => !named.has(keyOf(one)))
  if (left) throw new Refusal('handover_owned_left', { name: left.name })
}

/** What is named gets somebody else to answer for it at once, who is here, or nobody. */
export function handOverOwned(
  of: Belongings,
  person: string,
  given: OwnedInput[],
  people: Person[],
  today: Day,
): Passed[] {
  const mine = new Map(ownedBy(of, person).map(one => [keyOf(one), one]))
  if (new Set(given.map(keyOf)).size !== given.length) throw new Refusal('handover_other_role', {})
  return given.map(({ kind, id, revision, to }): Passed => {
    const before = mine.has(keyOf({ kind, id })) && of[kind].find(one => one.id === id)
    if (!before) throw new Refusal('handover_other_role', {})
    if (before.revision !== revision) throw new Refusal('stale', { current: before })
    if (to === person) throw new Refusal('handover_to_self', {})
    const taker = to === null ? undefined : people.find(p => p.id === to)
    if (to !== null && !taker) throw new Refusal('person_unknown', {})
    if (taker) assertHere(taker, today)
    return { kind, before, after: answeredBy(kind, before, to) } as Passed
  })
}

function answeredBy(kind: OwnedKind, before: Belongings[OwnedKind][number], to: string | null): object {
  const field = kind === 'units' ? 'manager' : 'owner'
  const { revision: _, [field]: __, ...rest } = before as Saved<{ owner?: string; manager?: string }>
  return to === null ? rest : { ...rest, [field]: to }
}

const keyOf = ({ kind, id }: { kind: string; id: string }) => `${kind}#${id}`
