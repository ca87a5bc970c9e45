import { Need } from '#shared/needs.ts'
import { Refusal } from '#shared/refusal.ts'
import { collection, type Saved, type Scope } from './collection.ts'
import type { plansOf } from './plans.ts'
import { ConditionFailed } from './table.ts'

/** Needs and ideas. One that is moved into a plan is answered in the transaction that writes its row. */
export function needsOf(scope: Scope, plans: ReturnType<typeof plansOf>) {
  const needs = collection(scope, {
    name: 'need',
    schema: Need,
    key: scope.keys.need,
    id: need => [need.id],
    list: { pk: scope.keys.prefix, begins: 'NEED#' },
  })
  return {
    ...needs,
    async plan(before: Saved<Need>, { need, row }: { need: Need; row: { id: string } }): Promise<Saved<Need>> {
      const { year, part } = need.row!
      const also = await needs.writes.save(before, need)
      const rows = plans.parts(year, need.object)[part]
      await rows.create(row as never, also).catch(error => {
        // Somebody has answered it meanwhile.
        if (error instanceof ConditionFailed) throw new Refusal('busy', { seconds: 1 })
        throw error
      })
      return needs.written(need, before.revision + 1)
    },
  }
}
