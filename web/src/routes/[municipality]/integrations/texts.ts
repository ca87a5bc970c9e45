import * as m from '#messages'
import type { Integration, IntegrationRegister, IntegrationRow } from '#shared/integrations.ts'
import { holds } from '#web/lib/asked.ts'

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
  published: m.integrations_published(),
})

/** A value of an integration's field, where a choice or an id stands for it. */
export function valueName(of: IntegrationRegister, field: string, value: unknown): string | undefined {
  if (field === 'method') return methodName(value as Integration['method'])
  if (field === 'frequency') return frequencyName(value as Integration['frequency'])
  if (field === 'from' || field === 'to') return of.systems.find(({ id }) => id === value)?.name
  return field === 'owner' ? of.people.find(({ id }) => id === value)?.name : undefined
}

/** The rows that the address asks for. */
export function filtered(rows: IntegrationRow[], asked: Pick<URLSearchParams, 'get'>): IntegrationRow[] {
  const object = asked.get('object') ?? ''
  const method = asked.get('method') ?? ''
  return rows.filter(
    ({ source, target, information, ownerName, ...row }) =>
      (!object || source.object === object || target.object === object) &&
      (!method || row.method === method) &&
      holds(asked.get('text') ?? '', source.name, target.name, information, ownerName),
  )
}
