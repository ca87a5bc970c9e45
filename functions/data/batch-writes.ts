import { changesBetween, type Changes } from '#shared/entity-history.ts'
import type { Key } from './keys.ts'
import type { Row, Write } from './table.ts'

/** One row of a batch: without `before` it is new, without `after` it is removed. */
export type BatchChange = { kind: string; before?: Item & { revision: number }; after?: Item }
type Item = Record<string, unknown>

/** What a batch needs of a kind of entity: `parts` of its collection. */
export type Parts = {
  spec: {
    name: string
    key(...id: never[]): Key
    id(item: never): (string | number)[]
    list?: object
    listed?: object
    guards?: string[]
  }
  rowOf(item: never, revision: number, historyAt: number): Row
  entity(item: never): string
  uniques(item: never): { field: string; value: string }[]
  take(item: never): Write[]
  release(item: never, kept: never | undefined): Write[]
  list(item: never, revision: number): Write[]
  unlist(item: never): Write[]
  history(
    item: never,
    at: number,
    entry: { action: 'created' | 'changed' | 'removed'; changes: Changes; revision: number },
  ): Write[]
}

/** Only while the row waits for this batch. */
const mine = (id: string) => ({
  ConditionExpression: '#pending.#batch = :batch',
  ExpressionAttributeNames: { '#pending': 'pending', '#batch': 'batch' },
  ExpressionAttributeValues: { ':batch': id },
})

/** The writes of a batch's rows. */
export function batchWrites(partsOf: (kind: string) => Parts) {
  const keyOf = ({ kind, before, after }: BatchChange) => {
    const { spec } = partsOf(kind)
    return spec.key(...(spec.id((after ?? before) as never) as never[]))
  }

  /** Lays the next state beside the row, and takes its unique values. */
  function stage(id: string, change: BatchChange): Write[] {
    const { kind, before, after } = change
    const pending = { batch: id, next: after ?? null }
    const { ExpressionAttributeNames, ExpressionAttributeValues, ConditionExpression: own } = mine(id)
    const as = ['revision', ...(partsOf(kind).spec.guards ?? [])]
    const unchanged = [...as.map(field => `#${field} = :${field}`), 'attribute_not_exists(#pending)'].join(' AND ')
    const row: Write = before
      ? {
          Update: {
            Key: keyOf(change),
            UpdateExpression: 'SET #pending = :pending',
            ConditionExpression: `(${unchanged}) OR ${own}`,
            ExpressionAttributeNames: {
              ...ExpressionAttributeNames,
              ...Object.fromEntries(as.map(field => [`#${field}`, field])),
            },
            ExpressionAttributeValues: {
              ...{ ...ExpressionAttributeValues, ':pending': pending },
              ...Object.fromEntries(as.map(field => [`:${field}`, before[field]])),
            },
          },
        }
      : {
          Put: {
            Item: { ...keyOf(change), revision: 0, pending },
            ...{ ExpressionAttributeNames, ExpressionAttributeValues },
            ConditionExpression: `attribute_not_exists(pk) OR ${own}`,
          },
        }
    return [row, ...(after ? partsOf(kind).take(after as never) : [])]
  }

  /** What everybody has seen since the batch was committed becomes the row itself, with its history. */
  function settle(id: string, change: BatchChange): Write[] {
    const { kind, before, after } = change
    const { rowOf, release, history, list, unlist } = partsOf(kind)
    const revision = (before?.revision ?? 0) + 1
    const { revision: _, ...was } = before ?? { revision: 0 }
    const action = !after ? 'removed' : before ? 'changed' : 'created'
    const changes = after ? changesBetween(was, after) : {}
    const row: Write = after
      ? { Put: { Item: rowOf(after as never, revision, revision), ...mine(id) } }
      : { Delete: { Key: keyOf(change), ...mine(id) } }
    return [
      row,
      ...(before ? release(before as never, after as never) : []),
      ...history((after ?? before) as never, revision, { action, changes, revision }),
      ...(after ? list(after as never, revision) : unlist(before as never)),
    ]
  }

  /** Takes back what was laid beside the row. */
  function unstage(id: string, change: BatchChange): Write[] {
    const { kind, before, after } = change
    const { ConditionExpression, ExpressionAttributeNames, ExpressionAttributeValues } = mine(id)
    const condition = { ConditionExpression, ExpressionAttributeNames, ExpressionAttributeValues }
    const row: Write = before
      ? { Update: { Key: keyOf(change), UpdateExpression: 'REMOVE #pending', ...condition } }
      : { Delete: { Key: keyOf(change), ...condition } }
    return [row, ...(after ? partsOf(kind).release(after as never, before as never) : [])]
  }

  return { keyOf, stage, settle, unstage }
}
