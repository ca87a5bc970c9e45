import type { Model } from './model.ts'
import type { ManagedObject } from './objects.ts'
import { Refusal } from './refusal.ts'
import { spelled } from './written.ts'

type Families = Pick<Model, 'families'>
type InFamily = Pick<ManagedObject, 'name' | 'family'>

/** The families that an object may be put in. */
export const offeredFamilies = ({ families }: Families): string[] =>
  families.filter(({ hidden }) => !hidden).map(({ name }) => name)

/** Those that are offered, and those that objects say already: each spelled one way. */
export const knownFamilies = (model: Families, objects: InFamily[]): string[] => [
  ...new Map(
    [...objects.map(({ family }) => family), ...offeredFamilies(model)]
      .filter(Boolean)
      .map(name => [spelled(name), name]),
  ).values(),
]

/** An object belongs to a family that is offered, spelled as the model spells it, or to none. The one it is in already it may stay in. */
export function familyOf(model: Families, name: string, before = ''): string {
  if (name === '' || name === before) return name
  const family = offeredFamilies(model).find(offered => same(offered, name))
  if (family === undefined) throw new Refusal('family_unknown', { name })
  return family
}

const same = (a: string, b: string) => spelled(a) === spelled(b)

/** Families that get another name, and how many objects say the old one: they say the new one afterwards. */
export const renamedFamilies = (before: Families, after: Families, objects: InFamily[]) =>
  before.families.flatMap(({ id, name }) => {
    const to = after.families.find(family => family.id === id)?.name
    if (to === undefined || to === name) return []
    return [{ from: name, to, n: objects.filter(object => same(object.family, name)).length }]
  })

/** A family is not removed while an object belongs to it. */
export function assertFamiliesFree(before: Families, after: Families, objects: InFamily[]): void {
  for (const { id, name } of before.families) {
    if (after.families.some(family => family.id === id)) continue
    const member = objects.find(object => same(object.family, name))
    if (member) throw new Refusal('in_use', { by: member.name })
  }
}
