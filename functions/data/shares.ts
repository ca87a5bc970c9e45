import type { Key } from './keys.ts'
import type { Write } from './table.ts'

/** One attribute of a row that many share: set, or without a value removed. */
export type Share = { Key: Key; attribute: string; value?: string }

/** A transaction may write a row once: what is shared goes together, after everything else, so that what failed keeps its place. */
export function joined(writes: Write[]): Write[] {
  const shares = writes.flatMap(write => ('Share' in write ? [write.Share] : []))
  const rows = Map.groupBy(shares, ({ Key }) => `${Key.pk} ${Key.sk}`)
  return [...writes.filter(write => !('Share' in write)), ...[...rows.values()].map(update)]
}

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
