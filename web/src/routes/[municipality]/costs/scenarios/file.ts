import * as m from '#messages'
import { By } from '#shared/scenarios.ts'
import { fileOf, type Column } from '#web/lib/ui/columns.ts'
import type { Lines } from './answer.ts'
import { byNames } from './words.ts'

type Line = Lines[By][number]
type Row = Line & { way: By }

/** Every line of every way of telling it, in kronor: the base, and what each scenario comes to beside it. */
export function comparedFile(lines: Lines, scenarios: { id: string; name: string }[]) {
  const rows = By.options.flatMap(way => lines[way].map((line): Row => ({ ...line, id: `${way} ${line.id}`, way })))
  const number = (id: string, text: string, file: (row: Row) => string | number): Column<Row> => ({
    ...{ id, text, number: true, file },
  })
  const amount = (row: Row, id: string) => row.scenarios[id] ?? 0
  const columns: Column<Row>[] = [
    { id: 'way', text: m.scenario_by(), show: ({ way }) => byNames[way]() },
    number('base', m.scenario_file_base(), ({ base }) => base / 100),
    ...scenarios.flatMap(({ id, name }) => [
      number(`${id} amount`, m.scenario_file_amount({ name }), row => amount(row, id) / 100),
      number(`${id} difference`, m.scenario_file_difference({ name }), row => (amount(row, id) - row.base) / 100),
      number(`${id} percent`, m.scenario_file_percent({ name }), row =>
        // Of nothing there is no share.
        row.base === 0 ? '' : Math.round(((amount(row, id) - row.base) / Math.abs(row.base)) * 10_000) / 100,
      ),
    ]),
  ]
  return fileOf(m.scenario_name(), columns, rows)
}
