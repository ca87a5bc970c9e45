import type { MentionRow } from '#shared/overview.ts'

/** Where a comment stands, within the municipality. */
export function commentPath({ kind, entity, comment }: Pick<MentionRow, 'kind' | 'entity' | 'comment'>): string {
  const [first, second] = entity.split('.')
  const path = {
    object: `/objects/${entity}`,
    plan: `/plans/${first}/${second}`,
    component: `/objects/${first}/components/${second}`,
    system: `/systems/${entity}`,
    contract: `/contracts/${entity}`,
    integration: `/integrations/${entity}`,
    person: `/staffing/${entity}`,
    supplier: `/suppliers/${encodeURIComponent(entity)}`,
    unit: `/units/${entity}`,
    forum: `/forums/${entity}`,
    decision: `/forums/decisions/${entity}`,
  }
  return `${path[kind]}#comment-${comment}`
}
