import type { Model } from './model.ts'
import type { ManagedObject } from './objects.ts'
import { Refusal } from './refusal.ts'
import { spelled } from './written.ts'

type Families = Pick<Model, 'families'>
type InFamily = Pick<ManagedObject, 'name' | 'family'>

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
