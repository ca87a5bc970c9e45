import { Refusal } from '#shared/refusal.ts'
import { collection, type Saved, type Scope } from './collection.ts'
import type { Spec } from './spec.ts'
import type { Write } from './table.ts'

/**
 * What a municipality has one of, and always: until somebody writes it, it is as `begun` says, at revision 0. It is
 * written over what was read, which may have been nothing.
 */
export function theOnly<T extends object, Of extends unknown[]>(
  scope: Scope,
  spec: Pick<Spec<T, [], T>, 'name' | 'schema' | 'key' | 'packed'>,
  begun: (...of: Of) => T,
) {
  const one = collection<T, [], T>(scope, { ...spec, id: () => [] })
  const now = async (...of: Of): Promise<Saved<T>> => (await one.find()) ?? { ...begun(...of), revision: 0 }
  return {
    ...one,
    now,
    /** As the reader saw it; refuses as stale when somebody has changed it since. */
    async seenAt(revision: number, ...of: Of): Promise<Saved<T>> {
      const current = await now(...of)
      if (current.revision !== revision) throw new Refusal('stale', { current })
      return current
    },
    put: (before: Saved<T>, after: T) => (before.revision === 0 ? one.create(after) : one.save(before, after)),
    /** For a transaction with others. */
    over: async (before: Saved<T>, after: T): Promise<Write[]> =>
      before.revision === 0 ? one.writes.create(after) : one.writes.save(before, after),
  }
}
