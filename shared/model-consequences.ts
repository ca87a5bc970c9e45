import type { Level } from './actor.ts'
import { isCurrent } from './assignments.ts'
import type { Contract } from './contracts.ts'
import type { Day } from './day.ts'
import { renamedFamilies } from './families.ts'
import type { FollowUp } from './followups.ts'
import { mentionsOf, type Mention } from './mentions.ts'
import { rolesOf, type Model, type Role } from './model.ts'
import { fieldConsequences, type FieldConsequence, type Owners } from './own-changes.ts'
import type { Plan } from './plans.ts'
import { placesOf, vacancies, type Register, type Vacancy } from './staffing.ts'
import type { System } from './systems.ts'
import { degreeKey, outsideScale, renamedTerms, termKey, type Having, type RenamedTerm } from './terms.ts'
import { useConsequences, type UseConsequence } from './usable-fields.ts'

type Places = Omit<Register, 'people'>
type Before = Omit<Places, 'model' | 'systems'> & {
  systems: (Pick<System, 'object'> & Partial<System>)[]
  contracts?: Pick<Contract, 'own'>[]
  plans?: Pick<Plan, 'state'>[]
  followUps?: Pick<FollowUp, 'status'>[]
}
/** What a change of the model leads to, before it is made. Pairs are before → after. */
export type Consequences = {
  places: [before: number, after: number]
  vacant: [before: number, after: number]
  /** Objects where places become vacant, with the roles, and how many systems the object answers for. */
  arising: { object: string; name: string; roles: string[]; systems: number }[]
  arise: number
  /** Places that are vacant today and would not be. */
  cease: number
  /** Objects that a role would be mandatory on, had they not only an IT side. */
  exempt: { object: string; name: string; roles: string[]; systems: number }[]
  /** Those who hold a role that moves to another level may do other things than before. */
  rights: { role: string; people: number; from: Level; to: Level }[]
  /** Records whose values are no longer shown or are others, or that become incomplete. */
  fields: FieldConsequence[]
  /** Records that stop showing a field of the house, or that become incomplete without it. */
  uses: UseConsequence[]
  /** Families that get another name, and how many objects say so afterwards. */
  families: { from: string; to: string; n: number }[]
  /** Statuses and levels that get another name, and how many read otherwise. */
  renamed: RenamedTerm[]
  /** Lines of mandates that would still say the old name of a role. */
  mentions: Mention[]
  /** Systems with a level that the scale no longer has. */
  outside: number
}

/** What would become of staffing if the model were changed. Approved plans are frozen and never part of it. */
export function consequences(before: Model, after: Model, register: Before, today: Day): Consequences {
  const standing = (model: Model) => ({
    counts: placesOf({ ...register, model }, today),
    open: vacancies({ ...register, model }, today),
  })
  const [was, is] = [standing(before), standing(after)]
  const arising = without(is.open, was.open)
  const systemsOf = (object: string) => register.systems.filter(system => system.object === object).length
  const listed = (of: Vacancy[]) =>
    [...Map.groupBy(of, vacancy => vacancy.object)]
      .map(([object, there]) => ({
        object,
        name: there[0]!.objectName,
        roles: there.map(vacancy => vacancy.roleName),
        systems: systemsOf(object),
      }))
      .toSorted((a, b) => b.systems - a.systems || a.name.localeCompare(b.name, 'sv'))
  return {
    places: [was.counts.places, is.counts.places],
    vacant: [was.counts.vacant, is.counts.vacant],
    arising: listed(arising),
    arise: arising.length,
    cease: without(was.open, is.open).length,
    exempt: listed(exempt(before, after, register, systemsOf)),
    rights: rights(before, after, register, today),
    families: renamedFamilies(before, after, register.objects),
    mentions: mentionsOf(before, after),
    fields: fieldConsequences(before, after, ownersIn(register)),
    uses: useConsequences(before, after, ownersIn(register)),
    renamed: renamedTerms(before.terms, after.terms, havingIn(after, register)),
    outside: outsideScale(after.scale, register.systems) - outsideScale(before.scale, register.systems),
  }
}

/** Those who may have own fields. */
export const ownersIn = ({
  systems,
  objects,
  contracts = [],
}: Pick<Before, 'systems' | 'objects' | 'contracts'>): Owners => ({
  system: systems,
  object: objects,
  contract: contracts,
})

/** What there is that statuses and levels name. */
const havingIn = ({ roles }: Model, { systems, plans = [], followUps = [] }: Before): Having => ({
  system: systems.map(({ lifecycle, criticality, classification = {} }) => [
    ...(lifecycle ? [termKey('lifecycle', lifecycle)] : []),
    ...(criticality ? [termKey('criticality', criticality)] : []),
    ...Object.entries(classification).flatMap(([axis, level]) => [termKey('axis', axis), degreeKey(level ?? 0)]),
  ]),
  role: roles.map(({ level }) => [termKey('level', level)]),
  plan: plans.map(({ state }) => [termKey('plan', state)]),
  followUp: followUps.map(({ status }) => (status ? [termKey('status', status)] : [])),
})

const without = (all: Vacancy[], some: Vacancy[]) => {
  const places = new Set(some.map(vacancy => `${vacancy.object}#${vacancy.role}`))
  return all.filter(vacancy => !places.has(`${vacancy.object}#${vacancy.role}`))
}

const demand = (role: Role | undefined) => role && [role.side, role.mandatory && (role.fromSystems ?? 0)].join()

/** An object with only an IT side raises no vacancies in the business; said of those roles whose demand changes. */
function exempt(
  before: Model,
  after: Model,
  { objects }: Pick<Register, 'objects'>,
  systemsOf: (object: string) => number,
): Vacancy[] {
  const stricter = after.roles.filter(
    role => role.mandatory && demand(role) !== demand(before.roles.find(({ id }) => id === role.id)),
  )
  return objects.flatMap(object => {
    const used = new Set(rolesOf(after, object).map(role => role.id))
    return stricter
      .filter(role => !used.has(role.id) && systemsOf(object.id) >= (role.fromSystems ?? 0))
      .map(role => ({
        object: object.id,
        objectName: object.name,
        role: role.id,
        roleName: role.name,
        side: role.side,
      }))
  })
}

function rights(before: Model, after: Model, { assignments }: Pick<Register, 'assignments'>, today: Day) {
  return after.roles.flatMap(({ id, name, level: to }) => {
    const from = before.roles.find(role => role.id === id)?.level ?? to
    const people = new Set(assignments.filter(a => a.role === id && isCurrent(a, today)).map(a => a.person)).size
    return from !== to && people > 0 ? [{ role: name, people, from, to }] : []
  })
}
