import type { Day } from '#shared/day.ts'
import { assertFamiliesFree, renamedFamilies } from '#shared/families.ts'
import { assertKindsFree, assertRolesFree, removedKinds } from '#shared/model-change.ts'
import { ownersIn } from '#shared/model-consequences.ts'
import type { Model } from '#shared/model.ts'
import { assertFieldsFree } from '#shared/own-changes.ts'
import { Refusal } from '#shared/refusal.ts'
import { spelled } from '#shared/written.ts'
import type { Saved } from './collection.ts'
import { readCostKindsUsed } from './cost-kinds.ts'
import type { Data } from './index.ts'
import { respell } from './respell.ts'
import { ConditionFailed, type Write } from './table.ts'

/** Who holds what, and on which objects. */
export async function staffingIn(data: Data) {
  const [objects, systems, staffing] = await Promise.all([data.objects.list(), data.systems.list(), data.staffing()])
  return { objects, systems, ...staffing }
}

/** Refuses to remove what is in use. Where cost kinds are used is looked up only when one is removed: it is everywhere. */
export async function assertAllowed(data: Data, today: Day, before: Model, after: Model) {
  const [staffing, contracts] = await Promise.all([staffingIn(data), data.contracts.list()])
  const register = { ...staffing, contracts }
  assertRolesFree(before, after, register, today)
  assertFieldsFree(before, after, ownersIn(register))
  assertFamiliesFree(before, after, register.objects)
  const kinds = removedKinds(before, after)
  if (kinds.length > 0) assertKindsFree(kinds, await readCostKindsUsed(data, register.objects, today))
  return register
}

/** Lets a model hold, with what is written in the same transaction, and renames a family on every object that says its name. */
export async function introduce(data: Data, before: Saved<Model>, after: Model, also: Write[] = []) {
  const writes = [...(await data.model.writes.save(before, after)), ...also]
  await data.model.commit(after, writes).catch((error: unknown) => {
    throw error instanceof ConditionFailed ? new Refusal('busy', { seconds: 1 }) : error
  })
  for (const { from, to } of renamedFamilies(before, after, await data.objects.list()))
    await respell(data.objects, 'family', text => spelled(text) === spelled(from), to)
  return data.model.written(after, before.revision + 1)
}
