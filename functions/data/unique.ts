import type { tenantKeys } from './keys.ts'
import type { Spec } from './spec.ts'
import type { Write } from './table.ts'

/** Values that only one entity of the municipality may have: taken and given back in the entity's own transaction. */
export function uniqueValues<T extends object>(
  keys: ReturnType<typeof tenantKeys>,
  spec: Pick<Spec<T, never, never>, 'name' | 'unique'>,
  entity: (item: T) => string,
) {
  const uniques = (item: T) =>
    (spec.unique?.(item) ?? [])
      .filter(u => u.value !== '')
      .map(u => ({ ...u, key: keys.unique(`${spec.name}.${u.field}`, u.value) }))

  return {
    uniques,
    take: (item: T): Write[] =>
      uniques(item).map(({ key }) => ({
        Put: {
          Item: { ...key, owner: entity(item) },
          ConditionExpression: 'attribute_not_exists(pk) OR #o = :o',
          ExpressionAttributeNames: { '#o': 'owner' },
          ExpressionAttributeValues: { ':o': entity(item) },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
        },
      })),
    release(item: T, kept: T | undefined): Write[] {
      const still = new Set(kept ? uniques(kept).map(u => u.key.sk) : [])
      return uniques(item)
        .filter(u => !still.has(u.key.sk))
        .map(u => ({ Delete: { Key: u.key } }))
    },
  }
}
