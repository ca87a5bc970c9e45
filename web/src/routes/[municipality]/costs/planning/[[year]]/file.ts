import * as m from '#messages'
import type { Column } from '#web/lib/ui/columns.ts'
import type { Line } from './answer.ts'

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
