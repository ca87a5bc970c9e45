import * as m from '#messages'
import type { IntegrationRow } from '#shared/integrations.ts'
import type { Column } from '#web/lib/ui/columns.ts'
import { frequencyName, methodName } from './texts.ts'

/** An integration is named by what is exchanged. */
export type Row = IntegrationRow & { name: string }

/** Every column that the list of integrations can have. */
export const integrationColumns = (): Column<Row>[] => [
  {
    ...{ id: 'from', text: m.integrations_from(), standard: true },
    value: row => row.source.name,
    file: row => row.source.name,
  },
  {
    ...{ id: 'to', text: m.integrations_to(), standard: true },
    value: row => row.target.name,
    file: row => row.target.name,
  },
  {
    ...{ id: 'method', text: m.integrations_method(), standard: true, phone: true },
    value: row => methodName(row.method),
  },
  {
    ...{ id: 'frequency', text: m.integrations_frequency(), standard: true },
    value: row => frequencyName(row.frequency),
    show: row => frequencyName(row.frequency),
  },
  { ...{ id: 'owner', text: m.integrations_owner(), standard: true }, value: row => row.ownerName },
  {
    ...{ id: 'note', text: m.integrations_note(), class: 'mut' },
    value: row => row.note,
    show: row => row.note,
  },
]
