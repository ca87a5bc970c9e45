import * as m from '#messages'
import type { Integration, IntegrationRegister, IntegrationRow } from '#shared/integrations.ts'
import { isUnowned } from '#shared/owners.ts'
import { holds } from '#web/lib/asked.ts'
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
  published: m.integrations_published(),
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

const passes = {
  all: () => true,
  manual: ({ method }) => method === 'manual',
  unowned: isUnowned,
} satisfies Record<string, (row: IntegrationRow) => boolean>

/** The views of the integrations that everyone has, with how many each holds. */
export const views = (rows: IntegrationRow[]) =>
  [
    { id: 'all' as const, text: m.integrations_all() },
    { id: 'manual' as const, text: m.integrations_view_manual() },
    { id: 'unowned' as const, text: m.integrations_view_unowned() },
  ].map(view => ({ ...view, count: rows.filter(passes[view.id]).length }))

/** The rows of the view and the filters that the address asks for. */
export function filtered<R extends IntegrationRow>(rows: R[], asked: Pick<URLSearchParams, 'get'>): R[] {
  const view = passes[(asked.get('view') ?? 'all') as keyof typeof passes] ?? passes.all
  return rows.filter(
    row =>
      view(row) &&
      holds(asked.get('text') ?? '', row.source.name, row.target.name, row.information, row.ownerName) &&
      passesAll(asked, row, {
        object: ({ source, target }, value) => source.object === value || target.object === value,
        method: ({ method }, value) => method === value,
      }),
  )
}
