import { allocationRowsOf, type YearAllocation } from './allocation-rows.ts'
import { isReconciled } from './cost-origins.ts'
import { CostRow, groupIn, isOwnCost } from './costs.ts'
import type { Year } from './day.ts'
import { forecastMonths, type ConfirmedForecast } from './forecasts.ts'
import type { Cell } from './ledgers/collect.ts'
import { besideInvestments, investmentRowsOf, type YearInvestments } from './investments.ts'
import { split, type Ore } from './money.ts'
import { noMonths } from './months.ts'
import type { StaffLine } from './staff-costs.ts'
import { besideStaff, staffRowsOf } from './staff-rows.ts'

/** What a year's costs are made of: what is planned, what its ledgers have, the months that they cover, and what people have confirmed. */
export type Made = {
  planned: CostRow[]
  cells: Cell[]
  /** Months, 1–12. */
  covered: ReadonlySet<number>
  confirmed: Pick<ConfirmedForecast, 'object' | 'costKind' | 'amount'>[]
  /** Calculated staff cost: beside what the ledgers have, and never part of what is reconciled with them. */
  staff?: StaffLine[]
  /** What investments cost by calculation, and their outlays beside operations. */
  investments?: YearInvestments
  /** What objects bear of what others cost: after all else, and 0 in sum. */
  allocation?: YearAllocation
}

/**
 * The cost rows of a year. In months that a ledger covers only the ledger counts; in the others what was entered without
 * one. Calculated staff cost stands in the place of what was planned and entered of it. A confirmed forecast of an object's cost kind stands for the whole of
 * its rows. Last, what is divided inside the municipality: all together cost the same with it as without.
 */
export function costRowsOf(year: Year, made: Made): CostRow[] {
  const { planned, cells, covered, confirmed, staff = [], investments, allocation } = made
  const actualTo = Math.max(0, ...covered, ...planned.map(row => row.actualTo))
  const besides = besideStaff(planned, staff)
  const own = investments ? besideInvestments(besides, investments, made) : besides
  const told = covered.size === 0 ? own : withLedger(year, own, { cells, covered, actualTo })
  const capital = investments ? investmentRowsOf(year, investments, { planned, cells, covered, actualTo }) : []
  const rows = [...told, ...staffRowsOf(year, staff, actualTo), ...capital]
  const forecast = confirmed.reduce((all, one) => withForecast(year, all, one), rows)
  return allocation ? [...forecast, ...allocationRowsOf(year, forecast, allocation, actualTo)] : forecast
}

type InLedger = Pick<Made, 'cells' | 'covered'> & { actualTo: number }

function withLedger(year: Year, planned: CostRow[], { cells, covered, actualTo }: InLedger): CostRow[] {
  const asPlanned = planned.map(row => {
    const actual = row.actual.map((ore, month) => (covered.has(month + 1) ? 0 : ore))
    return {
      ...row,
      actual,
      forecast: row.forecast.map((ore, month) => (month < actualTo ? actual[month]! : ore)),
      actualTo,
    }
  })
  return [...asPlanned, ...cells.flatMap(cell => rowOf(year, cell, actualTo))]
}

function rowOf(year: Year, { months, object, costKind, ...cell }: Cell, actualTo: number): CostRow[] {
  if (object === undefined || costKind === undefined) return []
  const place = [cell.entity, cell.account, object, cell.system, cell.contract, costKind, cell.nature, cell.supplier]
  const amounts = { budget: noMonths(), actual: months, forecast: months }
  return [
    CostRow.parse({ ...cell, object, costKind, year, actualTo, id: place.join('|'), origin: 'ledger', ...amounts }),
  ]
}

/** What a year's ledger rows were placed as, from its cost rows. */
export const cellsIn = (rows: CostRow[]): Cell[] =>
  rows
    .filter(({ origin }) => isReconciled(origin))
    .map(({ entity = '', account = '', nature = 'upkeep', actual, object, system, contract, costKind, supplier }) => ({
      ...{ entity, account, nature, object, costKind, months: actual },
      // What is not there is left out: a row that is reckoned anew is the one that is kept.
      ...(system !== undefined && { system }),
      ...(contract !== undefined && { contract }),
      ...(supplier !== undefined && { supplier }),
    }))

/** The forecast's months over the rows of its object and cost kind, as their budgets lie; the sum is the confirmed amount. */
function withForecast(year: Year, rows: CostRow[], { object, costKind, amount }: Made['confirmed'][number]): CostRow[] {
  const mine = (row: CostRow) => row.object === object && row.costKind === costKind && isOwnCost(row)
  const own = rows.filter(mine)
  const group = groupIn(rows, object, costKind)
  const { actualTo } = group
  const months = forecastMonths(amount, group)
  if (own.length === 0) {
    const id = `forecast|${object}|${costKind}`
    return [...rows, { id, object, costKind, year, actualTo, budget: noMonths(), actual: noMonths(), forecast: months }]
  }
  const parts = months.map((ore, month) => (month < actualTo ? [] : split(ore, weightsIn(own, month))))
  const forecastOf = (row: CostRow): Ore[] =>
    months.map((_, month) => (month < actualTo ? row.actual[month]! : parts[month]![own.indexOf(row)]!))
  return rows.map(row => (mine(row) ? { ...row, forecast: forecastOf(row) } : row))
}

/** How a month's forecast lies over rows: as their budgets of the month; where there is none, on the first. */
const weightsIn = (rows: CostRow[], month: number) => rows.map(row => Math.abs(row.budget[month]!))
