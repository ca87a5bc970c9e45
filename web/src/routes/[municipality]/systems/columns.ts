import * as m from '#messages'
import { tkr } from '#shared/format.ts'
import type { Entity } from '#shared/imports/fields.ts'
import { apart } from '#shared/imports/graded.ts'
import { sum } from '#shared/money.ts'
import { alwaysThere, degrees, systemFields, type SystemField } from '#shared/system-fields.ts'
import type { AskedField } from '#shared/own-fields.ts'
import type { SystemRegister, SystemRow } from '#shared/system-register.ts'
import { levelsOf } from '#shared/terms.ts'
import type { BulkField } from '#web/lib/ui/bulk.ts'
import { termOf } from '#web/lib/terms.svelte.ts'
import type { Column } from '#web/lib/ui/columns.ts'
import { ownBulk } from '../bulk.ts'
import { ownListed } from '../own-fields.ts'
import { choiceName, fieldName, groupName, reasonName, valueText } from './texts.ts'

type Facts = ReadonlyMap<string, Entity>
type Names = ReadonlyMap<string, string>

const unclassified = (row: SystemRow) => row.classification === undefined
const degree = (id: 'confidentiality' | 'integrity' | 'availability', text: string): Column<SystemRow> => ({
  // The first letter of a name of one's own, as the house does.
  ...{
    id,
    text: termOf('axis', id)?.[0] ?? text,
    name: fieldName(id),
    number: true,
    standard: true,
    class: 'degree',
    together: unclassified,
    over: fieldName('classification'),
  },
  value: row => row.classification?.[id] ?? -1,
  total: rows => m.systems_classified({ n: rows.filter(row => row.classification).length }),
})

/** What the list knows of a system by itself. */
const known = (): Column<SystemRow>[] => [
  ...[
    {
      ...{ id: 'object', text: fieldName('object'), standard: true },
      value: (row: SystemRow) => row.objectName,
      show: (row: SystemRow) => row.objectName,
    },
    {
      id: 'supplier',
      text: fieldName('supplier'),
      standard: true,
      class: 'mut',
      value: (row: SystemRow) => row.supplier,
    },
    {
      ...{ id: 'lifecycle', text: fieldName('lifecycle'), standard: true },
      value: (row: SystemRow) => ['planned', 'introduced', 'inUse', 'retiring', 'retired'].indexOf(row.lifecycle),
    },
  ],
  degree('confidentiality', m.systems_column_confidentiality()),
  degree('integrity', m.systems_column_integrity()),
  degree('availability', m.systems_column_availability()),
  {
    ...{ id: 'personalData', text: fieldName('personalData'), standard: true },
    value: row => ['none', 'personal', 'sensitive'].indexOf(row.personalData ?? ''),
  },
  {
    ...{ id: 'notice', text: m.systems_last_notice(), standard: true, phone: true },
    value: row => row.lastNotice ?? '9999',
  },
  {
    ...{ id: 'cost', text: m.systems_column_cost(), standard: true, phone: true, number: true },
    value: row => row.cost,
    show: row => tkr(row.cost),
    total: rows => tkr(sum(rows.map(row => row.cost))),
  },
  {
    ...{ id: 'complete', text: m.standing_column_complete(), standard: true, number: true, class: 'complete' },
    value: row => row.complete,
    total: 'drawn',
  },
  {
    ...{ id: 'contractEnd', text: m.systems_column_contract_end(), class: 'num nw' },
    value: row => row.contractEnd ?? '9999',
    show: row => row.contractEnd ?? '',
  },
  {
    ...{ id: 'reasons', text: m.standing_column_reasons(), class: 'mut' },
    value: row => -row.reasons.length,
    show: row => row.reasons.map(reasonName).join(', '),
  },
]

const shown = ['supplier', 'lifecycle', 'personalData']

/** A fact that is fetched when somebody asks for it. */
function fact(field: Pick<SystemField, 'id' | 'kind' | 'group' | 'choices'>, facts: Facts): Column<SystemRow> {
  const { id, kind } = field
  const of = (row: SystemRow) => facts.get(row.id)?.[id] ?? undefined
  return {
    ...{ id, text: fieldName(id), group: groupName(field.group), number: kind === 'number' },
    ...(kind === 'day' && { class: 'num nw' }),
    value: row => {
      const value = of(row)
      if (kind === 'number') return Number(value ?? -1)
      return kind === 'choice' ? (field.choices ?? []).indexOf(String(value)) : String(value ?? '')
    },
    show: row => valueText(field, of(row)),
  }
}

/** Who uses a system and what it is for, in words. */
const uses = (facts: Facts, objects: Names): Column<SystemRow>[] => {
  const usedBy = (row: SystemRow) =>
    ((facts.get(row.id)?.['usedBy'] ?? []) as string[]).map(id => objects.get(id) ?? '')
  const supports = (row: SystemRow) => (facts.get(row.id)?.['supports'] ?? []) as string[]
  const show = (row: SystemRow) =>
    supports(row)
      .map(apart)
      .map(({ name, grade }) => `${name}: ${choiceName('supports', grade)}`)
      .join('; ')
  return [
    {
      id: 'usedBy',
      text: fieldName('usedBy'),
      value: row => usedBy(row).join(', '),
      show: row => usedBy(row).join(', '),
    },
    { id: 'supports', text: fieldName('supports'), value: show, show },
  ]
}

/** Is it told only by the facts of every system, which the list does without? */
export const needsFacts = (id: string) => id !== 'name' && !known().some(column => column.id === id)

/** Every column that the list of systems can have. */
export const systemColumns = (
  facts: Facts,
  objects: Names,
  own: readonly AskedField[],
  hidden: readonly string[],
): Column<SystemRow>[] => [
  ...known(),
  ...uses(facts, objects),
  ...systemFields.filter(({ id }) => !shown.includes(id) && !hidden.includes(id)).map(field => fact(field, facts)),
  {
    ...fact({ id: 'traceability' as never, kind: 'number', group: 'security' }, facts),
    name: fieldName('traceability'),
  },
  ...ownListed<SystemRow>(own, m.own_fields_title(), (row, id) => facts.get(row.id)?.[id]),
]

const letters = {
  confidentiality: m.systems_column_confidentiality,
  integrity: m.systems_column_integrity,
  availability: m.systems_column_availability,
  traceability: m.systems_column_traceability,
}

/** What can be changed for many systems at once; the next classification first, which is what it is mostly used for. */
export function bulkFields({ hidden, objects, scale, ownFields }: Omit<SystemRegister, 'rows' | 'year'>): BulkField[] {
  const field = ({ id, kind, choices = [] }: SystemField): BulkField => ({
    ...{ id, kind, text: fieldName(id), required: alwaysThere.has(id) },
    choices: choices.map(value => ({ value, text: choiceName(id, value) })),
  })
  const plain = systemFields.filter(({ id }) => !hidden.includes(id)).map(field)
  return [
    ...plain.filter(({ id }) => id === 'classifyBy'),
    {
      ...{ id: 'classification', kind: 'levels', text: fieldName('classification') },
      levels: degrees.map(id => ({
        ...{ id, text: fieldName(id), letter: letters[id](), optional: id === 'traceability' },
      })),
      choices: levelsOf(scale).map(n => ({ value: String(n), text: String(n) })),
    },
    {
      ...{ id: 'object', kind: 'choice', text: fieldName('object'), required: true },
      choices: objects.map(({ id, name }) => ({ value: id, text: name })),
    },
    ...plain.filter(({ id }) => id !== 'classifyBy'),
    ...ownBulk(ownFields),
  ]
}
