import { getLocale } from '#locale'
import * as m from '#messages'
import type { BudgetEntry, BudgetOf } from '#shared/budget-file.ts'
import { monthName } from '#shared/format.ts'
import { sum } from '#shared/money.ts'
import { monthNumbers } from '#shared/months.ts'
import type { Column } from '#web/lib/ui/columns.ts'
import type { BudgetFile, Line } from './answer.ts'

type Row = Omit<Line, 'depth'> & { id: string }
export const fileRows = (lines: Line[]): Row[] => lines.map(line => ({ ...line, id: line.of }))

const amount = (id: 'before' | 'below' | 'amount' | 'gap', text: string): Column<Row> => ({
  ...{ id, text: `${text}, kr`, number: true },
  // An empty cell is no 0: there is no frame.
  file: line => (line[id] === undefined ? '' : line[id] / 100),
})

export const frameColumns = (year: number): Column<Row>[] => [
  amount('before', m.planning_before({ year: year - 1 })),
  amount('below', m.planning_plans({ year })),
  amount('amount', m.planning_frame({ year })),
  amount('gap', m.planning_gap()),
]

type Entry = Omit<BudgetEntry, 'object'> & { id: string; name: string; kind: string }
/** What goes to an entity's economy system, row by row. */
export const entryRows = ({ objects, costKinds }: BudgetFile, { entries }: BudgetOf): Entry[] =>
  entries.map(({ object, ...entry }, i) => ({
    ...{ ...entry, id: String(i + 1), name: objects.find(({ id }) => id === object)?.name ?? object },
    kind: costKinds.find(({ id }) => id === entry.costKind)?.name ?? entry.costKind,
  }))

/** Months in kronor to the öre, and the code parts that any row has. */
export function entryColumns({ entities, files }: BudgetFile): Column<Entry>[] {
  const used = new Set(files.flatMap(({ entries }) => entries.flatMap(({ parts }) => parts.map(([of]) => of))))
  const names = new Map(entities.flatMap(({ parts }) => parts.map(({ dimension, name }) => [dimension, name])))
  return [
    { id: 'account', text: m.planning_account(), show: of => of.account },
    ...[...used].map((dimension): Column<Entry> => ({
      ...{ id: `part${dimension}`, text: names.get(dimension) ?? dimension },
      show: of => of.parts.find(([part]) => part === dimension)?.[1] ?? '',
    })),
    { id: 'kind', text: m.planning_kind(), show: of => of.kind },
    ...monthNumbers.map((month): Column<Entry> => ({
      ...{ id: `m${month}`, text: m.planning_month_kr({ month: monthName(month, getLocale()) }), number: true },
      file: of => of.months[month - 1]! / 100,
    })),
    { id: 'year', text: m.planning_year_kr(), number: true, file: of => sum(of.months) / 100 },
  ]
}
