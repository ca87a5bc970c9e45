import type { CostRow } from '#shared/costs.ts'
import { collector, type Read } from '#shared/ledgers/collect.ts'
import { handsMark, handsOf } from '#shared/ledgers/hands.ts'
import { monthsOf, type Ledger } from '#shared/ledgers/ledgers.ts'
import { monthOf } from '#shared/ledgers/rows.ts'
import type { SuppliersMet } from '#shared/ledgers/suppliers.ts'
import { objectOfIn, placer } from '#shared/placement.ts'
import type { Placing } from '#shared/placing.ts'
import { costRowsOf } from '#shared/year-costs.ts'
import type { FromLedgers } from '../data/costs.ts'
import { reckonings, staleYears } from '../data/current-costs.ts'
import type { Data } from '../data/index.ts'
import { eachRow } from '../ledgers/read.ts'
import type { Files } from '../platform/files.ts'
import type { Platform } from '../platform/index.ts'
import { namesIn } from './supplier-names.ts'

export type Reckoned = {
  before: Awaited<ReturnType<Data['costs']['head']>>
  rows: CostRow[]
  made: FromLedgers
  /** How each supplier ledger that counts met the ledgers. */
  met: Map<string, SuppliersMet>
}

/** Hears every row that counts, and the file it is of. */
export type RowOf = (ledger: string, row: Read) => void
export type As = {
  /** The files as they will be, when they are not as they are. */
  ledgers?: (ledgers: Ledger[]) => Ledger[]
  placing?: (placing: Placing) => Placing
  /** Hears how many bytes have been read, of how many in all. */
  came?: (read: number, of: number) => void
  row?: RowOf
}

/**
 * What a year costs, from its files, how they are placed, what is planned, who holds what, and what is invested and divided: nothing is written. Reckoned twice it is
 * the same, so what stopped is begun anew.
 */
export async function reckon(data: Data, files: Files, year: number, as: As = {}): Promise<Reckoned> {
  const before = await data.costs.head(year)
  const [tenant, ledgers, placing, hands, planned, confirmed, staff, internal, systems, contracts] = await Promise.all([
    data.tenant.get(),
    data.ledgers.list(),
    data.placing.now(),
    data.placed(year).list(),
    data.costs.planned(year),
    data.costs.forecasts(year).list(),
    data.costs.staff(year),
    data.costs.internal(),
    data.systems.rows(),
    data.contracts.rows(),
  ])
  const economy = await data.economy.now(tenant)
  const all = (as.ledgers ?? (same => same))(ledgers)
  const shown = [...monthsOf(all, year).values()]
  const place = placer((as.placing ?? (same => same))(placing), year, objectOfIn({ systems, contracts }))
  const collected = collector(place, handsOf(hands))
  const suppliers = await namesIn(data, files, monthsOf(all, year, 'suppliers').values())
  const bytes = shown.reduce((all, { ledger }) => all + ledger.size, 0)
  const accounts: Record<string, string> = {}
  for (const { ledger, months } of shown) {
    const { entity } = ledger.choice!
    const { table, columns } = ledger
    const sign = economy.entities.find(({ id }) => id === entity)?.sign ?? 1
    const of = { encoding: ledger.about!.encoding, entity, sign, table: table && columns && { table, columns } }
    await eachRow(
      () => files.stream(data.ledgers.rows(ledger)),
      of,
      row => {
        if (!row.date.startsWith(String(year)) || !months.has(monthOf(row))) return
        const supplier = suppliers.nameOf(row)
        row.supplier ??= supplier
        as.row?.(ledger.id, row)
        collected.add(ledger.id, row)
      },
      read => as.came?.(read, bytes),
    )
    for (const { account, name } of await data.ledgers.accounts(ledger.id)) accounts[`${entity} ${account}`] = name
  }
  const whole = collected.end()
  const covered = new Set(shown.flatMap(({ months }) => [...months]))
  const { mark, ...divided } = internal(year)
  const rows = costRowsOf(year, { planned, cells: whole.placed, covered, confirmed, staff, ...divided })
  const used = new Set(
    [...whole.placed, ...whole.unallocated, ...whole.outside].map(of => `${of.entity} ${of.account}`),
  )
  const from = {
    ledgers: shown.map(({ ledger, months }) => ({
      ...{ id: ledger.id, entity: ledger.choice!.entity, months: [...months].toSorted((a, b) => a - b) },
    })),
    placing: placing.revision,
    hands: handsMark(hands),
    internal: mark,
  }
  const named = Object.fromEntries(Object.entries(accounts).filter(([account]) => used.has(account)))
  return { before, rows, made: { collected: whole, from, accounts: named }, met: suppliers.met() }
}

/** What accounts are is the same for every year: has the years that wait for it reckoned anew. The night takes those that a stop has left. */
export async function reckonStale(data: Data, { queue, clock }: Pick<Platform, 'queue' | 'clock'>): Promise<number> {
  const { municipality } = data.scope.actor
  const [years, day] = await Promise.all([staleYears(data), clock.today()])
  await queue.send(reckonings(municipality, day, years))
  return years.length
}

/** A year reckoned anew and shown. */
export async function placeCosts(data: Data, files: Files, year: number): Promise<number> {
  const { before, rows, made } = await reckon(data, files, year)
  await data.costs.show(year, rows, before, made)
  return rows.length
}
