import { createHash, randomBytes } from 'node:crypto'
import type { Actor } from '#shared/actor.ts'
import { changesBetween, merge, type Changes, type HistoryEntry } from '#shared/entity-history.ts'
import { Refusal } from '#shared/refusal.ts'
import { closeCursor, openCursor } from './cursor.ts'
import { changesIn, historyWrite, mergeable } from './history.ts'
import { isRemovable, removedWrite } from './removed.ts'
import { keptList } from './kept-list.ts'
import { lineOf } from './keys.ts'
import { packFields, unpackFields } from './packed.ts'
import { pendingOf, seen } from './pending.ts'
import type { Place } from './place.ts'
import { uniqueValues } from './unique.ts'
import type { Spec } from './spec.ts'
import { ConditionFailed, type Row, type Write } from './table.ts'

/** What a read gives: the entity and the revision that an update must name. */
export type Saved<T> = T & { revision: number }

/** Where the work happens, who acts, and the real clock. */
export type Scope = Place & { actor: Actor; now: () => Date }

/** Ids are random, and short enough to read aloud. */
export const newId = () => randomBytes(8).toString('base64url').replace(/[-_]/g, 'x').toLowerCase()

/**
 * One kind of entity of one municipality. Every write is one transaction: the row, its history,
 * its unique values and, on request, the idempotency key.
 */
export function collection<T extends object, Id extends [] | (string | number)[], L extends object = T>(
  scope: Scope,
  spec: Spec<T, Id, L>,
) {
  const { door, keys, actor } = scope

  const read = (row: Row): Saved<T> => ({
    ...spec.schema.parse(unpackFields(row, spec.packed)),
    revision: Number(row.revision),
  })
  const rowOf = (item: T, revision: number, historyAt: number): Row => ({
    ...packFields(spec.schema.parse(item), spec.packed),
    ...spec.key(...spec.id(item)),
    ...spec.index?.(item),
    revision,
    historyAt,
  })
  /** What a read gives once this has been written, without reading it again. */
  const written = (item: T, revision: number): Saved<T> => ({ ...spec.schema.parse(item), revision })
  const entity = (item: T) => [spec.name, ...spec.id(item)].join('#')
  const { uniques, take, release } = uniqueValues(keys, spec, entity)
  const historyKey = (item: T, at: number) =>
    spec.within
      ? keys.rowHistory(spec.within.entity, spec.within.part, spec.id(item).join('#'), at)
      : keys.history(entity(item), at)
  const history = (
    item: T,
    at: number,
    entry: { action: HistoryEntry['action']; changes: Changes; revision: number },
  ) => (spec.history === false ? [] : [historyWrite(historyKey(item, at), actor, scope.now(), entry)])

  const { listed } = spec
  const kept = listed && keptList(scope, { ...spec, listed })
  const listId = (item: T) => spec.id(item).join('_')
  /** What its list says of an entity from now on. */
  const list = (item: T, revision: number): Write[] => (kept ? [kept.write(listId(item), item, revision)] : [])
  const unlist = (item: T): Write[] => (kept ? [kept.forget(listId(item))] : [])

  const unchanged = (before: Saved<T>) => {
    const guards = spec.guards ?? []
    return {
      ConditionExpression: [
        '#revision = :revision AND attribute_not_exists(#pending)',
        ...guards.map(g => `#${g} = :${g}`),
      ].join(' AND '),
      ExpressionAttributeNames: Object.fromEntries(['revision', 'pending', ...guards].map(g => [`#${g}`, g])),
      ExpressionAttributeValues: Object.fromEntries(['revision', ...guards].map(g => [`:${g}`, before[g as keyof T]])),
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
    }
  }

  /** The parts of a transaction, for whoever must save several things at once. The first part is the row. */
  const writes = {
    create: (item: T): Write[] => [
      {
        Put: {
          Item: rowOf(item, 1, 1),
          ConditionExpression: 'attribute_not_exists(pk)',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        },
      },
      ...take(item),
      ...history(item, 1, { action: 'created', changes: changesBetween({}, item as never), revision: 1 }),
      ...list(spec.schema.parse(item), 1),
    ],
    async save(before: Saved<T>, after: T): Promise<Write[]> {
      const { revision, ...was } = before
      let changes = changesBetween(was, spec.schema.parse(after) as never)
      let at = revision + 1
      if (spec.history !== false) {
        const { pk, sk } = historyKey(before, 0)
        const last = (await door.page({ pk, begins: lineOf(sk).of, newestFirst: true, limit: 1 })).rows[0]
        if (mergeable(last, actor, scope.now())) {
          changes = merge(changesIn(last), changes)
          at = lineOf(last.sk).revision
        }
      }
      return [
        { Put: { Item: rowOf(after, revision + 1, at), ...unchanged(before) } },
        ...take(after),
        ...release(before, after),
        ...history(before, at, { action: 'changed', changes, revision: revision + 1 }),
        ...list(spec.schema.parse(after), revision + 1),
      ]
    },
    remove: (before: Saved<T>): Write[] => [
      { Delete: { Key: spec.key(...spec.id(before)), ...unchanged(before) } },
      ...release(before, undefined),
      ...history(before, before.revision + 1, { action: 'removed', changes: {}, revision: before.revision + 1 }),
      ...unlist(before),
      ...(isRemovable(spec.name) ? [removedWrite(scope, spec.name, spec.id(before).join('.'), before)] : []),
    ],
    /** What was removed is as it was, with its story. */
    bringBack: ({ revision, ...item }: Saved<T>): Write[] => {
      const at = revision + 2
      return [
        {
          Put: {
            Item: rowOf(item as unknown as T, at, at),
            ConditionExpression: 'attribute_not_exists(pk)',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          },
        },
        ...take(item as unknown as T),
        ...history(item as unknown as T, at, { action: 'returned', changes: {}, revision: at }),
        ...list(spec.schema.parse(item), at),
      ]
    },
  }

  /** Says in words why the transaction was refused: taken, gone, or changed since it was read. */
  function refused(error: unknown, item: T): never {
    if (!(error instanceof ConditionFailed)) throw error
    if (error.index === 0) {
      // A batch is at work on it; it is done in a moment.
      if (error.row && pendingOf(error.row)) throw new Refusal('busy', { seconds: 2 })
      if (error.row) throw new Refusal('stale', { current: read(error.row) })
      throw new Refusal('not_found', {})
    }
    const taken = uniques(item)[error.index - 1]
    if (taken) throw new Refusal('value_taken', { field: taken.field, value: taken.value })
    throw error
  }
  const commit = (item: T, all: Write[], token = newToken(), through = door) =>
    through.commit(all, token).catch(e => refused(e, item))

  async function all(): Promise<Saved<T>[]> {
    if (!spec.list) throw new Error(`${spec.name} has no list`)
    return (await seen(door, keys, await door.all(spec.list))).map(read)
  }
  /** All of them as the kept list has them: what lists need, and no more; from the entities when it cannot be relied on. */
  async function rows(): Promise<Saved<L>[]> {
    const { row = (item: T) => item as unknown as L } = spec.listed ?? {}
    return (await kept?.rows()) ?? (await all()).map(item => ({ ...row(item), revision: item.revision }))
  }
  async function find(...id: Id): Promise<Saved<T> | undefined> {
    const row = await door.get(spec.key(...id))
    const [found] = await seen(door, keys, row ? [row] : [])
    return found && read(found)
  }
  async function get(...id: Id): Promise<Saved<T>> {
    const found = await find(...id)
    if (!found) throw new Refusal('not_found', {})
    return found
  }

  return {
    find,
    get,
    /** What a batch works with. */
    parts: { spec, rowOf, entity, uniques, take, release, history, list, unlist },
    writes,
    commit,
    written,

    /** The entity as the reader saw it; refuses as stale when somebody has changed it since. */
    async at(revision: number, ...id: Id): Promise<Saved<T>> {
      const current = await get(...id)
      if (current.revision !== revision) throw new Refusal('stale', { current })
      return current
    },

    /** All of them: from the kept list where that is of the whole entity. */
    async list(): Promise<Saved<T>[]> {
      return kept && !spec.listed?.row ? ((await rows()) as unknown as Saved<T>[]) : all()
    },

    rows,

    /** One page of the list, and an opaque cursor to the next. */
    async page(limit: number, cursor?: string): Promise<{ items: Saved<T>[]; next: string | undefined }> {
      if (!spec.list) throw new Error(`${spec.name} has no list`)
      const after = cursor === undefined ? undefined : openCursor(cursor, spec.name, spec.list)
      const { rows, after: next } = await door.page({ ...spec.list, limit, ...(after && { after }) })
      return { items: (await seen(door, keys, rows)).map(read), next: next && closeCursor(next, spec.name) }
    },

    /** Creates, once per idempotency key, with what is written in the same transaction: a repeated request gets what the first one made. */
    async create(item: T, idempotency?: string, also: Write[] = []): Promise<Saved<T>> {
      const all = [...writes.create(item), ...also]
      if (idempotency === undefined) {
        await commit(item, all)
        return written(item, 1)
      }
      const key = keys.idempotency(`${spec.name}#${createHash('sha256').update(idempotency).digest('hex')}`)
      const ttl = Math.floor(scope.now().getTime() / 1000) + 86_400
      const once: Write = {
        Put: { Item: { ...key, id: spec.id(item), ttl }, ConditionExpression: 'attribute_not_exists(pk)' },
      }
      try {
        await door.commit([...all, once], newToken())
      } catch (error) {
        const done = error instanceof ConditionFailed && (await door.get(key))
        if (done) return get(...(done.id as Id))
        refused(error, item)
      }
      return written(item, 1)
    },

    async save(before: Saved<T>, after: T): Promise<Saved<T>> {
      await commit(after, await writes.save(before, after))
      return written(after, before.revision + 1)
    },

    async remove(before: Saved<T>): Promise<void> {
      await commit(before, writes.remove(before))
    },

    /** Puts back what was removed, with what is written in the same transaction. */
    async bringBack(item: Saved<T>, also: Write[]): Promise<void> {
      await commit(item, [...writes.bringBack(item), ...also])
    },
  }
}

export const newToken = () => randomBytes(18).toString('base64url')
