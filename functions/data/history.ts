import type { Actor } from '#shared/actor.ts'
import { actorName } from '#shared/actor.ts'
import { HistoryEntry, isTold, merge, openedUp, type Changes, type Told } from '#shared/entity-history.ts'
import type { Key } from './keys.ts'
import type { Scope } from './collection.ts'
import { pack, unpack } from './packed.ts'
import type { Row, Write } from './table.ts'

/** Autosaves of one person within ten minutes are one line: the first `from`, the last `to`. */
export function mergeable(last: Row | undefined, actor: Actor, now: Date): last is Row {
  return (
    last?.action === 'changed' && last.who === actorName(actor) && now.getTime() - Date.parse(String(last.at)) < 600_000
  )
}

/** Changes longer than this are kept packed: a line of history says what was and what is, and has to fit an item. */
const LONG = 50_000

const kept = (changes: Changes): Changes | Uint8Array =>
  JSON.stringify(changes).length > LONG ? pack(changes) : changes

/** What a line of history says was changed. */
export const changesIn = ({ changes }: Row): Changes =>
  HistoryEntry.shape.changes.parse(changes instanceof Uint8Array ? unpack(changes) : changes)

export const historyWrite = (
  key: Key,
  actor: Actor,
  now: Date,
  entry: Pick<HistoryEntry, 'action' | 'changes' | 'revision'>,
): Write => ({
  Put: {
    Item: {
      ...key,
      ...{ ...entry, changes: kept(entry.changes) },
      who: actorName(actor),
      ...(actor.kind === 'person' && { name: actor.name }),
      at: now.toISOString(),
    },
  },
})

/** How a story is told: fields that are left out of it, and fields that are told as those that they hold. */
type How = { untold?: readonly string[]; opened?: readonly string[] }

/** A row as it is told; nothing when what it said was taken back, or is told elsewhere. */
export function toldOf(rows: Row[], { untold = [], opened = [] }: How = {}): Told[] {
  return rows
    .map((row): Told => {
      const { at, action, changes, name = '' } = HistoryEntry.parse({ ...row, changes: changesIn(row) })
      const own = Object.entries(openedUp(changes, opened)).filter(([field]) => !untold.includes(field))
      return { moment: row.sk, at, action, changes: merge({}, Object.fromEntries(own)), name }
    })
    .filter(isTold)
}

/** What happened to an entity, newest first. */
export function historyOf({ door, keys }: Pick<Scope, 'door' | 'keys'>) {
  const of = (entity: string) => keys.history(entity, 0).pk
  return {
    all: async (entity: string, how?: How): Promise<Told[]> =>
      toldOf(await door.all({ pk: of(entity), newestFirst: true }), how),

    /** So many at a time; `before` is the last moment that was seen. */
    async page(entity: string, limit: number, before?: string, how?: How) {
      const pk = of(entity)
      const found: Told[] = []
      let after: Key | undefined = before === undefined ? undefined : { pk, sk: before }
      do {
        const next = await door.page({ pk, newestFirst: true, limit, ...(after && { after }) })
        found.push(...toldOf(next.rows, how))
        after = next.after
      } while (after && found.length < limit)
      return { items: found.slice(0, limit), more: after !== undefined || found.length > limit }
    },
  }
}
