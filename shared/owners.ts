import type { Day } from './day.ts'
import { hasLeft, type Person } from './people.ts'

/** Who answers for a contract, an integration or a component, as its row tells it. */
export type Owner = {
  ownerName: string
  /** The last day of an owner who has left. */
  ownerLeft?: Day
}

/** Tells of an owner by id: the name, and the last day of one who has left. */
export function ownersAmong(people: Person[], today: Day): (owner: string | undefined) => Owner {
  const known = new Map(people.map(person => [person.id, person]))
  return id => {
    const owner = id === undefined ? undefined : known.get(id)
    const left = owner && hasLeft(owner, today) ? owner.lastDay : undefined
    return { ownerName: owner?.name ?? '', ...(left && { ownerLeft: left }) }
  }
}

/** Nobody answers for what nobody was named for, or for what whoever was has left. */
export const isUnowned = ({ owner, ownerLeft }: { owner?: string | undefined; ownerLeft?: Day }): boolean =>
  owner === undefined || ownerLeft !== undefined
