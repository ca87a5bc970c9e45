import { HandPlacing } from '#shared/ledgers/hands.ts'
import { Ledger, LedgerAccount } from '#shared/ledgers/ledgers.ts'
import * as z from 'zod'
import type { Files } from '../platform/files.ts'
import { collection, type Scope } from './collection.ts'
import { pack, unpack } from './packed.ts'

/** Files of ledgers, with what was found in each. */
export function ledgersOf(scope: Scope, files: Files) {
  const { door, keys } = scope
  const folder = (id: string) => `${keys.prefix.slice(2)}/ledgers/${id}`
  const ledgers = collection(scope, {
    name: 'ledger',
    schema: Ledger,
    key: keys.ledger,
    id: of => [of.id],
    list: { pk: keys.prefix, begins: 'LED#', consistent: true },
    history: false,
  })
  const keep = async (id: string, name: string, value: unknown) => files.put(`${folder(id)}/${name}`, pack(value))
  const kept = async (id: string, name: string) => {
    const packed = await files.get(`${folder(id)}/${name}`)
    return packed && unpack(packed)
  }
  return {
    ...ledgers,
    /** Where the file itself lies. */
    file: (id: string) => `${folder(id)}/file`,
    /** Where its rows are read: of an .xlsx they were written out when it came. */
    rows: ({ id, table }: Pick<Ledger, 'id' | 'table'>) =>
      `${folder(id)}/${table?.format === 'xlsx' ? 'sheet' : 'file'}`,
    /** What each account has, by the year that its rows are of. */
    keepAccounts: (id: string, accounts: LedgerAccount[]) => keep(id, 'accounts', accounts),
    accounts: async (id: string): Promise<LedgerAccount[]> =>
      z.array(LedgerAccount).parse((await kept(id, 'accounts')) ?? []),
    /** What it would come to, as it was checked last; its reader knows its shape. */
    keepCheck: (id: string, attempt: number, check: object) => keep(id, `check-${attempt}`, check),
    check: (id: string, attempt: number) => kept(id, `check-${attempt}`),

    /** How far the work has come: bytes read, of all. */
    came: (id: string, done: number, total: number) => door.load([{ ...keys.ledgerProgress(id), done, total }]),
    async progress(id: string) {
      const row = await door.get(keys.ledgerProgress(id))
      return row && { done: Number(row.done), total: Number(row.total) }
    },
  }
}

/** What people have placed by hand, year by year. */
export const placedOf = (scope: Scope) => (year: number) =>
  collection(scope, {
    name: `placed#${year}`,
    schema: HandPlacing,
    key: (id: string) => scope.keys.handPlacing(year, id),
    id: of => [of.id],
    list: { pk: scope.keys.prefix, begins: `PUT#${year}#`, consistent: true },
  })
