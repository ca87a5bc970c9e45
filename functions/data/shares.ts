import { marksBeside, type Key } from './keys.ts'
import type { Write } from './table.ts'

/** One attribute of a row that many share: set, or without a value removed. The row is marked by whoever writes it. */
export type Share = { Key: Key; attribute: string; value?: unknown }

/** A word among the marks that is no transaction's: set, or without one removed. */
export type Mark = { Key: Key; as?: string }

/**
 * A transaction may write a row once: what is shared goes together, after everything else, so that what failed keeps its
 * place. A shared row has the transaction's token as its mark, and so has its place among the marks.
 */
export function joined(writes: Write[], token: string): Write[] {
  const shares = writes.flatMap(write => ('Share' in write ? marked(write.Share, token) : []))
  const words = writes.flatMap(write => ('Mark' in write ? [among(write.Mark)] : []))
  const rows = Map.groupBy([...shares, ...words], ({ Key }) => `${Key.pk} ${Key.sk}`)
  return [...writes.filter(write => !('Share' in write || 'Mark' in write)), ...[...rows.values()].map(update)]
}

const marked = (share: Share, token: string): Share[] => [
  share,
  { Key: share.Key, attribute: 'mark', value: token },
  among({ Key: share.Key, as: token }),
]
const among = ({ Key, as }: Mark): Share => ({ Key: marksBeside(Key), attribute: Key.sk, value: as })

function update(shares: Share[]): Write {
  // The last word about an attribute stands.
  const last = [...new Map(shares.map(share => [share.attribute, share])).values()]
  const place = (attribute: string) => attribute.replace(/[^A-Za-z0-9]/g, sign => `_${sign.charCodeAt(0)}_`)
  const set = last.filter(({ value }) => value !== undefined)
  const gone = last.filter(({ value }) => value === undefined)
  const all = (verb: string, of: typeof last, clause: (placed: string) => string) =>
    of.length > 0 ? `${verb} ${of.map(({ attribute }) => clause(place(attribute))).join(', ')}` : ''
  return {
    Update: {
      Key: shares[0]!.Key,
      UpdateExpression: `${all('SET', set, p => `#${p} = :${p}`)} ${all('REMOVE', gone, p => `#${p}`)}`.trim(),
      ExpressionAttributeNames: Object.fromEntries(last.map(({ attribute }) => [`#${place(attribute)}`, attribute])),
      ...(set.length > 0 && {
        ExpressionAttributeValues: Object.fromEntries(
          set.map(({ attribute, value }) => [`:${place(attribute)}`, value]),
        ),
      }),
    },
  }
}
