import type { Day } from '#shared/day.ts'
import type { HandoverInput } from '#shared/handover/handover.ts'
import type { PersonPage } from '#shared/person-page.ts'

/** Nobody takes it over: a role ends, a thing is without anybody. */
export const END = '-'

/** Who takes over each role and each thing, by its key; what has not been chosen is not there, or empty. */
export type Choices = Record<string, string>
type Role = PersonPage['roles'][number]
type Things = { roles: Role[]; owned: PersonPage['owned'] }

export const roleKey = ({ object, assignment }: Pick<Role, 'object' | 'assignment'>) => `${object} ${assignment}`
export const ownedKey = ({ kind, id }: Pick<PersonPage['owned'][number], 'kind' | 'id'>) => `${kind} ${id}`

/** What lasts beyond that day. */
export const left = <T extends { to?: Day }>(all: T[], lastDay: Day): T[] =>
  all.filter(({ to }) => to === undefined || to > lastDay)

/** Has somebody been chosen who can take the role over? */
export const isChosen = (role: Role, chosen: Choices): boolean => {
  const taker = chosen[roleKey(role)]
  return Boolean(taker) && !role.alsoHeldBy.includes(taker!)
}

/** How many are left to choose for. */
export const missing = ({ roles, owned }: Things, chosen: Choices): number =>
  roles.filter(role => !isChosen(role, chosen)).length + owned.filter(one => !chosen[ownedKey(one)]).length

const taker = (of: string) => (of === END ? null : of)

/** What has been chosen so far, as the API takes it. */
export const inputOf = ({ roles, owned }: Things, chosen: Choices, lastDay: Day, leaves: boolean): HandoverInput => ({
  ...{ lastDay, leaves },
  roles: roles
    .filter(role => isChosen(role, chosen))
    .map(({ object, assignment, revision, ...role }) => ({
      ...{ object, assignment, revision },
      to: taker(chosen[roleKey({ object, assignment, ...role })]!),
    })),
  owned: owned
    .filter(one => chosen[ownedKey(one)])
    .map(({ kind, id, revision }) => ({ kind, id, revision, to: taker(chosen[ownedKey({ kind, id })]!) })),
})
