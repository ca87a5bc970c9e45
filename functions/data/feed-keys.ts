import { Day } from '#shared/day.ts'
import { FeedKey } from '#shared/feed-keys.ts'
import { collection, newToken, type Saved, type Scope } from './collection.ts'

/** Keys of the cost feed. The secret's hash finds the key, and beside it stands the day that it was last used. */
export function feedKeysOf(scope: Scope) {
  const { door, keys } = scope
  const all = collection(scope, {
    name: 'feedKey',
    schema: FeedKey,
    key: keys.feedKey,
    id: of => [of.id],
    list: { pk: keys.prefix, begins: 'FEED#', consistent: true },
  })
  const hashes = keys.feedKeyAt('')
  return {
    ...all,
    /** A key whose secret has that hash. */
    make: (key: FeedKey, hash: string) =>
      all.create(key, undefined, [{ Put: { Item: { ...keys.feedKeyAt(hash), id: key.id } } }]),

    /** The key whose secret has that hash, and the day that it was last used. */
    async by(hash: string): Promise<{ key: Saved<FeedKey>; used: Day | undefined } | undefined> {
      const row = await door.get(keys.feedKeyAt(hash))
      const key = row && (await all.find(String(row.id)))
      return key && { key, used: Day.optional().parse(row.used) }
    },

    /** Days that keys were last used, by the key's id. */
    async used(): Promise<Map<string, Day>> {
      const rows = await door.all({ pk: hashes.pk, begins: hashes.sk, consistent: true })
      return new Map(rows.flatMap(({ id, used }) => (used === undefined ? [] : [[String(id), Day.parse(used)]])))
    },

    /** Remembers that the key was used that day. */
    use: (hash: string, id: string, used: Day) =>
      door.commit([{ Put: { Item: { ...keys.feedKeyAt(hash), id, used } } }], newToken()),
  }
}
