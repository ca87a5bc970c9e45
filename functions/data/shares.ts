import { markOf, type Key } from './keys.ts'
import type { Write } from './table.ts'

/** One attribute of a row that many share: set, or without a value removed. */
export type Share = { Key: Key; attribute: string; value?: string }

/**
 * A transaction may write a row once: what is shared goes together, after everything else, so that what failed keeps its
 * place. The row and its mark say which transaction wrote it.
 */
export function joined(writes: Write[], token: string): Write[] {
  const shares = writes.flatMap(write => ('Share' in write ? [write.Share] : []))
  const rows = Map.groupBy(shares, ({ Key }) => `${Key.pk} ${Key.sk}`)
  const written = [...rows.values()].flatMap(of => [update(of, token), marked(of[0]!.Key, token)])
  return [...writes.filter(write => !('Share' in write)), ...written]
}

/** Says that the row was written last by this transaction. */
export const marked = (key: Key, mark: string): Write => ({ Put: { Item: { ...markOf(key), mark } } })

function update(shares: Share[], mark: string): Write {
  // The last word about an attribute stands.
  const last = [...new Map(shares.map(share => [share.attribute, share])).values()]
  const place = (attribute: string) => attribute.replace(/[^A-Za-z0-9]/g, sign => `_${sign.charCodeAt(0)}_`)
  const set = [...last.filter(({ value }) => value !== undefined), { attribute: 'mark', value: mark }]
  const gone = last.filter(({ value }) => value === undefined)
  const all = (verb: string, of: { attribute: string }[], clause: (placed: string) => string) =>
    of.length > 0 ? `${verb} ${of.map(({ attribute }) => clause(place(attribute))).join(', ')}` : ''
  return {
    Update: {
      Key: shares[0]!.Key,
      UpdateExpression: `${all('SET', set, p => `#${p} = :${p}`)} ${all('REMOVE', gone, p => `#${p}`)}`.trim(),
      ExpressionAttributeNames: Object.fromEntries(
        [...set, ...gone].map(({ attribute }) => [`#${place(attribute)}`, attribute]),
      ),
      ExpressionAttributeValues: Object.fromEntries(set.map(({ attribute, value }) => [`:${place(attribute)}`, value])),
    },
  }
}
