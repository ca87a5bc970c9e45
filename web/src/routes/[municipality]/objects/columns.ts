import { getLocale } from '#locale'
import * as m from '#messages'
import { monthName, signedTkr, tkr } from '#shared/format.ts'
import type { Entity } from '#shared/imports/fields.ts'
import { sum } from '#shared/money.ts'
import { ownKey } from '#shared/own-fields.ts'
import type { Portfolio, PortfolioRow } from '#shared/portfolio.ts'
import type { BulkField } from '#web/lib/ui/bulk.ts'
import type { Column } from '#web/lib/ui/columns.ts'
import { ownBulk } from '../bulk.ts'
import { ownListed } from '../own-fields.ts'
import { objectReason } from '../standing/texts.ts'

type Facts = ReadonlyMap<string, Entity>
type Of = Pick<Portfolio, 'year' | 'planYear' | 'actualTo' | 'ownFields' | 'hidden'>

const standard = { standard: true } as const
const amount = (id: string, text: string, value: (row: PortfolioRow) => number): Column<PortfolioRow> => ({
  ...{ id, text, value, number: true, standard: true },
  show: row => tkr(value(row)),
  total: rows => tkr(sum(rows.map(value))),
})

/** What the portfolio says of an object by itself. */
const known = ({ year, planYear, actualTo }: Of): Column<PortfolioRow>[] => [
  {
    ...{ id: 'status', text: m.objects_status(), ...standard, phone: true },
    value: row => ['bad', 'warn', 'ok', 'na'].indexOf(row.status),
  },
  {
    ...{ id: 'plan', text: m.objects_plan({ year: planYear }), ...standard },
    value: row => ['none', 'draft', 'submitted', 'approved', 'reviewed'].indexOf(row.plan),
  },
  {
    ...{ id: 'risk', text: m.objects_risk(), ...standard },
    value: row => ['low', 'medium', 'high'].indexOf(row.lifecycleRisk),
  },
  {
    ...{ id: 'systems', text: m.objects_systems(), number: true, ...standard },
    value: row => row.systems,
    show: row => String(row.systems),
    total: rows => String(sum(rows.map(row => row.systems))),
  },
  {
    ...{ id: 'staffing', text: m.objects_staffing(), number: true, ...standard },
    value: row => row.staffed / (row.roles || 1),
    total: rows => `${sum(rows.map(row => row.staffed))}/${sum(rows.map(row => row.roles))}`,
  },
  { id: 'trend', text: `${year - 4}–${year}`, class: 'trend', ...standard },
  amount('budget', m.objects_budget(), row => row.budget),
  amount(
    'actual',
    actualTo ? m.objects_actual({ month: monthName(actualTo, getLocale(), 'short') }) : m.objects_actual_none(),
    row => row.actual,
  ),
  amount('forecast', m.objects_forecast(), row => row.forecast),
  {
    ...{ id: 'deviation', text: m.objects_deviation(), number: true, ...standard, phone: true },
    value: row => row.forecast - row.budget,
    total: rows => signedTkr(sum(rows.map(row => row.forecast - row.budget))),
  },
  {
    ...{ id: 'spent', text: m.objects_spent(), class: 'spent', ...standard },
    value: row => row.actual / (row.budget || 1),
    total: 'drawn',
  },
  {
    ...{ id: 'reasons', text: m.standing_column_reasons(), class: 'mut' },
    value: row => -row.reasons.length,
    show: row => row.reasons.map(reason => objectReason(reason, row.roles - row.staffed)).join(', '),
  },
  {
    ...{ id: 'complete', text: m.standing_column_complete(), number: true },
    value: row => row.complete,
    show: row => String(row.complete),
  },
  { id: 'code', text: m.objects_code(), class: 'nw', value: row => row.code, show: row => row.code },
  { id: 'unit', text: m.objects_unit(), value: row => row.unit, show: row => row.unit },
  { id: 'family', text: m.objects_file_family(), value: row => row.family, show: row => row.family },
]

const facts = () => [
  { id: 'purpose', text: m.objects_purpose() },
  { id: 'scope', text: m.objects_scope() },
  { id: 'sides', text: m.objects_file_sides() },
  { id: 'since', text: m.objects_column_since(), class: 'num nw' },
]
const sides: Record<string, () => string> = { both: m.objects_file_both, it: m.objects_it_only }

/** Is it told only by the facts of every object, which the portfolio does without? */
export const needsFacts = (id: string) => id.startsWith(ownKey('')) || facts().some(fact => fact.id === id)

/** Every column that the portfolio can have. */
export const objectColumns = (of: Of, told: Facts): Column<PortfolioRow>[] => [
  ...known(of),
  ...facts()
    .filter(({ id }) => !of.hidden.includes(id))
    .map((fact): Column<PortfolioRow> => {
      const text = (row: PortfolioRow) => String(told.get(row.id)?.[fact.id] ?? '')
      const show = (row: PortfolioRow) => (fact.id === 'sides' ? (sides[text(row)]?.() ?? '') : text(row))
      return { ...fact, value: show, show }
    }),
  ...ownListed<PortfolioRow>(of.ownFields, m.own_fields_title(), (row, id) => told.get(row.id)?.[id]),
]

/** What can be changed for many objects at once. */
export const bulkFields = ({ families, hidden, ownFields }: Portfolio): BulkField[] => [
  { id: 'unit', text: m.objects_unit(), kind: 'text' },
  ...(families.length > 0
    ? [
        {
          ...{ id: 'family', text: m.objects_file_family(), kind: 'choice' as const },
          choices: families.map(name => ({ value: name, text: name })),
        },
      ]
    : []),
  ...(hidden.includes('purpose') ? [] : [{ id: 'purpose', text: m.objects_purpose(), kind: 'text' } as const]),
  {
    ...{ id: 'sides', text: m.objects_file_sides(), kind: 'choice', required: true },
    choices: Object.entries(sides).map(([value, text]) => ({ value, text: text() })),
  },
  ...ownBulk(ownFields),
]
