import * as m from '#messages'
import type { Integration, IntegrationRegister, IntegrationRow } from '#shared/integrations.ts'
import { holds } from '#web/lib/asked.ts'
import type { FileColumn } from '#web/lib/save-file.ts'
import { passesAll, type Filter } from '#web/lib/ui/filters.ts'

const methods: Record<Integration['method'], () => string> = {
  api: m.integrations_method_api,
  file: m.integrations_method_file,
  database: m.integrations_method_database,
  message: m.integrations_method_message,
  manual: m.integrations_method_manual,
  other: m.integrations_method_other,
}
export const methodName = (method: Integration['method']) => methods[method]()

const frequencies: Record<Integration['frequency'], () => string> = {
  continuous: m.integrations_frequency_continuous,
  hourly: m.integrations_frequency_hourly,
  daily: m.integrations_frequency_daily,
  weekly: m.integrations_frequency_weekly,
  monthly: m.integrations_frequency_monthly,
  yearly: m.integrations_frequency_yearly,
  onDemand: m.integrations_frequency_onDemand,
}
export const frequencyName = (frequency: Integration['frequency']) => frequencies[frequency]()

/** Fields by the names that history tells. */
export const fieldNames = (): Record<string, string> => ({
  from: m.integrations_from(),
  fromParty: m.integrations_from(),
  to: m.integrations_to(),
  toParty: m.integrations_to(),
  information: m.integrations_information(),
  method: m.integrations_method(),
  frequency: m.integrations_frequency(),
  owner: m.integrations_owner(),
  note: m.integrations_note(),
})

/** A value of an integration's field, where a choice or an id stands for it. */
export function valueName(of: IntegrationRegister, field: string, value: unknown): string | undefined {
  if (field === 'method') return methodName(value as Integration['method'])
  if (field === 'frequency') return frequencyName(value as Integration['frequency'])
  if (field === 'from' || field === 'to') return of.systems.find(({ id }) => id === value)?.name
  return field === 'owner' ? of.people.find(({ id }) => id === value)?.name : undefined
}

/** What the integrations can be narrowed down by. */
export const filters = ({ objects }: IntegrationRegister): Filter[] => [
  {
    ...{ id: 'object', label: m.integrations_object(), any: m.integrations_any_object() },
    options: objects.map(({ id, name }) => [id, name] as const),
  },
  {
    ...{ id: 'method', label: m.integrations_method(), any: m.integrations_any_method() },
    options: Object.entries(methods).map(([id, name]) => [id, name()] as const),
  },
]

/** Its list as a file. */
export const columns = (): FileColumn<IntegrationRow>[] => [
  { text: m.integrations_from(), value: row => row.source.name },
  { text: m.integrations_to(), value: row => row.target.name },
  { text: m.integrations_information(), value: row => row.information },
  { text: m.integrations_method(), value: row => methodName(row.method) },
  { text: m.integrations_frequency(), value: row => frequencyName(row.frequency) },
  { text: m.integrations_owner(), value: row => row.ownerName },
  { text: m.integrations_note(), value: row => row.note },
]

/** The rows that the address asks for. */
export function filtered(rows: IntegrationRow[], asked: Pick<URLSearchParams, 'get'>): IntegrationRow[] {
  return rows.filter(
    row =>
      holds(asked.get('text') ?? '', row.source.name, row.target.name, row.information, row.ownerName) &&
      passesAll(asked, row, {
        object: ({ source, target }, value) => source.object === value || target.object === value,
        method: ({ method }, value) => method === value,
      }),
  )
}
