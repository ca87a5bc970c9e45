import * as m from '#messages'
import { addMonths, type Day } from '#shared/day.ts'
import type { SystemRow } from '#shared/system-register.ts'
import { System } from '#shared/systems.ts'
import { holds } from '#web/lib/asked.ts'
import { passesAll, type Filter } from '#web/lib/ui/filters.ts'
import { choiceName, fieldName } from './texts.ts'

const passes = (today: Day) =>
  ({
    all: () => true,
    mine: row => row.mine,
    notice: row => row.lastNotice !== undefined && row.lastNotice >= today && row.lastNotice <= addMonths(today, 12),
    unclassified: row => row.classification === undefined && row.lifecycle !== 'retired',
    sensitive: row => row.personalData === 'sensitive',
    retiring: row => row.lifecycle === 'retiring',
    lacking: row => row.reasons.length > 0,
  }) satisfies Record<string, (row: SystemRow) => boolean>

/** The views of the register that everyone has, with how many systems each holds. */
export const views = (rows: SystemRow[], today: Day) =>
  [
    { id: 'all' as const, text: m.systems_view_all() },
    { id: 'mine' as const, text: m.systems_view_mine() },
    { id: 'notice' as const, text: m.systems_view_notice() },
    { id: 'unclassified' as const, text: m.systems_view_unclassified() },
    { id: 'sensitive' as const, text: m.systems_view_sensitive() },
    { id: 'retiring' as const, text: m.systems_view_retiring() },
    { id: 'lacking' as const, text: m.systems_view_lacking() },
  ].map(view => ({ ...view, count: rows.filter(passes(today)[view.id]).length }))

const named = (of: 'lifecycle' | 'personalData', choices: readonly string[]) =>
  choices.map(choice => [choice, choiceName(of, choice)] as const)

/** How a system's classification stands. */
const classified = ({ classification, classifyBy }: SystemRow, today: Day) =>
  !classification ? 'no' : classifyBy && classifyBy < today ? 'overdue' : 'yes'

/** What the register can be narrowed down by. */
export function filters(rows: SystemRow[]): Filter[] {
  const byText = (a: readonly [string, string], b: readonly [string, string]) => a[1].localeCompare(b[1], 'sv')
  const suppliers = [...new Set(rows.map(row => row.supplier))].filter(Boolean)
  return [
    {
      ...{ id: 'object', label: fieldName('object'), any: m.systems_any_object() },
      options: [...new Map(rows.map(row => [row.object, row.objectName]))].toSorted(byText),
    },
    {
      ...{ id: 'supplier', label: fieldName('supplier'), any: m.systems_any_supplier() },
      options: suppliers.map(name => [name, name] as const).toSorted(byText),
    },
    {
      ...{ id: 'lifecycle', label: fieldName('lifecycle'), any: m.systems_any_lifecycle() },
      options: named('lifecycle', System.shape.lifecycle.unwrap().options),
    },
    {
      ...{ id: 'classified', label: fieldName('classification'), any: m.systems_any_classified() },
      options: [
        ['yes', m.systems_classified_yes()],
        ['no', m.systems_classified_no()],
        ['overdue', m.systems_classified_overdue()],
      ],
    },
    {
      ...{ id: 'personal', label: fieldName('personalData'), any: m.systems_any_personal() },
      options: [
        ...named('personalData', System.shape.personalData.unwrap().options),
        ['unknown', m.systems_personal_unknown()],
      ],
    },
  ]
}

/** The rows of the view and filters that the address asks for. */
export function filtered(rows: SystemRow[], asked: Pick<URLSearchParams, 'get'>, today: Day): SystemRow[] {
  const all = passes(today)
  const view = all[(asked.get('view') ?? 'all') as keyof typeof all] ?? all.all
  return rows.filter(
    row =>
      view(row) &&
      holds(asked.get('text') ?? '', row.name, row.supplier, row.objectName) &&
      passesAll(asked, row, {
        object: ({ object }, value) => object === value,
        supplier: ({ supplier }, value) => supplier === value,
        lifecycle: ({ lifecycle }, value) => lifecycle === value,
        classified: (of, value) => classified(of, today) === value,
        personal: ({ personalData = 'unknown' }, value) => personalData === value,
      }),
  )
}
